/** A paper in any of its formats → its headings, each with the letters and digits that stand under it. */
import { bodyOf, wordNumbers, wordsOf } from './docx/structure.js'

/** A heading with its number, and what stands under it up to the next heading; the first part is the title block. */
export interface Part {
  readonly heading: string
  readonly words: string
}

/** Letters and digits alone: what formats print as marks, boxes and rules differs. */
export const bareWords = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')

/** The title block's words in alphabetical order: a page has the practice above the title. */
const sortedWords = (text: string): string =>
  (text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []).sort((a, b) => (a < b ? -1 : 1)).join('')

/** Parts of lines, of which some are headings. */
function partsOf(lines: readonly { readonly text: string; readonly isHeading: boolean }[]): readonly Part[] {
  const parts = [{ heading: '', words: '' }]
  for (const { text, isHeading } of lines) {
    if (isHeading) parts.push({ heading: bareWords(text), words: '' })
    else parts[parts.length - 1]!.words += `${text} `
  }
  return parts.map(({ heading, words }, at) => ({ heading, words: at === 0 ? sortedWords(words) : bareWords(words) }))
}

/** The parts of a Word file; numbers that Word computes are put before their headings. */
export function wordParts(bytes: Uint8Array): readonly Part[] {
  const numbers = [...wordNumbers(bytes)]
  const lines = [...bodyOf(bytes).matchAll(/<w:p(?: [^>]*)?>.*?<\/w:p>/gs)].flatMap(([xml]) => {
    const style = /<w:pStyle w:val="([^"]*)"/.exec(xml)?.[1] ?? ''
    if (style.startsWith('Contents')) return []
    const number = /^Heading\d$/.test(style) ? (numbers.shift() ?? '') : ''
    return [{ text: `${number} ${wordsOf(xml)}`, isHeading: /^(Unnumbered)?Heading\d$/.test(style) }]
  })
  return partsOf(lines)
}

/** The parts of a page; its own navigation and the names of tables, which are only heard, are left out, and so are the scenarios behind the staff edition. */
export function htmlParts(html: string): readonly Part[] {
  const body = (/<body[^>]*>(.*)<footer>/s.exec(html)?.[1] ?? '')
    .replace(
      /<a class="skip".*?<\/a>|<nav.*?<\/nav>|<caption>.*?<\/caption>|<hr>\s*<section id="part-scenarios".*/gs,
      '',
    )
    .replace(/&#39;/g, '&apos;')
  const lines = body.split(/(<h[2-6]>.*?<\/h[2-6]>)/s).map((text) => ({
    text: wordsOf(text.replace(/<(?=\/?(?:p|li|td|th|h\d|dt|dd|br)\b)/g, ' <')),
    isHeading: text.startsWith('<h'),
  }))
  return partsOf(lines)
}

/** The parts of a Markdown file; its contents are left out. */
export function markdownParts(markdown: string): readonly Part[] {
  const text = markdown.replace(/<!--.*?-->/gs, '').replace(/^## Contents\n[^]*?(?=^#)/m, '')
  return partsOf(
    text.split('\n').map((line) => ({
      text: line
        .replace(/^[ >]*\d+[.)] /, '')
        .replace(/\]\((?:\\.|[^()\s\\])*\)/g, ']')
        .replace(/^#+ /, '')
        .replace(/&(?:#\d+|\w+);/g, ' ')
        .replace(/^\|[-| ]*\|$/, ''),
      isHeading: /^#{2,6} /.test(line),
    })),
  )
}

/** Where two papers differ, in a few words; empty where they say the same. */
export function differences(one: readonly Part[], other: readonly Part[]): readonly string[] {
  const most = Math.max(one.length, other.length)
  return Array.from({ length: most }, (_, at) => [one[at], other[at]] as const).flatMap(([a, b]) => {
    if (a?.heading !== b?.heading) return [`“${a?.heading ?? 'nothing'}” stands against “${b?.heading ?? 'nothing'}”`]
    const [left = '', right = ''] = [a?.words, b?.words]
    if (left === right) return []
    const from = Array.from(left, (sign, index) => sign === right[index]).indexOf(false)
    const at = Math.max(0, (from === -1 ? left.length : from) - 20)
    return [`under “${a?.heading ?? ''}”: “${left.slice(at, at + 60)}” stands against “${right.slice(at, at + 60)}”`]
  })
}
