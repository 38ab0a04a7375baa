/** Finds the texts for sites' boxes in the paper that collects them, as it stands between lines of dashes. */
import type { Library } from '../../core/library/library.js'
import { isSameBox } from '../../core/policy/disclaimer/own-notice.js'
import type { WrittenNotice } from '../../core/policy/lock.js'
import { bare } from '../../core/document/tidy.js'
import { decodeText } from '../folder/practice-folder.js'

/** The text of a box as the collected paper has it. */
interface BoxText {
  readonly platform: string
  readonly field: string
  readonly text: string
  /** Its first line, and the line after its last, in the file. */
  readonly from: number
  readonly to: number
}

const dashes = /^-{20,}\s*$/

/** The box texts between lines of dashes, each below its box's name and its site's heading. */
export function boxTexts(lines: readonly string[], { platforms }: Pick<Library, 'platforms'>): readonly BoxText[] {
  const found: BoxText[] = []
  let site: Library['platforms'][number] | undefined
  let above = ''
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const heading = /^#+\s/.test(line) ? line.replace(/^#+/, '').trim() : undefined
    if (heading !== undefined) site = platforms.find(({ name }) => name === heading)
    if (!dashes.test(line)) {
      if (line.trim() !== '') above = line.trim()
      continue
    }
    const end = lines.findIndex((other, index) => index > at && dashes.test(other))
    if (end === -1) break
    const field = site?.fields.find(({ name }) => above.startsWith(`${name} (`))
    const text = lines
      .slice(at + 1, end)
      .join('\n')
      .trim()
    if (site !== undefined && field !== undefined)
      found.push({ platform: site.id, field: field.id, text, from: at + 1, to: end })
    at = end
  }
  return found
}

/** The file with each box's text as its paper has it (`paper`, Markdown): what somebody changed there is the box's, not the paper's. */
export function withoutBoxTexts(
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
  paper: string,
  written: readonly WrittenNotice[],
  library: Pick<Library, 'platforms'>,
): Uint8Array {
  const text = path.endsWith('.md') ? decodeText(bytes) : null
  if (text === null) return bytes
  const lines = text.split(/\r?\n/)
  const quotes = new Map(
    [...paper.matchAll(/^>.*(?:\n>.*)*$/gm)].map(([quote]) => [bare(quote.replace(/^>/gm, ' ')), quote]),
  )
  for (const box of [...boxTexts(lines, library)].reverse()) {
    const known = written.find((one) => isSameBox(one, box))
    const quote = quotes.get(bare(known?.text ?? ''))
    if (quote !== undefined) lines.splice(box.from - 1, box.to - box.from + 2, ...quote.split('\n'))
  }
  return new TextEncoder().encode(lines.join('\n'))
}
