/** Spans of words → the runs and links of a Word paragraph. */
import { ExternalHyperlink, InternalHyperlink, Tab, TextRun, type ParagraphChild } from 'docx'
import type { WordSpan } from '../lines/line.js'

/** What a run is made with, whether it is plain, inserted or deleted. */
export interface RunContent {
  readonly bold?: true
  readonly italics?: true
  readonly style?: string
  readonly underline?: Record<string, never>
  readonly break?: number
  readonly children: (string | Tab)[]
}

/** Makes one run of a span. */
export type MakeRun<S extends WordSpan> = (content: RunContent, span: S) => ParagraphChild

/** A run as it stands in an ordinary paper. */
export const plainRun = (content: RunContent): ParagraphChild => new TextRun(content)

/** Spans as runs and links; spans of one link stand in it together. */
export function printSpans<S extends WordSpan>(spans: readonly S[], make: MakeRun<S> = plainRun): ParagraphChild[] {
  const children: ParagraphChild[] = []
  for (let at = 0; at < spans.length;) {
    const link = spans[at]?.link ?? null
    const next = spans.findIndex((span, index) => index > at && (link === null || span.link !== link))
    const stretch = spans.slice(at, next === -1 ? spans.length : next)
    const runs = stretch.flatMap((span) => runsOf(span, make))
    if (link === null) children.push(...runs)
    else if (link.target.startsWith('#'))
      children.push(new InternalHyperlink({ anchor: link.target.slice(1), children: runs }))
    else children.push(new ExternalHyperlink({ link: link.target, children: runs }))
    at += stretch.length
  }
  return children
}

/** A line to write on: underlined spaces that no line end swallows. */
const fillIn = '\u00A0'.repeat(24)

/** A new line becomes a line break, a tab a tab. */
function runsOf<S extends WordSpan>(span: S, make: MakeRun<S>): ParagraphChild[] {
  const { blank, ...look } = span.look
  if (blank === true) return [make({ ...look, underline: {}, children: [fillIn] }, span)]
  return span.text
    .split('\n')
    .flatMap((line, index) =>
      line === '' && index === 0
        ? []
        : [make({ ...look, ...(index > 0 && { break: 1 }), children: tabbed(line) }, span)],
    )
}

const tabbed = (line: string): (string | Tab)[] =>
  line.split('\t').flatMap((part, index) => [...(index > 0 ? [new Tab()] : []), ...(part === '' ? [] : [part])])
