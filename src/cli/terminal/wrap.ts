/** Fits text to the width of a terminal. */

/** Breaks a text at spaces (not at no-break spaces), and words that are wider than a line; every line starts with `indent`, the first with `first` where it differs. */
export function wrap(text: string, width: number, indent = '', first = indent): readonly string[] {
  const lines: string[] = []
  let line = first
  let empty = true
  const room = Math.max(1, width - Math.max(indent.length, first.length))
  for (const word of text.split(/[ \n]+/).flatMap((long) => pieces(long, room))) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line)
      line = indent
      empty = true
    }
    line += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, line]
}

const pieces = (word: string, room: number): readonly string[] => word.match(new RegExp(`.{1,${room}}`, 'gu')) ?? []

/** Lines as they fit a terminal this wide, each continued further in than it starts; as they are where there is no width. */
export function fitLines(lines: readonly string[], columns: number | undefined): readonly string[] {
  if (columns === undefined) return lines
  const width = Math.min(columns, 100) - 1
  return lines.flatMap((paragraph) =>
    paragraph.split('\n').flatMap((line) => {
      const start = /^ */.exec(line)?.[0] ?? ''
      // Wider gaps stand between columns.
      const text = line.trimStart().replace(/ {2,}/g, (gap) => '\u00A0'.repeat(gap.length))
      const fitted = line.length <= width ? [line] : wrap(text, width, `${start}    `, start)
      return fitted.map((part) => part.replaceAll('\u00A0', ' '))
    }),
  )
}
