/** Compares the words of papers as two builds wrote them, and tells those that the practice's own wording changed. */
import type { WrittenPaper } from '../policy/lock.js'
import { ownPaperPath } from '../policy/papers/own-paper.js'

/** A paper that says something else because of own wording. */
export interface PaperChange {
  readonly paper: string
  readonly title: string
  readonly causes: readonly { readonly edit: string }[]
  readonly before: string
  readonly after: string
}

/** Changes of papers that have own wording, or had it; empty text where there was no paper. */
export const paperChanges = (before: readonly WrittenPaper[], after: readonly WrittenPaper[]): readonly PaperChange[] =>
  after.flatMap(({ paper, title, text, base }): readonly PaperChange[] => {
    const old = before.find((one) => one.paper === paper)
    const isOwn = base !== null || (old !== undefined && old.base !== null)
    if (!isOwn || old?.text === text) return []
    return [{ paper, title, causes: [{ edit: ownPaperPath({ paper }) }], before: old?.text ?? '', after: text }]
  })
