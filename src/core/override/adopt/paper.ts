/** Turns an edited file of a paper other than the policy, read into units, into that paper's words as its writer left them. */
import { diffArrays } from 'diff'
import { leavesOf, sameLeaf, sameWords } from '../../document/leaves.js'
import { clauseScheme, mapInline } from '../../document/markdown/references.js'
import { withOriginals } from '../../document/originals.js'
import { bare, similarity, tidy } from '../../document/tidy.js'
import { plainText, type Block, type Inline, type Reference } from '../../document/tree.js'
import { unitText, type Edited, type Unit } from '../../document/unit.js'
import type { WrittenPaper } from '../../policy/lock.js'
import { flatBlocks, headingDepth, headingLine, isPageLine, onFlat } from '../../policy/papers/flat.js'
import { ownPaperPath } from '../../policy/papers/own-paper.js'
import { runOf, textOfRun } from '../../policy/papers/paper-text.js'
import { count, shortened } from '../../ground/phrase.js'
import type { MarginNote } from './adopted.js'
import { unplaced, type Ledger } from './ledger.js'
import { paperLedger } from './paper-ledger.js'
import { withoutEntries } from '../../policy/papers/entries.js'
import type { KeptText } from './place/strays.js'
import { seeThrough } from './shapes/see-through.js'
import { besideOurs } from './word/beside.js'

/** What an edited file of a paper holds; nothing its writer wrote is missing from it. */
export interface ReadPaper {
  /** Its words, Markdown; null where nothing is taken from it. */
  readonly text: string | null
  readonly author: string | null
  readonly kept: readonly KeptText[]
  readonly comments: readonly MarginNote[]
  /** Plain-language lines for the screen. */
  readonly notes: readonly string[]
  readonly ledger: Ledger
}

/** Reads the words against those that were written; `path` names the file on the screen. */
export function readPaper(edited: Edited, written: WrittenPaper, path: string): ReadPaper {
  const name = `“${written.title}” (${path})`
  const before = runOf(written.text, asWritten)
  const lines = leavesOf(before)
  const seen = seeThrough(edited.units, { lines: lines.map(({ text }) => text), reference: () => null })
  const { units, kept: head } = withoutHead(seen.units, written, new Set(lines.map((line) => line.bare)))
  const beside = [...besideText(edited, written), ...seen.boxed]
  const aside = [...head, ...beside]
  const accounts = {
    ...{ lines: seen.units.flatMap(({ leaves }) => leaves), marks: seen.ours, before, path: ownPaperPath(written) },
    ...{ isHead: headOf(written), beside, entries: [], comments: edited.remarks.map(({ text }) => text) },
  }
  const comments = edited.remarks.map(({ author, text }) => ({ author, text, clause: null, place: written.title }))
  const isOurs = units.flatMap(({ leaves }) => leaves).filter((leaf) => lines.some((line) => line.bare === leaf.bare))
  if (isOurs.length < lines.length * leastShared) {
    const kept = [...aside, ...wholeText(units, written, path)]
    const notes = [`${name}: almost nothing in the file is from this paper, so nothing was taken from it.`]
    return { text: null, author: null, kept, comments, notes, ledger: paperLedger({ ...accounts, result: null, kept }) }
  }
  const { blocks, entries } = withoutEntries(units.map(asBlock(units, before)), before)
  const isPlain = edited.units.every((unit) => unit.leaves.every((leaf) => leaf.marks === ''))
  const run = withOriginals(before, flatBlocks(blocks), onFlat(isPlain ? sameWords : sameLeaf))
  const result = withPages(before, withReferences(run, before))
  const authors = [...new Set(units.flatMap((unit) => unit.authors))]
  const ledger = paperLedger({ ...accounts, result, entries, kept: aside })
  const kept = [...aside, ...lostWords(ledger)]
  const notes = [
    ...goneNote(name, before, result),
    ...entries.map((entry) => `${name}: what was filled in stays in the copy of the file alone (${entry}).`),
    ...seen.unclear.map((line) => `${name}: struck through, and not our words, so it stands: “${line}”`),
    ...kept.map(({ why, text }) => `${name}: kept aside: ${why}. It says “${shortened(text)}”.`),
  ]
  const author = authors.length === 0 ? null : authors.join(', ')
  return { text: textOfRun(result), author, kept, comments, notes, ledger }
}

/** A file that is hardly the paper, whole. */
function wholeText(units: readonly Unit[], { paper, title }: WrittenPaper, path: string): readonly KeptText[] {
  const text = textOfRun(units.flatMap(({ block }) => flatBlocks([block])))
  return text === '' ? [] : [{ name: paper, text, why: `almost nothing in ${path} is from “${title}”` }]
}

/** Of a paper's lines, the share below which a file is no edit of it. */
const leastShared = 0.3

/** A reference as it was printed. */
const asWritten = (clause: string, label: string): Inline => {
  const number = /^(?:section )?(\d+(?:\.\d+)*)$/i.exec(label)?.[1]
  if (number === undefined) return { type: 'text', value: label }
  const node = { type: 'reference', clause, number, title: '' } as const
  return /^\d/.test(label) ? { ...node, short: true } : node
}

/** Words that are found in none of these places are kept, whatever the reason. */
function lostWords(ledger: Ledger): readonly KeptText[] {
  const text = unplaced(ledger)
    .map((line) => line.text)
    .join('\n\n')
  const why = 'it could not be told where in the paper these words belong'
  return text === '' ? [] : [{ name: 'not-placed', text, why }]
}

/** Whether a line, letters and digits only, is of the title block. */
function headOf({ head }: WrittenPaper): (line: string) => boolean {
  const lines = head.map(bare)
  const facts = lines.slice(2).join('')
  return (line) =>
    lines.includes(line) ||
    line === facts ||
    (line.length < 100 && /^version\d+\p{L}*(effective\p{L}+\d+)?$|^effective\p{L}+\d+$/u.test(line))
}

/** The title block is made from the answers: its lines go, and one that was changed is kept aside. */
function withoutHead(
  units: readonly Unit[],
  written: WrittenPaper,
  ours: ReadonlySet<string>,
): { readonly units: readonly Unit[]; readonly kept: readonly KeptText[] } {
  const { head, title } = written
  const isHead = headOf(written)
  const start = units.findIndex(({ leaves }) => leaves.some((leaf) => ours.has(leaf.bare) && !isHead(leaf.bare)))
  const kept: KeptText[] = []
  const rest = units.filter((unit, at) => {
    if (start !== -1 && at >= start) return true
    const others = unit.leaves.filter((leaf) => !isHead(leaf.bare))
    if (others.length === 0) return false
    const isChanged = others.some(({ text }) => head.some((line) => similarity(line, text) >= 0.5))
    const why = `the lines at the top of “${title}” come from your answers and the library`
    if (isChanged) kept.push({ name: `title-block`, text: unitText(unit), why })
    return !isChanged
  })
  return { units: rest, kept }
}

function besideText(edited: Edited, { head }: WrittenPaper): readonly KeptText[] {
  const why = 'readers of the file do not see it'
  return [...besideOurs(edited, head), ...edited.hidden.map((text) => ({ name: 'hidden-comment', text, why }))]
}

/** A unit as a block of a flat run: headings as deep as those of ours that stand in the file. */
function asBlock(units: readonly Unit[], before: readonly Block[]): (unit: Unit) => Block {
  const depths = new Map(
    before.flatMap((block) =>
      headingDepth(block) > 0 ? [[leavesOf([block])[0]?.bare ?? '', headingDepth(block)]] : [],
    ),
  )
  const shifts = units.flatMap(({ heading, leaves }) => {
    const depth = heading === null ? undefined : depths.get(leaves[0]?.bare ?? '')
    return heading === null || depth === undefined ? [] : [heading - depth]
  })
  const shift = shifts[0] ?? 0
  return ({ heading, block }) =>
    heading === null || block.type !== 'paragraph'
      ? block
      : headingLine(plainText(block.children).replace(/\s+/g, ' ').trim(), Math.max(1, heading - shift))
}

/** New pages have no words: each stays above what follows it, or where that stood. */
function withPages(before: readonly Block[], edited: readonly Block[]): readonly Block[] {
  if (!before.some(isPageLine)) return edited
  const key = (block: Block): string =>
    leavesOf([block])
      .map((leaf) => leaf.bare)
      .join('\n')
  const result: Block[] = []
  let [from, to] = [0, 0]
  let gone: Block[] = []
  for (const change of diffArrays(before.map(key), edited.map(key))) {
    const some = change.removed ? [] : edited.slice(to, to + change.count)
    if (change.removed) gone = before.slice(from, from + change.count)
    else {
      const at = gone.findIndex(isPageLine)
      const above = at === -1 ? 0 : change.added ? Math.min(at, some.length) : 0
      const page = gone.filter(isPageLine)
      result.push(...some.slice(0, above), ...page, ...some.slice(above))
      gone = []
    }
    if (!change.added) from += change.count
    if (!change.removed) to += change.count
  }
  return [...result, ...gone.filter(isPageLine)]
}

/** Numbers of sections that we printed go on following their sections in lines that were reworded. */
function withReferences(run: readonly Block[], before: readonly Block[]): readonly Block[] {
  const known = new Map<string, Reference>()
  mapInline(before, (node) => {
    if (node.type === 'reference' && node.short !== true) known.set(node.number, node)
    return [node]
  })
  return mapInline(run, (node) => {
    if (node.type !== 'text') return node.type === 'link' && node.url.startsWith(clauseScheme) ? node.children : [node]
    return node.value.split(/(section \d+(?:\.\d+)+)/i).flatMap((part): readonly Inline[] => {
      const reference = known.get(/^section (\d+(?:\.\d+)+)$/i.exec(part)?.[1] ?? '')
      return part === '' ? [] : [reference ?? { ...node, value: part }]
    })
  })
}

function goneNote(name: string, before: readonly Block[], after: readonly Block[]): readonly string[] {
  const left = new Map<string, number>()
  for (const { text } of leavesOf(after)) left.set(tidy(text), (left.get(tidy(text)) ?? 0) + 1)
  const gone = leavesOf(before).filter(({ text }) => {
    const number = left.get(tidy(text)) ?? 0
    left.set(tidy(text), number - 1)
    return number <= 0
  })
  const close = leavesOf(after).map(({ text }) => text)
  const out = gone.filter(({ text }) => !close.some((other) => similarity(text, other) >= 0.5))
  return out.length === 0 ? [] : [`${name}: ${count(out.length, 'line')} of ours taken out: ${quoted(out)}.`]
}

const quoted = (lines: readonly { readonly text: string }[]): string =>
  lines.map(({ text }) => `“${shortened(text, 60)}”`).join(', ')
