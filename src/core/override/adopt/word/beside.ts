/** Tells what a Word file holds beside its text: header and footer, pictures, and files put into it. */
import { bare } from '../../../document/tidy.js'
import type { Edited } from '../../../document/unit.js'
import type { WordFile } from './package.js'
import { runText, type RunReading } from './runs.js'
import { all, type XmlNode } from './xml.js'

/** One item for the margins, one for each note, picture and embedded file. */
export function besideText(
  { body, margins, chunks }: WordFile,
  notes: RunReading['notes'],
): NonNullable<Edited['beside']> {
  const lines = margins.flatMap((part) =>
    all(part, 'w:p').map((paragraph) => {
      const text = runText({ ...paragraph, children: [paragraph] }).trim()
      return isPageNumber(paragraph, text) ? '' : text
    }),
  )
  const marginal = [...new Set(lines.filter((line) => line !== ''))].join('\n')
  const pictures = [...all(body, 'w:drawing'), ...all(body, 'w:pict')].filter(
    (node) => all(node, 'w:txbxContent').length === 0,
  )
  return [
    ...(marginal === ''
      ? []
      : [{ name: marginName, text: marginal, why: 'it stands in the header or footer of the file' }]),
    ...notes.map(({ kind, text, near }) => ({
      name: kind,
      text,
      why: `it is ${kind === 'footnote' ? 'a footnote' : 'an endnote'}${near === '' ? '' : ` to “${near}”`}`,
    })),
    ...pictures.map((node) => ({
      name: 'picture',
      text: `A picture: ${all(node, 'wp:docPr')[0]?.attributes['descr'] ?? 'it has no description'}`,
      why: 'the policy has no place for pictures; the picture is in the file itself, in kept/returned',
    })),
    ...chunks.map((text) => ({
      name: 'embedded-file',
      text: text === '' ? 'Its words could not be read.' : text,
      why: 'another file is put into this one there, and its words are not the policy’s',
    })),
  ]
}

/** The number of the page, which the program counts itself. */
const isPageNumber = (paragraph: XmlNode, text: string): boolean =>
  /^\d*$/.test(text) &&
  [...all(paragraph, 'w:instrText'), ...all(paragraph, 'w:fldSimple')].some((field) =>
    /\b(?:NUM)?PAGES?\b/.test(field.attributes['w:instr'] ?? field.children.map((inner) => inner.text).join('')),
  )

/** The item that holds the lines of header and footer. */
export const marginName = 'header-and-footer'

/** Whether a line of the margins, letters and digits only, is one that we print there. */
const isOwnMargin = (line: string, title: string, practice: string): boolean =>
  [title, practice, practice + title].includes(line) ||
  (line.length < 100 && /^version\p{L}*[\d]+\p{L}*effective\p{L}+\d+(page\d*of\d*)?$/u.test(line)) ||
  (line.startsWith(practice + title) && /^version\d+\p{L}*$/u.test(line.slice((practice + title).length)))

/** What stands beside the text, without the lines that we print in header and footer; `head` starts with the title and the practice. */
export function besideOurs({ beside = [] }: Edited, head: readonly string[]): NonNullable<Edited['beside']> {
  const [title = '', practice = ''] = head.map(bare)
  return beside.flatMap((item) => {
    if (item.name !== marginName) return [item]
    const lines = item.text.split('\n').filter((line) => !isOwnMargin(bare(line), title, practice))
    return lines.length === 0 ? [] : [{ ...item, text: lines.join('\n') }]
  })
}
