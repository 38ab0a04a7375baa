/** Joins edits of the texts for sites' boxes with the practice's own wording of them, and fits that to the library as it is now. */
import type { LibraryBox } from '../policy/disclaimer/disclaimer.js'
import { noticePath, isSameBox, type NoticePlace, type OwnNotice } from '../policy/disclaimer/own-notice.js'
import { forbiddenTelephone } from '../policy/disclaimer/telephone.js'
import type { WrittenNotice } from '../policy/lock.js'
import type { KeptText } from './adopt/place/strays.js'
import type { Settlement, TextClash } from './fit.js'
import { plainForm, renamedNote, renamedWords, type ChangedAnswer } from './renamed.js'
import { threeWayPlain } from './three-way.js'

/** The text of a box, in a file that somebody changed. */
export interface EditedNotice extends NoticePlace {
  /** The changed file. */
  readonly path: string
  readonly text: string
  /** What had been written there; null when no record says. */
  readonly written: WrittenNotice | null
}

/** Own wording as it stands now, and what happened to it on the way. */
export interface TakenNotices {
  readonly notices: readonly OwnNotice[]
  readonly kept: readonly KeptText[]
  readonly conflicts: readonly TextClash[]
  /** Plain-language lines for the screen. */
  readonly notes: readonly string[]
}

/** What a run stands on: the library's boxes and version, and the day. */
export interface NoticeGround {
  readonly boxes: readonly LibraryBox[]
  readonly version: string
  readonly date: string
}

/** `now`: the files as they are, which the owner may have changed since the edited file was written. */
export function takeInNotices(
  { boxes, version, date }: NoticeGround,
  now: readonly OwnNotice[],
  edits: readonly EditedNotice[],
): Omit<TakenNotices, 'conflicts'> {
  let notices = now
  const kept: KeptText[] = []
  const notes: string[] = []
  for (const edit of edits) {
    const box = boxes.find((one) => isSameBox(one, edit))
    const own = notices.find((one) => isSameBox(one, edit))
    const { written } = edit
    if (box === undefined || [own?.text ?? box.text, written?.text].includes(edit.text)) continue
    const others = notices.filter((one) => one !== own)
    const name = `“${box.title}” (${edit.path})`
    // An emptied file has no words to keep; a box is left alone by not pasting.
    if ([box.text, written?.base, ''].includes(edit.text) && (own === undefined || own.text === written?.text)) {
      notices = others
      notes.push(`${name} has the library's text again.`)
      continue
    }
    const isAsWritten = own === undefined || written === null || own.text === written.text
    const text = isAsWritten ? edit.text : threeWayPlain(own.text, written.text, edit.text)
    if (text === null) {
      kept.push({
        name: `${edit.platform}-${edit.field}`,
        text: edit.text,
        why: `${name} ${changedTwice}, and the other wording stands`,
      })
      notes.push(`${name} ${changedTwice}: one stands, the other is kept.`)
      continue
    }
    const base = own?.base ?? { version, text: written === null ? box.text : (written.base ?? written.text) }
    notices = [...others, { platform: edit.platform, field: edit.field, author: null, ...own, text, base, date }]
    notes.push(`${name}: your wording is kept.`)
    const telephone = forbiddenTelephone(box, text)
    if (telephone !== null) notes.push(`${telephone}. The number stays.`)
  }
  return { notices: inOrder(notices), kept, notes }
}

const changedTwice = 'was changed in two places in different ways'

/** Brings own wording up to the library's text of now: merged where both can stand, a conflict where they can't. */
export function fitNotices(
  { boxes, version }: NoticeGround,
  notices: readonly OwnNotice[],
  changed: readonly ChangedAnswer[] = [],
): TakenNotices {
  const kept: KeptText[] = []
  const conflicts: TextClash[] = []
  const notes: string[] = []
  const fitted = notices.flatMap((notice): readonly OwnNotice[] => {
    const box = boxes.find((one) => isSameBox(one, notice))
    if (box === undefined) {
      const why = `the library no longer has the box that ${noticePath(notice)} was for`
      kept.push({ name: `${notice.platform}-${notice.field}`, text: notice.text, why })
      notes.push(`The library no longer has the box that ${noticePath(notice)} was for: its words are kept.`)
      return []
    }
    const current = { version, text: box.text }
    const { base } = notice
    if (notice.text === box.text) {
      notes.push(`“${box.title}”: the library now says what your wording said, so its file is taken out.`)
      return []
    }
    if (base === null) return [{ ...notice, base: current }]
    if (base.text === box.text) return [notice]
    const renamed = renamedWords({ body: notice.text, base }, box.text, changed, plainForm)
    if (renamed !== null && renamed.body !== notice.text) {
      notes.push(renamedNote(box.title, renamed.used))
      return [{ ...notice, text: renamed.body, base: current }]
    }
    const text = threeWayPlain(notice.text, base.text, box.text)
    if (text === null) {
      conflicts.push(clashOf(notice, box, version, base.text))
      return [notice]
    }
    notes.push(`“${box.title}”: the library's change and your wording are joined.`)
    return [{ ...notice, text, base: current }]
  })
  return { notices: inOrder(fitted), kept, conflicts, notes }
}

const clashOf = (notice: OwnNotice, box: LibraryBox, version: string, base: string): TextClash => ({
  paper: noticePath(notice),
  clause: notice.platform,
  title: box.title,
  kind: 'replace',
  version,
  base,
  yours: notice.text,
  library: box.text,
})

/** Own wording after one conflict is settled; the library's text of now becomes the base, so that it isn't asked again. */
export const settleNotice = (
  notices: readonly OwnNotice[],
  { paper, version, library }: TextClash,
  settlement: Settlement,
): readonly OwnNotice[] =>
  notices.flatMap((notice): readonly OwnNotice[] => {
    if (noticePath(notice) !== paper) return [notice]
    if (settlement === 'theirs') return []
    const text = settlement === 'mine' ? notice.text : settlement.words
    return [{ ...notice, text, base: { version, text: library } }]
  })

const inOrder = (notices: readonly OwnNotice[]): readonly OwnNotice[] =>
  [...notices].sort((a, b) => (noticePath(a) < noticePath(b) ? -1 : 1))
