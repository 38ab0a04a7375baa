/** Spans of words → the runs and links of a Word paragraph. */
import { ExternalHyperlink, InternalHyperlink, Tab, TextRun, type ParagraphChild } from 'docx'
import type { LinkTarget, WordSpan } from '../lines/line.js'

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
export const printSpans = <S extends WordSpan>(spans: readonly S[], make: MakeRun<S> = plainRun): ParagraphChild[] =>
  stretchesOf(spans, make).flatMap(({ link, runs }) => {
    if (link === null) return runs
    return link.target.startsWith('#')
      ? [new InternalHyperlink({ anchor: link.target.slice(1), children: runs })]
      : [new ExternalHyperlink({ link: link.target, children: runs })]
  })

/** Runs that are in one link together, or in none. */
export interface LinkedRuns<R> {
  readonly link: LinkTarget | null
  readonly runs: R[]
}

/** Spans as the runs made of them, those of one link together. */
export function stretchesOf<S extends WordSpan, R>(
  spans: readonly S[],
  make: (content: RunContent, span: S) => R,
): LinkedRuns<R>[] {
  const stretches: LinkedRuns<R>[] = []
  for (const span of spans) {
    const runs = runsOf(span, make)
    const last = stretches.at(-1)
    if (last !== undefined && last.link === span.link) last.runs.push(...runs)
    else stretches.push({ link: span.link, runs })
  }
  return stretches
}

/** A line to write on: underlined spaces, as wide as digits, as LibreOffice draws no line under spaces of another kind that end a line. */
const fillIn = '\u2007'.repeat(11)

/** A new line becomes a line break, a tab a tab. */
function runsOf<S extends WordSpan, R>(span: S, make: (content: RunContent, span: S) => R): R[] {
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
