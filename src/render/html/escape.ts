/** Turns plain text into text that is safe in HTML, in an attribute, or in a style sheet. */
import { escapeUTF8 } from 'entities'

/** Line ends as "\n"; control characters, lone surrogates and noncharacters gone: HTML forbids them. */
function printable(value: string): string {
  return value.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').replace(/(?![\n\t])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')
}

/** Plain text as HTML text or as a quoted attribute value. */
export function escapeHtml(value: string): string {
  return escapeUTF8(printable(value)).replaceAll('&apos;', '&#39;')
}

/** Plain text as HTML that keeps its line ends. */
export function escapeLines(value: string): string {
  return escapeHtml(value)
    .trim()
    .replace(/(?<!\s)\s*\n\s*/g, '<br>')
}

/** Plain text as a quoted string of a style sheet; every mark is written as a code, so none can end the sheet. */
export function cssString(value: string): string {
  const codes = printable(value).replace(/[^\p{L}\p{N} ]/gu, (mark) => `\\${mark.codePointAt(0)?.toString(16) ?? ''} `)
  return `"${codes}"`
}
