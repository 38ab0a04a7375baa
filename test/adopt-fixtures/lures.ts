/** Edits made of words that are printed elsewhere in the documents, and the shapes that other programs give a whole file. */
import type { Folder } from './folder.js'

/** One line of a person's that equals a printed one, put into one provision. */
export interface Lure {
  readonly how: 'after' | 'end' | 'list' | 'replace' | 'first'
  readonly clause: number
  readonly words: number
}

/** What a lured file holds, and what must come of it. */
export interface Lured {
  readonly markdown: string
  /** Clause → the lines that a person put there. */
  readonly expected: ReadonlyMap<string, readonly string[]>
}

/** Every line that stands anywhere in the documents: answers, headings, names, citations, labels, rules. */
function printedLines({ lock, answers }: Folder): readonly string[] {
  const typed = Object.values(answers).flatMap((value) => (typeof value === 'string' ? [value] : value))
  const titles = lock.provisions.map(({ title }) => title)
  const lines = [...lock.frame, ...titles, ...titles.map((title) => `${title}.`), ...typed]
  const usable = (line: string): boolean => /\p{L}/u.test(line) && !/[*_[\]<>|#`\\~]/.test(line) && line.length < 200
  return [...new Set(lines.map((line) => line.replace(/^\d+(\.\d+)*[.)]?\s+/, '')))].filter(usable)
}

const anchor = /^<!-- clause: ([a-z0-9-]+) -->/
const isLast = (block: string): boolean => /^(\*Why|Based on|#|<!--)/.test(block)

/** Puts each line into its provision, at most one lure to a provision. */
export function lure(folder: Folder, lures: readonly Lure[]): Lured {
  const lines = printedLines(folder)
  const expected = new Map<string, readonly string[]>()
  let blocks: readonly string[] = folder.markdown.trimEnd().split(/\n\n+/)
  for (const { how, clause, words } of lures) {
    const starts = blocks.flatMap((block, index) => (anchor.test(block) ? [index] : []))
    const start = starts[clause % Math.max(1, starts.length)] ?? -1
    const id = anchor.exec(blocks[start] ?? '')?.[1]
    if (id === undefined || expected.has(id)) continue
    const length = blocks.slice(start + 1).findIndex(isLast)
    const body = blocks.slice(start + 1, start + 1 + length)
    const own = (folder.lock.provisions.find((one) => one.clause === id)?.text ?? '').toLowerCase()
    const pool = lines.filter((line) => !own.includes(line.toLowerCase().replace(/\.$/, '')))
    const line = (index: number): string => pool[(words + index * 7) % pool.length] ?? ''
    const put = putIn(how, body, line)
    blocks = [...blocks.slice(0, start + 1), ...put.body, ...blocks.slice(start + 1 + length)]
    expected.set(id, put.lines)
  }
  return { markdown: `${blocks.join('\n\n')}\n`, expected }
}

function putIn(
  how: Lure['how'],
  body: readonly string[],
  line: (index: number) => string,
): { readonly body: readonly string[]; readonly lines: readonly string[] } {
  const [one, two, three] = [line(0), line(1), line(2)]
  const escaped = one.replace(/^(\d+)([.)])/, '$1\\$2').replace(/^([-+])/, '\\$1')
  switch (how) {
    case 'first':
      return { body: [escaped, ...body], lines: [one] }
    case 'after':
      return { body: [...body.slice(0, 1), escaped, ...body.slice(1)], lines: [one] }
    case 'end':
      return { body: [...body, escaped], lines: [one] }
    case 'replace':
      return { body: [escaped], lines: [one] }
    case 'list':
      return { body: [...body, `- ${one}\n- ${two}\n- ${three}`], lines: [one, two, three] }
  }
}

/** The first of its rules, so many percent of them, and what is expected of those; all of it where that isn't less than half. */
export function partOf(lured: Lured, percent: number): Lured {
  const { markdown, expected } = lured
  const [front = '', ...rules] = markdown.split(/(?=^<!-- clause: )/m)
  const held = rules.slice(0, Math.max(1, Math.floor((rules.length * percent) / 100)))
  if (held.length * 2 >= rules.length) return lured
  const ids = new Set(held.map((rule) => anchor.exec(rule)?.[1]))
  return { markdown: [front, ...held].join(''), expected: new Map([...expected].filter(([id]) => ids.has(id))) }
}

/** A shape that another program gives the file without an edit; `at` is its width or what else it chooses. */
export const shapes = {
  none: (text: string) => text,
  wrap: (text: string, at: number) => wrapped(text, 30 + (at % 90)),
  anchors: (text: string) => text.replace(/^(#+ .*)$/gm, '$1 {#h.a1b2c3}'),
  numberedAnchors: (text: string) => text.replace(/^(#+) (?!\*\*)([^{\r\n]*)(?=\r?$)/gm, '$1 **$2** {#_heading=h.x}'),
  together: (text: string) => text.replace(/(\*Why: .*\*)\n\n(Based on: )/g, '$1 $2'),
  outside: (text: string) => text.replace(/\[(section [\d.]+)\]\(#[^)]*\)/g, '[$1](https://notes.example/p?block=7f)'),
  wiki: (text: string) => text.replace(/\[(section [\d.]+)\]\(#([^)]*)\)/g, '[[Policy#$2|$1]]'),
  windows: (text: string) => `\uFEFF${text.replace(/^\uFEFF/, '').replace(/\r?\n/g, '\r\n')}`,
  stars: (text: string) => text.replace(/^- /gm, '*   '),
  typed: (text: string) => text.replace(/^- (?!\[)/gm, '\n● '),
  noAnchors: (text: string) => text.replace(/^<!-- clause:.*\n/gm, ''),
  noContents: (text: string) => text.replace(/^## Contents\n[^]*?(?=^## )/m, ''),
  underlined: (text: string) => text.replace(/^# (.*)$/gm, '$1\n=====').replace(/^## (.*)$/gm, '$1\n-----'),
} satisfies Record<string, (text: string, at: number) => string>

export type Shape = keyof typeof shapes

export const shapeNames = Object.keys(shapes) as Shape[]

/** Paragraphs, list items and quotations broken at a width, as editors with hard wrapping do. */
export function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      if (line.length <= width || /^(#|\||<!--)/.test(line.trimStart())) return [line]
      const lead = /^(\s*)([-*+] |\d+\. |> )?/.exec(line)
      const next = lead?.[2]?.startsWith('>') === true ? '> ' : ' '.repeat(lead?.[0].length ?? 0)
      return fold(line, width, next)
    })
    .join('\n')
}

function fold(line: string, width: number, next: string): readonly string[] {
  const lines: string[] = []
  let open = ''
  for (const word of line.match(/\s*\S+/g) ?? []) {
    // A mark that would start a list or a heading stays where it is, as editors keep it.
    const isMark = /^\s+([-+*#>=]+|\d+[.)])$/.test(word)
    if (open !== '' && open.length + word.length > width && !isMark) {
      lines.push(open)
      open = next + word.trimStart()
    } else open += word
  }
  return [...lines, open]
}
