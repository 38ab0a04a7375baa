/** Inline nodes → spans of words with their look and link. */
import { isSafeAddress, isWellFormedAddress } from '../../core/document/address.js'
import { blankLine, referenceLabel, type Inline } from '../../core/document/tree.js'
import type { Bookmarks } from './bookmarks.js'
import type { LinkTarget, SpanLook, WordSpan } from './line.js'

/** The text without what XML or Word refuses: control characters, lone surrogates, U+FFFE and U+FFFF. */
export const clean = (value: string): string =>
  value.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')

/** Plain text as a span; no text, no span. */
export function plainSpans(value: string, look: SpanLook = {}, link: LinkTarget | null = null): WordSpan[] {
  const text = clean(value)
  return text === '' ? [] : [{ text, look, link }]
}

const typedBlank = new RegExp(`(?<!_)(${blankLine})(?!_)`)

/** Text as spans; a blank that somebody typed is the same on paper as one that stands for an answer. */
const textSpans = (value: string, look: SpanLook, link: LinkTarget | null): WordSpan[] =>
  value
    .split(typedBlank)
    .flatMap((part) => plainSpans(part, part === blankLine ? { ...look, blank: true } : look, link))

/** Text that leads to a bookmark; plain when there is none, or already inside a link. */
export const linkedSpans = (
  anchor: string | undefined,
  label: string,
  look: SpanLook = {},
  style: 'Hyperlink' | 'ContentsLink' = 'Hyperlink',
): WordSpan[] =>
  anchor === undefined ? plainSpans(label, look) : plainSpans(label, { ...look, style }, { target: `#${anchor}` })

/** Inline nodes as spans; a reference to a clause of another document stays plain text. */
export function spansOf(
  nodes: readonly Inline[],
  bookmarks: Bookmarks,
  look: SpanLook = {},
  link: LinkTarget | null = null,
): WordSpan[] {
  return nodes.flatMap((node): WordSpan[] => {
    switch (node.type) {
      case 'text':
        return textSpans(node.value, look, link)
      case 'value':
        return plainSpans(node.value, node.blank ? { ...look, blank: true } : look, link).map((span) =>
          node.question === '' ? span : { ...span, answer: node.question },
        )
      case 'citation':
        return plainSpans(node.label, look, link)
      case 'break':
        return plainSpans('\n', look, link)
      case 'strong':
        return spansOf(node.children, bookmarks, { ...look, bold: true }, link)
      case 'emphasis':
        return spansOf(node.children, bookmarks, { ...look, italics: true }, link)
      case 'reference':
        if (link !== null) return plainSpans(referenceLabel(node), look, link)
        return linkedSpans(bookmarks.ofClause.get(node.clause), referenceLabel(node), look)
      case 'link':
        // Links don't nest in Word.
        if (link !== null || !isSafeAddress(node.url) || !isWellFormedAddress(node.url))
          return spansOf(node.children, bookmarks, look, link)
        return spansOf(node.children, bookmarks, { ...look, style: 'Hyperlink' }, { target: node.url })
    }
  })
}
