/** What reading one provision of an edited file gives: its overrides, and the text beside it. */
import type { ProvisionEdits } from './compare.js'
import type { Known } from './known.js'
import type { KeptText } from './place/strays.js'

/** A comparison, and the text beside it that has no place in the policy. */
export interface Result extends ProvisionEdits {
  readonly known: Known
  readonly kept: readonly KeptText[]
}
