/** Fits text to the width of a terminal; wide letters and emoji count as the two columns they take. */
import stringWidth from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'

/** Breaks a text at spaces (not at no-break spaces), and words that are wider than a line; every line starts with `indent`, the first with `first` where it differs. */
export function wrap(text: string, width: number, indent = '', first = indent): readonly string[] {
  const words = text.split(/[ \n]+/).join(' ')
  const [head = ''] = wrapAnsi(words, room(width, first), { hard: true }).split('\n')
  const rest = words.slice(words.indexOf(head) + head.length).trimStart()
  const tail = rest === '' ? [] : wrapAnsi(rest, room(width, indent), { hard: true }).split('\n')
  return [`${first}${head}`, ...tail.map((line) => `${indent}${line}`)]
}

const room = (width: number, indent: string): number => Math.max(1, width - stringWidth(indent))

/** Lines as they fit a terminal this wide, each continued further in than it starts; as they are where there is no width. */
export function fitLines(lines: readonly string[], columns: number | undefined): readonly string[] {
  if (columns === undefined) return lines
  const width = Math.min(columns, 100) - 1
  return lines.flatMap((paragraph) =>
    paragraph.split('\n').flatMap((line) => {
      const start = /^ */.exec(line)?.[0] ?? ''
      // Wider gaps stand between columns.
      const text = line.trimStart().replace(/ {2,}/g, (gap) => '\u00A0'.repeat(gap.length))
      const fitted = stringWidth(line) <= width ? [line] : wrap(text, width, `${start}    `, start)
      return fitted.map((part) => part.replaceAll('\u00A0', ' '))
    }),
  )
}
