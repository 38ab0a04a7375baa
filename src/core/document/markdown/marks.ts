/** Turns Markdown as other programs leave it into Markdown as we read it: their marks are no words. Each look is linear in the text. */
import { blankLine } from '../tree.js'

/** Without the fences that pandoc puts around a comment of ours: what stands in them is the comment. */
export const withoutRawFences = (markdown: string): string =>
  markdown.replace(/^(`{3,}) ?\{=html\}[ \t]*\n(<!--[^\n]*-->)[ \t]*\n\1[ \t]*$/gm, '$2')

/** A line to fill in as Word has it, spaces that no line end swallows (hard ones in earlier versions), is the blank that was written. */
export const withBlanks = (markdown: string): string =>
  markdown.replace(/<u>[ \u00A0\u2007]{6,}<\/u>|\u00A0{12,}|\u2007{8,}/g, blankLine)

/** `[words]{.class}` is pandoc's and others' way to say how words look; so is a line of colons around a part. */
export const withoutSpans = (markdown: string): string =>
  markdown
    .replace(
      /(?<!\\)\[((?:[^\][\n]|\n(?![ \t]*\n)|\[[^\][\n]*\])*)\]\{(?:[.#]|[\w-]+=")(?:[^{}\n]|\n(?![ \t]*\n))*\}/g,
      '$1',
    )
    .replace(/^:{3,}[ \t]*(?:\{[^{}\n]*\}[ \t]*)?$/gm, '')

/** Spaces in the address of a link, where another program wrote them out, are in the address again. */
export const withWholeAddresses = (markdown: string): string =>
  markdown.replace(/\]\((https?:\/\/[^()<>"]*)\)/g, (link: string, address: string) =>
    /\s/.test(address) ? `](${address.trim().replace(/\s+/g, '%20')})` : link,
  )

/** Without comments; the words of each are put on `hidden`. */
export function withoutComments(markdown: string, hidden: string[]): string {
  let shown = ''
  let at = 0
  for (let start = startOf(markdown, 0); start !== -1; start = startOf(markdown, at)) {
    const end = markdown.indexOf('-->', start + 4)
    if (end === -1) break
    const inside = markdown.slice(start + 4, end).trim()
    if (inside !== '') hidden.push(inside)
    shown += markdown.slice(at, start)
    at = end + 3
  }
  return shown + markdown.slice(at)
}

/** The next comment that isn't written out with a backslash, or -1. */
function startOf(markdown: string, from: number): number {
  let start = markdown.indexOf('<!--', from)
  while (start > 0 && markdown[start - 1] === '\\') start = markdown.indexOf('<!--', start + 1)
  return start
}

/** Without anchors behind headings, typed bullets and links between wiki pages. */
export const withoutMarks = (markdown: string): string =>
  withoutAnchors(markdown.split('\n'))
    .join('\n')
    .replace(/^(#{1,6} .*?)<a (?:id|name)="[^"]*"><\/a>/gm, '$1')
    .replace(/^([ \t]*)[●•◦▪■‣○∙⁃][ \t]+/gm, '$1- ')
    // A line of underscores is a blank to fill in, never a rule.
    .replace(/^[ \t>]*_{3,}[ \t]*$/gm, (line) => line.replace(/_/g, '\\_'))
    .replace(/\\?\[\\?\[[^\][|]*\|(section\s+\d+\.\d+)\\?\]\\?\]/gi, '[$1](#)')
    .replace(underlinedNumber, (_, title: string, line: string) => {
      return `${line.startsWith('=') ? '#' : '##'} ${title.split('\n').join(' ').replace(/\s+/g, ' ')}`
    })

/** A heading with a typed number, underlined: Markdown itself takes "2. Title" for a list, and the line below for a rule. */
const underlinedNumber =
  /(?<=^|\n[ \t]*\n)( {0,3}\d+[.)] .*(?:\n(?![ \t]*(?:[-*+>|#]|\d+[.)] |[-=]+[ \t]*$))[ \t]*\S.*)*)\n {0,3}(=+|-{2,})[ \t]*$/gm

const withoutAnchors = (lines: readonly string[]): readonly string[] =>
  lines.map((line, at) =>
    /^\s*#{1,6} /.test(line) || (/^\S/.test(line) && /^(?:=+|-+)[ \t]*$/.test(lines[at + 1] ?? ''))
      ? withoutAnchor(line)
      : line,
  )

/** `Title {#anchor} {.class}` is `Title`. */
function withoutAnchor(line: string): string {
  let rest = line
  for (let end = rest.trimEnd(); end.endsWith('}'); end = rest.trimEnd()) {
    const open = end.lastIndexOf('{')
    if (!/^\{[#.][^{}]*\}$/.test(end.slice(Math.max(0, open)))) break
    rest = end.slice(0, open).trimEnd()
  }
  return withoutLabel(rest)
}

/** `# Your choices [yourchoices]` is "Your choices": a heading's label in MultiMarkdown says its words once more. */
function withoutLabel(line: string): string {
  const [, title = '', label = ''] = /^(.*\S)[ \t]+\[([^\][]*)\]$/.exec(line) ?? []
  const squeezed = (value: string): string => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return label !== '' && squeezed(title) === squeezed(label) ? title : line
}
