/** Edits such as owners make in a Markdown file, and such as editors and accidents make for them. */
import { sentence } from './folder.js'

export interface Edit {
  readonly kind: EditKind
  readonly at: number
  readonly to: number
}

type Change = (blocks: readonly string[], edit: Edit, own: () => string) => readonly string[]

const isText = (block: string): boolean => !/^(#|<!--|\||>|\*Why|Based on|- |\d+\. )/.test(block)
const isAnchored = (block: string): boolean => block.startsWith('<!-- clause:')
const isTitle = (block: string): boolean => /^(<!-- clause:[^\n]*\n)?#/.test(block)

/** Indexes of blocks of a kind, the one that `at` picks first. */
function pick(blocks: readonly string[], at: number, test: (block: string) => boolean): number {
  const found = blocks.flatMap((block, index) => (test(block) ? [index] : []))
  return found[at % Math.max(1, found.length)] ?? -1
}

const replaceAt = (blocks: readonly string[], index: number, ...by: readonly string[]): readonly string[] =>
  index < 0 ? blocks : [...blocks.slice(0, index), ...by, ...blocks.slice(index + 1)]

const onBlock =
  (test: (block: string) => boolean, change: (block: string, own: () => string) => readonly string[]): Change =>
  (blocks, { at }, own) => {
    const index = pick(blocks, at, test)
    const block = blocks[index]
    return block === undefined ? blocks : replaceAt(blocks, index, ...change(block, own))
  }

/** A provision's blocks: from its anchor to the next heading. */
function provisionRange(blocks: readonly string[], at: number): readonly [number, number] {
  const start = pick(blocks, at, isAnchored)
  if (start < 0) return [0, 0]
  const length = blocks.slice(start + 1).findIndex(isTitle)
  return [start, length === -1 ? blocks.length : start + 1 + length]
}

const everywhere =
  (change: (text: string) => string): Change =>
  (blocks) =>
    change(blocks.join('\n\n')).split(/\n\n+/)

const changes = {
  append: onBlock(isText, (block, own) => [`${block} ${own()}.`]),
  prepend: onBlock(isText, (block, own) => [`${own()}. ${block}`]),
  rewrite: onBlock(isText, (_, own) => [`${own()}.`]),
  word: onBlock(isText, (block) => [block.replace(/\b(we|you|the)\b/i, 'all of us')]),
  delete: onBlock(isText, () => []),
  insert: onBlock(
    () => true,
    (block, own) => [block, `${own()}.`],
  ),
  insertBefore: onBlock(
    () => true,
    (block, own) => [`${own()}.`, block],
  ),
  insertHeading: onBlock(isText, (block, own) => [block, `## ${own()}`, `${own()}.`]),
  insertLoneHeading: onBlock(isText, (block, own) => [block, `#### ${own()}`]),
  insertList: onBlock(isText, (block, own) => [block, `* ${own()}\n* ${own()}`]),
  insertCode: onBlock(isText, (block, own) => [block, `\`\`\`\n${own()}\n\`\`\``, `    ${own()}`]),
  insertHtml: onBlock(isText, (block, own) => [block, `<div class="x">${own()}</div>`, `![${own()}](x.png)`]),
  insertComment: onBlock(isText, (block, own) => [block, `<!-- ${own()} -->`]),
  insertTable: onBlock(isText, (block, own) => [block, `| A | B |\n|---|---|\n| ${own()} | x |`]),
  item: onBlock(
    (block) => /^(- |\d+\. )/.test(block),
    (block, own) => [`${block}\n${/^- /.test(block) ? '-' : '9.'} ${own()}`],
  ),
  cell: onBlock(
    (block) => block.startsWith('|'),
    (block, own) => [block.replace(/ \|$/, ` ${own()} |`)],
  ),
  quote: onBlock(
    (block) => block.startsWith('>'),
    (block, own) => [`${block}\n>\n> ${own()}.`],
  ),
  why: onBlock(
    (block) => block.startsWith('*Why'),
    (block, own) => [block.replace(/\*$/, ` ${own()}.*`)],
  ),
  whyNew: onBlock(
    (block) => block.startsWith('*Why'),
    (_, own) => [`Why: ${own()}.`],
  ),
  sources: onBlock(
    (block) => block.startsWith('Based on'),
    (block, own) => [`${block}; ${own()}`],
  ),
  title: onBlock(isAnchored, (block, own) => [`${block}: ${own()}`]),
  titleNew: onBlock(isAnchored, (block, own) => [block.replace(/\n#+ .*/, `\n### ${own()}`)]),
  loseAnchor: onBlock(isAnchored, (block) => [block.replace(/^.*\n/, '')]),
  loseTitle: onBlock(isAnchored, (block) => [block.replace(/\n.*$/, '')]),
  loseBoth: onBlock(isAnchored, () => []),
  bold: onBlock(isText, (block) => [block.replace(/^(\w+) (\w+)/, '**$1 $2**')]),
  split: onBlock(isText, (block) => block.split(/(?<=\.) /)),
  front: (blocks, _, own) => [...blocks.slice(0, 2), `${own()}.`, ...blocks.slice(2)],
  back: (blocks, _, own) => [...blocks, `${own()}.`],
  swap: (blocks, { at, to }) => {
    const [one, two] = [pick(blocks, at, isText), pick(blocks, to, isText)]
    return blocks.map((block, index) =>
      index === one ? (blocks[two] ?? '') : index === two ? (blocks[one] ?? '') : block,
    )
  },
  merge: (blocks, { at }) => {
    const index = pick(blocks, at, isText)
    return index < 1 || !isText(blocks[index - 1] ?? '#')
      ? blocks
      : replaceAt(replaceAt(blocks, index), index - 1, `${blocks[index - 1]} ${blocks[index]}`)
  },
  moveProvision: (blocks, { at, to }) => {
    const [start, end] = provisionRange(blocks, at)
    const rest = [...blocks.slice(0, start), ...blocks.slice(end)]
    const target = Math.max(0, pick(rest, to, isAnchored))
    return [...rest.slice(0, target), ...blocks.slice(start, end), ...rest.slice(target)]
  },
  copyProvision: (blocks, { at, to }, own) => {
    const [start, end] = provisionRange(blocks, at)
    const target = Math.max(0, pick(blocks, to, isAnchored))
    return [...blocks.slice(0, target), ...blocks.slice(start, end), `${own()}.`, ...blocks.slice(target)]
  },
  deleteProvision: (blocks, { at }) => {
    const [start, end] = provisionRange(blocks, at)
    return [...blocks.slice(0, start), ...blocks.slice(end)]
  },
  copyAnchor: (blocks, { at, to }) => {
    const [from, onto] = [pick(blocks, at, isAnchored), pick(blocks, to, isAnchored)]
    const anchor = blocks[from]?.split('\n')[0] ?? ''
    return replaceAt(blocks, onto, (blocks[onto] ?? '').replace(/^.*/, anchor))
  },
  strayAnchor: (blocks, { at, to }) => {
    const [from, onto] = [pick(blocks, at, isAnchored), pick(blocks, to, isText)]
    const anchor = blocks[from]?.split('\n')[0] ?? ''
    return onto < 0 ? blocks : replaceAt(blocks, onto, `${anchor}\n${blocks[onto]}`)
  },
  loseAnchors: everywhere((text) => text.replace(/^<!-- clause:.*\n/gm, '')),
  retype: everywhere((text) =>
    text
      .replace(/^<!-- clause:.*\n/gm, '')
      .replace(/^#+ /gm, '')
      .replace(/\[([^\]]*)\]\([^)\s]*\)/g, '$1')
      .replace(/[*\\]/g, ''),
  ),
  windows: everywhere((text) => `\uFEFF${text.replace(/\n/g, '  \r\n')}`),
  quotes: everywhere((text) => text.replace(/'/g, '’').replace(/"([^"\n]*)"/g, '“$1”')),
  rewrap: (blocks) =>
    blocks.map((block) =>
      isText(block) && !block.includes('\r') ? block.replace(/(\w+ \w+ \w+ \w+) (?=[a-z])/g, '$1\n') : block,
    ),
  bullets: everywhere((text) => text.replace(/^- /gm, '* ')),
  half: (blocks) => blocks.slice(0, Math.ceil(blocks.length / 2)),
  empty: () => [],
  nonsense: (_, __, own) => [`${own()}.`],
} satisfies Record<string, Change>

export type EditKind = keyof typeof changes

export const editKinds = Object.keys(changes) as EditKind[]

/** Applies one edit; `serial` numbers the owner's sentences. */
export function editMarkdown(markdown: string, edit: Edit, serial: () => number): string {
  const blocks = markdown.trimEnd().split(/\n\n+/)
  return `${changes[edit.kind](blocks, edit, () => sentence(serial())).join('\n\n')}\n`
}
