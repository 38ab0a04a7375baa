/** Words kept, struck and added → WordprocessingML with tracked changes. */
import { endsLine, type Edit } from './compare.js'
import { escapeXml, type Word, type WordParagraph } from './paper.js'

/** What becomes of a word, a paragraph's end, or a row. */
export type Mark = 'same' | 'ins' | 'del' | 'moveFrom' | 'moveTo'

/** What writing needs of the file around it. */
export interface Press {
  /** Author, date and an id of its own for one tracked change. */
  readonly stamp: () => string
  /** Relationship id of a web address. */
  readonly address: (url: string) => string
  /** Earlier paragraph properties in terms of the present file. */
  readonly present: (properties: string) => string
  /** Opens a bookmark unless its name is taken; gives its id, or null. */
  readonly bookmark: (name: string, mark: Mark) => number | null
  /** The name that both ends of one move carry. */
  readonly moveName: (key: string) => string
  /**
   * A comment on paragraphs that come or go as a whole ends in the next paragraph that stays: inside them, its sign
   * would cut the change in two, and LibreOffice then gives the paragraph after them the style of the first.
   */
  readonly leaveNoteOpen: (note: number) => void
  readonly takeOpenNotes: () => readonly number[]
  /** The number of the comment waiting for the next changed paragraph, or null. */
  readonly takeNote: () => number | null
}

/** One paragraph to write. */
export interface Draft {
  readonly properties: string
  /** The properties it had, where they differ. */
  readonly formerly: string | null
  readonly end: Mark
  readonly bookmark: string | null
  readonly words: readonly { readonly mark: Mark; readonly word: Word }[]
}

/** A paragraph that is wholly kept, struck, added or moved. */
export const whole = (press: Press, line: WordParagraph, mark: Mark): Draft => ({
  properties: mark === 'del' || mark === 'moveFrom' ? press.present(line.properties) : line.properties,
  formerly: null,
  end: mark,
  bookmark: line.bookmark,
  words: line.tokens.map((word) => ({ mark, word })),
})

/** Edits of a pair of paragraphs as the paragraphs to write. */
export function drafts(press: Press, edits: readonly Edit<Word, WordParagraph>[]): readonly Draft[] {
  const result: Draft[] = []
  let words: Draft['words'][number][] = []
  const close = (line: WordParagraph, formerly: WordParagraph | null, end: Mark): void => {
    const restyled = formerly !== null && formerly.shape !== line.shape
    result.push({ ...whole(press, line, end), formerly: restyled ? press.present(formerly.properties) : null, words })
    words = []
  }
  for (const edit of edits) {
    const sides: readonly (readonly [Mark, typeof edit.is])[] =
      edit.kind === 'same'
        ? [['same', edit.is]]
        : [
            ['del', edit.was],
            ['ins', edit.is],
          ]
    for (const [mark, pieces] of sides) {
      pieces.forEach((piece, index) => {
        if (!endsLine(piece)) return words.push({ mark, word: piece })
        const earlier = edit.was[index]
        close(piece.ends, mark === 'same' && earlier !== undefined && endsLine(earlier) ? earlier.ends : null, mark)
      })
    }
  }
  return result
}

const isChanged = (draft: Draft): boolean =>
  draft.end !== 'same' || draft.formerly !== null || draft.words.some(({ mark }) => mark !== 'same')

/** A paragraph's XML; the first changed one of a change carries its comment. */
export function writeParagraph(press: Press, draft: Draft, inCell = false): string {
  const { properties, formerly, end, bookmark, words } = draft
  const endMark = end === 'same' ? '' : `<w:rPr><w:${end} ${press.stamp()}/></w:rPr>`
  const former = formerly === null ? '' : `<w:pPrChange ${press.stamp()}><w:pPr>${formerly}</w:pPr></w:pPrChange>`
  const inside = properties + endMark + former
  const closing = end === 'same' && !inCell ? press.takeOpenNotes().map(closeNote).join('') : ''
  const name = bookmark === null ? null : press.bookmark(bookmark, end)
  const chunks = chunksOf(press, words)
  const note = isChanged(draft) ? press.takeNote() : null
  const isWhole = end !== 'same' && chunks.every((chunk) => chunk.changed)
  if (note !== null && isWhole && !inCell) press.leaveNoteOpen(note)
  return [
    '<w:p>',
    inside === '' ? '' : `<w:pPr>${inside}</w:pPr>`,
    closing,
    name === null ? '' : `<w:bookmarkStart w:name="${bookmark}" w:id="${name}"/>`,
    isWhole && !inCell ? openNote(note) + joined(chunks) : withNote(chunks, note),
    name === null ? '' : `<w:bookmarkEnd w:id="${name}"/>`,
    '</w:p>',
  ].join('')
}

interface Chunk {
  readonly xml: string
  readonly changed: boolean
}

const joined = (chunks: readonly Chunk[]): string => chunks.map((chunk) => chunk.xml).join('')

const openNote = (note: number | null): string => (note === null ? '' : `<w:commentRangeStart w:id="${note}"/>`)

/** The end of a comment, with the sign it hangs on. */
export const closeNote = (note: number): string =>
  `<w:commentRangeEnd w:id="${note}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${note}"/></w:r>`

/** The comment spans from the first change of the paragraph to the last, or the whole of it when only its end changed. */
function withNote(chunks: readonly Chunk[], note: number | null): string {
  if (note === null) return joined(chunks)
  const last = chunks.findLastIndex((chunk) => chunk.changed)
  const first = last === -1 ? 0 : chunks.findIndex((chunk) => chunk.changed)
  const stop = last === -1 ? chunks.length : last + 1
  return (
    joined(chunks.slice(0, first)) +
    openNote(note) +
    joined(chunks.slice(first, stop)) +
    closeNote(note) +
    joined(chunks.slice(stop))
  )
}

function chunksOf(press: Press, words: Draft['words']): readonly Chunk[] {
  const links = runsOf(words, (a, b) => a.word.link === b.word.link)
  return links.flatMap((stretch): Chunk[] => {
    const [first] = stretch
    // LibreOffice leaves an empty paragraph behind for each link in moved text, so there a reference is words only.
    const isMoved = first?.mark === 'moveFrom' || first?.mark === 'moveTo'
    const link = isMoved ? '' : (first?.word.link ?? '')
    const marked = runsOf(stretch, (a, b) => a.mark === b.mark).map((same) => markedRuns(press, same))
    if (link === '') return marked
    const target = link.startsWith('#') ? `w:anchor="${link.slice(1)}"` : `r:id="${press.address(link)}"`
    const xml = marked.map((chunk) => chunk.xml).join('')
    return [
      {
        xml: `<w:hyperlink w:history="1" ${target}>${xml}</w:hyperlink>`,
        changed: marked.some((chunk) => chunk.changed),
      },
    ]
  })
}

/** Neighbors that go together. */
function runsOf<T>(items: readonly T[], together: (a: T, b: T) => boolean): readonly (readonly T[])[] {
  const result: T[][] = []
  let last: T | undefined
  for (const item of items) {
    if (last !== undefined && together(last, item)) result.at(-1)?.push(item)
    else result.push([item])
    last = item
  }
  return result
}

function markedRuns(press: Press, words: Draft['words']): Chunk {
  const mark = words[0]?.mark ?? 'same'
  const runs = runsOf(words, (a, b) => a.word.look === b.word.look)
    .map((run) => writeRun(run[0]?.word.look ?? '', run.map(({ word }) => word.text).join(''), mark))
    .join('')
  return mark === 'same'
    ? { xml: runs, changed: false }
    : { xml: `<w:${mark} ${press.stamp()}>${runs}</w:${mark}>`, changed: true }
}

function writeRun(look: string, text: string, mark: Mark): string {
  const element = mark === 'del' ? 'w:delText' : 'w:t'
  const content = text
    .split(/([\t\n])/)
    .map((part) => {
      if (part === '') return ''
      if (part === '\t') return '<w:tab/>'
      if (part === '\n') return '<w:br/>'
      return `<${element} xml:space="preserve">${escapeXml(part)}</${element}>`
    })
    .join('')
  return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}${content}</w:r>`
}
