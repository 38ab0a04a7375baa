/** Turns a practice's own wording into what it made of one clause. */
import type { Override } from '../policy/override.js'

/** What the practice did to a clause: left it out, reworded it, or added to it. */
export interface OwnState {
  readonly kind: Override['kind']
  readonly override: Override
  /** It gave a short form of its own, too. */
  readonly hasBrief: boolean
}

const weight = { strike: 0, replace: 1, add: 2 } as const

/** The weightiest change of a clause; null where the library's words stand alone. */
export function ownState(overrides: readonly Override[], clause: string): OwnState | null {
  const [override] = overrides.filter((one) => one.clause === clause).sort((a, b) => weight[a.kind] - weight[b.kind])
  return override === undefined
    ? null
    : { kind: override.kind, override, hasBrief: Object.values(override.brief ?? {}).some((own) => own !== undefined) }
}
