/** Turns tables as other programs put them into Markdown, drawn with dashes, in a grid or in HTML, into rows between bars. Each look is linear in the text. */

type Rows = readonly (readonly string[])[]

/** The Markdown with each of them between bars, its caption in a paragraph above. */
export function withBarTables(markdown: string): string {
  const lines = markdown.split('\n')
  const result: string[] = []
  for (let at = 0; at < lines.length;) {
    const found = gridAt(lines, at) ?? drawnAt(lines, at, result)
    if (found === null) {
      result.push(lines[at] ?? '')
      at += 1
      continue
    }
    const caption = captionAt(lines, found.end)
    result.push('', ...(caption === null ? [] : [caption.text, '']), ...barRows(found.rows, found.hasHeader), '')
    at = caption?.end ?? found.end
  }
  return withoutHtmlTables(result.join('\n'))
}

interface Found {
  readonly rows: Rows
  readonly hasHeader: boolean
  /** The line after it. */
  readonly end: number
}

/** Longer tables than this are none of ours. */
const mostLines = 400

const barRows = (rows: Rows, hasHeader: boolean): readonly string[] => {
  const width = Math.max(1, ...rows.map((row) => row.length))
  const bar = (row: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => (row[at] ?? '').replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`
  const [header = [], ...others] = hasHeader ? rows : [[], ...rows]
  return [bar(header), bar(Array.from({ length: width }, () => '-')), ...others.map(bar)]
}

/** `+---+---+` above and below, `| a | b |` between, `+===+===+` below the header. */
function gridAt(lines: readonly string[], at: number): Found | null {
  const isEdge = (line: string): boolean => /^[ \t]*\+(?:[-=:]+\+)+[ \t]*$/.test(line)
  if (!isEdge(lines[at] ?? '')) return null
  let end = at
  while (end < lines.length && end - at < mostLines && (isEdge(lines[end] ?? '') || /^[ \t]*\|/.test(lines[end] ?? '')))
    end += 1
  const starts = [...(lines[at] ?? '').matchAll(/\+/g)].map(({ index }) => index)
  const cellsOf = (line: string): readonly string[] =>
    starts.slice(0, -1).map((start, cell) => line.slice(start + 1, starts[cell + 1]).trim())
  const rows: (readonly string[])[] = []
  let open: readonly string[] | null = null
  for (const line of lines.slice(at + 1, end)) {
    if (!isEdge(line)) open = joined(open, cellsOf(line))
    else {
      if (open !== null) rows.push(open)
      open = null
    }
  }
  const hasHeader = lines.slice(at, end).some((line) => /^[ \t]*\+[=:]{3}/.test(line))
  return rows.length === 0 ? null : { rows, hasHeader, end }
}

const joined = (above: readonly string[] | null, below: readonly string[]): readonly string[] =>
  above === null ? below : below.map((cell, at) => [above[at] ?? '', cell].filter((part) => part !== '').join(' '))

const columnLine = /^ {0,8}-{2,}(?: +-{2,})+ *$/
const fullLine = /^ {0,8}-{10,} *$/
const isBlank = (line: string | undefined): boolean => (line ?? '').trim() === ''

/** Columns below a line of dashes; `above` are the lines before it: the header is taken off them. */
function drawnAt(lines: readonly string[], at: number, above: string[]): Found | null {
  const line = lines[at] ?? ''
  if (!columnLine.test(line)) return null
  const starts = [...line.matchAll(/(?<![-])-+/g)].map(({ index }) => index)
  const cellsOf = (one: string): readonly string[] =>
    starts.map((start, cell) => one.slice(cell === 0 ? 0 : start, starts[cell + 1]).trim())
  const rest = lines.slice(at + 1, at + mostLines)
  const close = rest.findIndex((one, index) => (columnLine.test(one) || fullLine.test(one)) && isBlank(rest[index + 1]))
  const blank = rest.findIndex(isBlank)
  const header = headerAbove(above)
  const isClosed = close !== -1 && (header.lines.length === 0 || header.hasLine || blank === -1 || close < blank)
  const size = isClosed ? close : blank === -1 ? rest.length : blank
  const body = rowsOf(rest.slice(0, size), cellsOf)
  if (body.length === 0) return null
  above.length -= header.taken
  const titles = header.lines.map(cellsOf).reduce<readonly string[] | null>(joined, null)
  return {
    rows: [...(titles === null ? [] : [titles]), ...body],
    hasHeader: titles !== null,
    end: at + 1 + size + (isClosed ? 1 : 0),
  }
}

/** The header's lines straight above, and the line of dashes above them. */
function headerAbove(above: readonly string[]): {
  readonly lines: readonly string[]
  readonly hasLine: boolean
  readonly taken: number
} {
  let from = above.length
  while (from > 0 && !isBlank(above[from - 1]) && !fullLine.test(above[from - 1] ?? '')) from -= 1
  const hasLine = fullLine.test(above[from - 1] ?? '')
  const lines = hasLine ? above.slice(from) : above.slice(Math.max(from, above.length - 1))
  return { lines, hasLine, taken: lines.length + (hasLine ? 1 : 0) }
}

/** One row a line, or several lines a row where blank lines stand between rows. */
function rowsOf(lines: readonly string[], cellsOf: (line: string) => readonly string[]): Rows {
  if (!lines.some(isBlank)) return lines.map(cellsOf)
  const rows: (readonly string[])[] = []
  let open: readonly string[] | null = null
  for (const line of [...lines, '']) {
    if (!isBlank(line)) open = joined(open, cellsOf(line))
    else {
      if (open !== null) rows.push(open)
      open = null
    }
  }
  return rows
}

/** `: Caption` or `Table: Caption` below a table. */
function captionAt(lines: readonly string[], from: number): { readonly text: string; readonly end: number } | null {
  const at = isBlank(lines[from]) ? from + 1 : from
  const first = /^ {0,3}(?:Table)?: (.*)$/.exec(lines[at] ?? '')?.[1]
  if (first === undefined) return null
  const more = lines.slice(at + 1, at + 10)
  const blank = more.findIndex(isBlank)
  const others = more.slice(0, blank === -1 ? more.length : blank)
  return { text: [first, ...others.map((line) => line.trim())].join(' ').trim(), end: at + 1 + others.length }
}

/** `<table>` … `</table>`: what stands in a cell goes on being read as it is. */
function withoutHtmlTables(markdown: string): string {
  const lower = markdown.toLowerCase()
  let result = ''
  let at = 0
  for (let start = lower.indexOf('<table'); start !== -1; start = lower.indexOf('<table', at)) {
    const end = lower.indexOf('</table>', start)
    if (end === -1) break
    result += `${markdown.slice(at, start)}${htmlRows(markdown.slice(start, end))}`
    at = end + '</table>'.length
  }
  return result + markdown.slice(at)
}

function htmlRows(table: string): string {
  const oneLine = (part: string): string => part.replace(/\s+/g, ' ').trim()
  const [before = '', ...rows] = table.split(/<tr\b[^<>]*>/i)
  const caption = oneLine((before.split(/<caption\b[^<>]*>/i)[1] ?? '').split(/<\/caption>/i)[0] ?? '')
  const cells = rows.map((row) =>
    (row.split(/<\/tr>/i)[0] ?? '')
      .split(/<t[dh]\b[^<>]*>/i)
      .slice(1)
      .map((cell) => oneLine((cell.split(/<\/t[dh]>/i)[0] ?? '').replace(/<\/?(?:p|div|br)\b[^<>]*>/gi, ' '))),
  )
  const hasHeader = /<th\b/i.test(rows[0] ?? '')
  return ['', '', ...(caption === '' ? [] : [caption, '']), ...barRows(cells, hasHeader), '', ''].join('\n')
}
