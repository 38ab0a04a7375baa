/** Fits the practice's own words to the library as it is now: three ways, clause by clause. */
import { mergeOverride, relocateOverrides } from '../core/merge.js'
import type { Override } from '../core/override.js'
import { assemblePolicy } from '../core/policy.js'
import { lockProvisions } from '../render/provision-text.js'
import { keptText, type Kept } from './edits.js'
import type { Workspace } from './workspace.js'

/** The library and the practice changed the same words; the practice's stand. */
export interface TextConflict {
  readonly clause: string
  readonly title: string
  /** Of the clause, now. */
  readonly version: string
  /** What both started from, Markdown. */
  readonly base: string
  readonly yours: string
  readonly library: string
}

export interface MergedOverrides {
  readonly overrides: readonly Override[]
  readonly kept: readonly Kept[]
  readonly conflicts: readonly TextConflict[]
  readonly notes: readonly string[]
}

/** Merges every override with the text the clause would have without it. */
export function mergeOverrides({ library, answers }: Workspace, overrides: readonly Override[]): MergedOverrides {
  if (overrides.length === 0) return { overrides, kept: [], conflicts: [], notes: [] }
  const relocated = relocateOverrides(library, overrides)
  const plain = lockProvisions(assemblePolicy(library, answers, { version: '' }))
  const conflicts: TextConflict[] = []
  const merged = relocated.overrides.map((override): Override => {
    const current = plain.find((provision) => provision.clause === override.clause)
    if (current === undefined || override.kind !== 'replace') return override
    const result = mergeOverride(override, { version: current.version, text: current.text })
    if (result.outcome === 'conflict') {
      const base = override.base?.text ?? ''
      conflicts.push({
        clause: override.clause,
        title: override.title ?? current.title,
        version: current.version,
        base,
        yours: override.body,
        library: current.text,
      })
      // The base stays, so that the conflict is shown until somebody settles it.
      return override
    }
    return { ...override, body: result.body, base: result.base }
  })
  return {
    overrides: merged,
    kept: relocated.kept.map(({ name, text, why }) => keptText(name, text, why)),
    conflicts,
    notes: relocated.notes,
  }
}
