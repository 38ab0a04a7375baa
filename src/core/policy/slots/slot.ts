/** What a slot is: a library, a policy and plain words in, blocks out. */
import type { Block } from '../../document/tree.js'
import type { Library } from '../../library/library.js'
import type { Policy } from '../policy.js'

/** What a slot is given. */
export interface SlotInput {
  readonly library: Library
  readonly policy: Policy
  /** The plain words after the slot's name. */
  readonly args: readonly string[]
}

/** Generates the blocks that stand in a frame in place of `{{slot "name" …}}`. */
export type Slot = (input: SlotInput) => readonly Block[]
