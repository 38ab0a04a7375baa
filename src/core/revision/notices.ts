/** Compares the texts of sites' boxes as two builds wrote them, and tells those that the practice's own wording changed. */
import { isSameBox, noticePath } from '../policy/disclaimer/own-notice.js'
import type { WrittenNotice } from '../policy/lock.js'

/** A box's text that is another because of own wording. */
export interface NoticeChange {
  /** The file with the text. */
  readonly path: string
  readonly causes: readonly { readonly edit: string }[]
  readonly before: string
  readonly after: string
}

/** Changes of boxes that have own wording, or had it; empty text where there was no file. */
export const noticeChanges = (
  before: readonly WrittenNotice[],
  after: readonly WrittenNotice[],
): readonly NoticeChange[] =>
  after.flatMap((now): readonly NoticeChange[] => {
    const old = before.find((one) => isSameBox(one, now))
    const isOwn = now.base !== null || (old !== undefined && old.base !== null)
    if (!isOwn || old?.text === now.text) return []
    return [{ path: now.path, causes: [{ edit: noticePath(now) }], before: old?.text ?? '', after: now.text }]
  })
