/** Turns Markdown whose blank lines were lost back into paragraphs, and leaves wrapped paragraphs whole. */
import { isInsideSources } from '../labels.js'
import { tidy, withoutNumber } from '../tidy.js'

/** Puts blank lines between paragraphs that stand line by line. `isKnown` holds for written lines, letters and digits only. */
export function apartByLines(markdown: string, isKnown: (line: string) => boolean): string {
  const result: string[] = []
  let run: string[] = []
  const flush = (): void => {
    result.push(...regrouped(run, isKnown))
    run = []
  }
  for (const line of markdown.split('\n')) {
    if (isText(line)) run.push(line)
    else {
      flush()
      result.push(line)
    }
  }
  flush()
  return result.join('\n')
}

const isText = (line: string): boolean => line.trim() !== '' && !/^\s*([|>#]|[-=]+\s*$)/.test(line)

interface Cover {
  /** Letters in lines that belong to a written line. */
  readonly letters: number
  /** How many lines the first group takes. */
  readonly size: number
  readonly known: boolean
}

/** A written line may be broken over this many lines. */
const longest = 60

/** Only where most of a run is made of whole written lines is it several paragraphs; else a line that equals one stays where it is. */
function regrouped(run: readonly string[], isKnown: (line: string) => boolean): readonly string[] {
  if (run.length < 2) return run
  const rest = run.map((line) => letters(line))
  const first = run.map((line) => letters(line, true))
  const total = rest.reduce((sum, line) => sum + line.length, 0)
  const best: Cover[] = []
  for (let at = run.length - 1; at >= 0; at -= 1) {
    const next = best[at + 1]
    let cover: Cover = { letters: next?.letters ?? 0, size: 1, known: false }
    let text = ''
    for (let size = 1; size <= longest && at + size <= run.length; size += 1) {
      text += size === 1 ? (first[at] ?? '') : (rest[at + size - 1] ?? '')
      const isOpen = holdsTogether(run, at - 1) || holdsTogether(run, at + size - 1)
      if (isOpen || text === '' || !isKnown(text)) continue
      const letters = text.length + (best[at + size]?.letters ?? 0)
      // A line without letters (a blank to fill in) says nothing of where it belongs: it stays with the line before it.
      const isSame = letters === cover.letters && (!cover.known || rest[at + size - 1] === '')
      if (letters > cover.letters || isSame) cover = { letters, size, known: true }
    }
    best[at] = cover
  }
  const covered = best[0]?.letters ?? 0
  return covered * 2 <= total || best[0]?.size === run.length ? run : grouped(run, best)
}

/** A line break that somebody set holds its two lines together, and so does one inside a line of sources. */
const holdsTogether = (run: readonly string[], at: number): boolean =>
  run[at]?.endsWith('\\') === true || isInsideSources(run[at] ?? '', run[at + 1] ?? '')

function grouped(run: readonly string[], best: readonly Cover[]): readonly string[] {
  const result: string[] = []
  for (let at = 0; at < run.length; at += best[at]?.size ?? 1) {
    const { size, known } = best[at] ?? { size: 1, known: false }
    const lines = run.slice(at, at + size)
    result.push(...(known ? ['', ...lines, ''] : lines))
  }
  return result
}

/** A line as it is compared: no links, no markup; at the start of a paragraph no number or bullet either. */
function letters(line: string, starts = false): string {
  const plain = tidy(line.replace(/\]\([^)\s]{0,2000}\)/g, ']'))
  const head = starts
    ? withoutNumber(plain.replace(/^([-*+]|\d+[.)]) +(\[ \] )?/, '').replace(/^[^\p{L}\p{N}]+/u, ''))
    : plain
  if (starts && /^\d+(\.\d+)*[.)]?$/.test(head)) return ''
  return head.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
