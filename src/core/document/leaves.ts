/** Flattens a block into its lines of text, the unit in which an edited file and what was written are compared. */
import { sourcesLine } from './labels.js'
import { plainText, referenceLabel, type Block, type Inline } from './tree.js'
import { bare, tidy } from './tidy.js'
import { nodesIn } from './walk.js'

/** One paragraph, list item, heading or table cell. */
export interface Leaf {
  readonly text: string
  /** Letters and digits only. */
  readonly bare: string
  /** Bold and italic words, in order. */
  readonly marks: string
  /** Web and mail addresses linked to. */
  readonly links: readonly string[]
}

/** The lines of blocks in reading order; empty ones are left out. */
export const leavesOf = (blocks: readonly Block[]): readonly Leaf[] =>
  blocks.flatMap((block) => linesOf(block).map(leaf)).filter((line) => line.text !== '')

/** Whether the edited line says what was written, formatting included; a link that an editor dropped is no edit. */
export const sameLeaf = (written: Leaf, edited: Leaf): boolean =>
  written.text === edited.text &&
  written.marks === edited.marks &&
  edited.links.every((link) => written.links.includes(link))

/** Whether the edited line has the written words; for files whose formatting was lost altogether. */
export const sameWords = (written: Leaf, edited: Leaf): boolean => written.text === edited.text

/** Whether two lists of lines say the same. */
export const sameLeaves = (written: readonly Leaf[], edited: readonly Leaf[], same = sameLeaf): boolean =>
  written.length === edited.length && written.every((line, index) => same(line, edited[index] ?? line))

function linesOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.type) {
    case 'paragraph':
    case 'rationale':
      return [block.children]
    case 'list':
      return block.children.flatMap((item) => item.children.flatMap(linesOf))
    case 'table':
      return block.children.flatMap((row) => row.children.map((cell) => cell.children))
    case 'blockquote':
      return block.children.flatMap(linesOf)
    case 'quotation':
      return [...block.value.split(/\n+/), `— ${block.attribution}`].map(asText)
    case 'sources':
      return [asText(sourcesLine(block.children))]
    case 'signature':
      return block.labels.map(asText)
    case 'section':
      return [asText(block.title), ...block.children.flatMap(linesOf)]
    case 'contents':
    case 'thematicBreak':
      return []
  }
}

const asText = (value: string): readonly Inline[] => [{ type: 'text', value }]

function leaf(nodes: readonly Inline[]): Leaf {
  const text = tidy(plainText(nodes))
  const runs = isMarked(nodes) ? marked(nodes, '', []).filter((run) => run.words !== '') : []
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last?.mark === run.mark) joined[joined.length - 1] = { ...last, words: last.words + run.words }
    else joined.push(run)
  }
  const marks = joined.filter((run) => run.mark !== '').map((run) => `${run.mark}:${run.words}`)
  return { text, bare: bare(text), marks: marks.join('|'), links: linksOf(nodes) }
}

interface Run {
  /** `b`, `i`, `bi` or nothing. */
  readonly mark: string
  readonly words: string
}

const isMarked = (nodes: readonly Inline[]): boolean =>
  nodes.some(
    (node) => node.type === 'strong' || node.type === 'emphasis' || (node.type === 'link' && isMarked(node.children)),
  )

const letters = (value: string): string => tidy(value).replace(/[^\p{L}\p{N}]+/gu, '')

function marked(nodes: readonly Inline[], mark: string, runs: Run[]): readonly Run[] {
  const add = (sign: string): string => [...new Set([...Array.from(mark), sign])].sort().join('')
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'value') runs.push({ mark, words: letters(node.value) })
    else if (node.type === 'citation') runs.push({ mark, words: letters(node.label) })
    else if (node.type === 'reference') runs.push({ mark, words: letters(referenceLabel(node)) })
    else if (node.type === 'strong') marked(node.children, add('b'), runs)
    else if (node.type === 'emphasis') marked(node.children, add('i'), runs)
    else if (node.type === 'link') marked(node.children, mark, runs)
  }
  return runs
}

const linksOf = (nodes: readonly Inline[]): readonly string[] =>
  nodesIn(nodes).flatMap((node) =>
    node.type === 'link' && /^(https?:|mailto:)/i.test(node.url) ? [address(node.url)] : [],
  )

/** Editors add a slash to a bare host, or change the case of percent codes. */
const address = (url: string): string => url.replace(/\/$/, '').replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase())
