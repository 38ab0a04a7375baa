/** Asks the owner to settle what only a person can: two texts that changed in the same place, and whether to write. */
import type { Override } from '../core/override.js'
import type { TextConflict } from '../node/merge-overrides.js'
import { planBuild, type BuildPlan } from '../node/build-plan.js'
import type { Workspace } from '../node/workspace.js'
import type { Io } from './io.js'
import { row, type Front, type ListPage, type TextPage } from './wizard/front.js'
import { lookOf } from './wizard/look.js'
import { openFront } from './wizard/open-front.js'

/** Asks about each conflict (mine, theirs, edit) and plans again; null when the owner leaves. */
export async function settleConflicts(
  workspace: Workspace,
  plan: BuildPlan,
  io: Io,
  plain: boolean,
): Promise<BuildPlan | null> {
  const front = await openFront(io, lookOf(io), plain)
  try {
    let overrides = plan.edits.overrides
    for (const conflict of plan.edits.conflicts) {
      const settled = await settleOne(front, conflict, overrides)
      if (settled === null) return null
      overrides = settled
    }
    return await planBuild(workspace, { overrides })
  } finally {
    front.close()
  }
}

async function settleOne(
  front: Front,
  conflict: TextConflict,
  overrides: readonly Override[],
): Promise<readonly Override[] | null> {
  const reply = await front.ask(conflictPage(conflict))
  if (reply.kind !== 'answer') return null
  const others = overrides.filter((override) => !isOf(override, conflict))
  const mine = overrides.filter((override) => isOf(override, conflict))
  if (reply.value === 'theirs') return others
  const base = { version: conflict.version, text: conflict.library }
  if (reply.value === 'mine') return [...others, ...mine.map((override) => ({ ...override, base }))]
  const written = await front.ask(editPage(conflict))
  if (written.kind !== 'answer') return settleOne(front, conflict, overrides)
  return [...others, ...mine.map((override) => ({ ...override, base, body: String(written.value) }))]
}

const isOf = (override: Override, conflict: TextConflict): boolean =>
  override.clause === conflict.clause && override.kind === 'replace'

const keys = { back: false, overview: false, unsure: false }

const conflictPage = ({ title, yours, library }: TextConflict): ListPage => ({
  kind: 'list',
  step: '',
  ask: `“${title}”: the library changed the same words as you did. Which text shall stand?`,
  help: [`Yours: ${yours}`, `The library now: ${library}`],
  more: [],
  keys,
  rows: [row('mine', 'Mine'), row('theirs', 'The library’s'), row('edit', 'Write it anew')],
  multiple: false,
  search: false,
  at: 'mine',
  ticked: [],
})

const editPage = ({ title, yours }: TextConflict): TextPage => ({
  kind: 'text',
  step: '',
  ask: `Your text for “${title}”`,
  help: ['One paragraph. For more, edit the file in overrides/ afterwards.'],
  more: [],
  keys: { ...keys, back: true },
  initial: yours.replace(/\s+/g, ' '),
  fallback: '',
  complaint: (text) => (text.trim() === '' ? 'Write at least one word.' : null),
})

/** Yes or no, yes first. */
export async function confirmWriting(io: Io, plain: boolean): Promise<boolean> {
  const front = await openFront(io, lookOf(io), plain)
  try {
    const reply = await front.ask({
      ...conflictPage({ clause: '', title: '', version: '', base: '', yours: '', library: '' }),
      ask: 'Write these changes?',
      help: [],
      rows: [row('yes', 'Yes'), row('no', 'No, leave everything as it is')],
      at: 'yes',
    })
    return reply.kind === 'answer' && reply.value === 'yes'
  } finally {
    front.close()
  }
}
