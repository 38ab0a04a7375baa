/** What an edited file is once read, Markdown and Word alike: blocks in order, with the clause anchors found at them. */
import type { Block } from './tree.js'
import { leavesOf, type Leaf } from './leaves.js'

/** One heading, paragraph, list, table or quotation of an edited file. */
export interface Unit {
  /** Level of a heading, from 1; null for everything else. A heading's `block` is a paragraph. */
  readonly heading: number | null
  readonly block: Block
  /** Lines of text in it; never none. */
  readonly leaves: readonly Leaf[]
  /** Clause ids whose anchor or bookmark stands at it. */
  readonly anchors: readonly string[]
  /** Who made tracked changes in it. */
  readonly authors: readonly string[]
  /** It stands in a text box: the first words of the paragraph that the box hangs on. */
  readonly box?: string
}

/** A comment in the margin, and the unit it belongs to. */
export interface Remark {
  readonly author: string
  readonly text: string
  readonly unit: number
  /** Marked as settled in the file. */
  readonly resolved?: true
}

export interface Edited {
  readonly units: readonly Unit[]
  readonly remarks: readonly Remark[]
  /** Text that readers of the file don't see. */
  readonly hidden: readonly string[]
  /** What stands beside its text, such as a header or an embedded file: `name` is a file name without its ending. */
  readonly beside?: readonly { readonly name: string; readonly text: string; readonly why: string }[]
  /** Its words as they stand in the file, unread, for counting. */
  readonly source?: string
}

/** A unit, or none when the block has no text. */
export function unitOf(
  block: Block,
  heading: number | null,
  anchors: readonly string[],
  authors: readonly string[] = [],
): readonly Unit[] {
  const leaves = leavesOf([block])
  return leaves.length === 0 ? [] : [{ heading, block, leaves, anchors, authors }]
}

/** The words of a unit on one line. */
export const unitText = (unit: Unit): string => unit.leaves.map((leaf) => leaf.text).join(' ')
