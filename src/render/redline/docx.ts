/** Two versions of a document and what changed between them → a Word file with tracked changes, each with a comment that says why. */
import type { Library } from '../../core/library/library.js'
import type { Revision } from '../../core/revision/change.js'
import type { Document, Section } from '../../core/document/tree.js'
import { archive } from '../docx/archive.js'
import { nameBookmarks } from '../docx/bookmarks.js'
import { documentParts } from '../docx/docx.js'
import { alignment, writePair, writeWhole } from './body.js'
import { addComments, type Comment } from './comments.js'
import { fatesOf, groupsOf, headingsOf, type Fate } from './groups.js'
import { withPresentIds } from './heirs.js'
import { listLooks, listOf, mergeLists, type Lists } from './lists.js'
import { closeNote, type Press } from './marks.js'
import { openPress } from './press.js'
import { noteLines } from './notes.js'
import { readBody, type Unit } from './paper.js'

/** `date` is ISO; `author` is who Word says made the changes. */
export interface RedlineInput {
  readonly library: Library
  readonly before: Document
  readonly after: Document
  readonly revision: Revision
  readonly author: string
  readonly date: string
}

type Parts = Map<string, string | Uint8Array>

/** The redline's bytes, which depend on nothing but the input: accept all changes for the present text, reject all for the earlier. */
// eslint-disable-next-line @typescript-eslint/require-await -- as renderDocx: callers load docx when they need it
export async function renderRedlineDocx(input: RedlineInput): Promise<Uint8Array> {
  const { library, after, revision } = input
  const before = withPresentIds(library, input.before, after)
  const [earlier, parts] = [documentParts(before), documentParts(after)]
  const fates = fatesOf(unitsOf(earlier, before), unitsOf(parts, after), alignment)
  const lists = mergeLists(textOf(earlier, numberingPath), textOf(parts, numberingPath))
  pairLists(fates, lists)
  const comments: Comment[] = []
  const { press, links, offerNote } = openPress(input, addressesOf(parts), lists)
  const body = fates
    .map((fate) => {
      // A move is explained where it went.
      if (fate.kind === 'movedFrom' && fate.same) return writeFate(press, fate)
      const isTaken = offerNote(comments.length)
      const xml = writeFate(press, fate)
      if (isTaken()) comments.push({ lines: noteLines(library, revision, fate) })
      return xml
    })
    .join('')
  // The last paragraph takes what no later one can.
  const open = press.takeOpenNotes().map(closeNote).join('')
  const whole = body.replace(/<\/w:p>(?!.*<\/w:p>)/s, (end) => open + end)
  edit(parts, documentPath, (xml) =>
    withoutDeadLinks(xml.replace(/(<w:body>).*(<w:sectPr>)/s, (_, start: string, end: string) => start + whole + end)),
  )
  edit(parts, numberingPath, () => lists.xml())
  edit(parts, linksPath, (xml) => xml.replace('</Relationships>', (end) => links() + end))
  addComments(parts, comments, input)
  return archive(parts)
}

const documentPath = 'word/document.xml'
const numberingPath = 'word/numbering.xml'
const linksPath = 'word/_rels/document.xml.rels'

const textOf = (parts: Parts, path: string): string => String(parts.get(path) ?? '')

const edit = (parts: Parts, path: string, change: (xml: string) => string): void =>
  void parts.set(path, change(textOf(parts, path)))

/** Relationship id → address. */
function addressesOf(parts: Parts): ReadonlyMap<string, string> {
  const tags = textOf(parts, linksPath).match(/<Relationship [^>]*TargetMode="External"[^>]*>/g) ?? []
  const value = (tag: string, name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return new Map(tags.map((tag) => [value(tag, 'Id'), value(tag, 'Target')]))
}

function unitsOf(parts: Parts, document: Document): ReturnType<typeof groupsOf<Unit>> {
  const around = { addresses: addressesOf(parts), lists: listLooks(textOf(parts, numberingPath)) }
  const names = nameBookmarks(document).ofSection
  const starts = new Map<string, Section>(headingsOf(document).map((heading) => [names.get(heading) ?? '', heading]))
  return groupsOf(readBody(textOf(parts, documentPath), around), (unit) =>
    unit.kind === 'paragraph' && unit.bookmark !== null ? starts.get(unit.bookmark) : undefined,
  )
}

/** Items that are paired say which list is which. */
function pairLists(fates: readonly Fate<Unit>[], lists: Lists): void {
  for (const fate of fates) {
    if (fate.kind !== 'kept') continue
    for (const { before, after } of fate.pairs) {
      const [was, is] = [before[0], after[0]]
      if (was?.kind !== 'paragraph' || is?.kind !== 'paragraph') continue
      const [old, now] = [listOf(was.properties), listOf(is.properties)]
      if (old !== null && now !== null && was.shape === is.shape) lists.pair(old, now)
    }
  }
}

function writeFate(press: Press, fate: Fate<Unit>): string {
  switch (fate.kind) {
    case 'kept':
      return fate.pairs.map((pair) => writePair(press, pair)).join('')
    case 'removed':
      return fate.was.lines.map((line) => writeWhole(press, line, 'del')).join('')
    case 'added':
      return fate.is.lines.map((line) => writeWhole(press, line, 'ins')).join('')
    case 'movedFrom':
      return writeMove(press, fate.was.lines, fate, 'moveFrom')
    case 'movedTo':
      return writeMove(press, fate.is.lines, fate, 'moveTo')
  }
}

/** A move needs the same words at both ends, and Word moves no tables; all else is struck here and added there. */
function writeMove(
  press: Press,
  lines: readonly Unit[],
  fate: { readonly same: boolean; readonly is: { readonly key: string } },
  mark: 'moveFrom' | 'moveTo',
): string {
  const isMove = fate.same && lines.every((line) => line.kind === 'paragraph')
  if (!isMove) return lines.map((line) => writeWhole(press, line, mark === 'moveFrom' ? 'del' : 'ins')).join('')
  const stamp = press.stamp()
  const id = / w:id="\d+"/.exec(` ${stamp}`)?.[0] ?? ''
  const inside = lines.map((line) => writeWhole(press, line, mark)).join('')
  return `<w:${mark}RangeStart ${stamp} w:name="${press.moveName(fate.is.key)}"/>${inside}<w:${mark}RangeEnd${id}/>`
}

/** A struck link to a heading that is gone altogether becomes plain text. */
function withoutDeadLinks(xml: string): string {
  const names = new Set([...xml.matchAll(/<w:bookmarkStart w:name="([^"]*)"/g)].map(([, name]) => name))
  return xml.replace(
    /<w:hyperlink w:history="1" w:anchor="([^"]*)">(.*?)<\/w:hyperlink>/gs,
    (link, name: string, inside: string) => (names.has(name) ? link : inside),
  )
}
