/** Turns a document tree into the text of a Markdown file. */
import type { ListItem, Root, RootContent } from 'mdast'
import { toMarkdown, type Join, type Options, type Unsafe } from 'mdast-util-to-markdown'
import type { Document } from '../../core/document/tree.js'
import { plainly } from '../../core/document/markdown/plain-text.js'
import { toBlocks } from './blocks.js'
import { line, strong, toPhrasing } from './inline.js'
import { outline, type Outline } from './outline.js'

const addresses: Unsafe['notInConstruct'] = ['autolink', 'destinationRaw', 'destinationLiteral']

/**
 * What plain CommonMark leaves alone and readers still turn into markup: struck-out text, and bare addresses,
 * which many viewers link and then print decoded ("%20" as a space). One escaped character breaks an address.
 */
const unsafe: Unsafe[] = [
  { character: '~', inConstruct: 'phrasing' },
  { character: '/', after: '(?=/)', inConstruct: 'phrasing', notInConstruct: addresses },
  { character: '@', before: '(?<=\\S)', after: '(?=\\S)', inConstruct: 'phrasing', notInConstruct: addresses },
  {
    character: '.',
    before: '(?<=[^\\s.])',
    after: '(?=[^\\s!-,.-/:-@[-`{-~\\d][^\\s!-,./:-@[-`{-~])',
    inConstruct: 'phrasing',
    notInConstruct: addresses,
  },
]

/** A clause anchor stands directly above its heading, so the two move together when someone cuts and pastes. */
const anchorAboveHeading: Join = (left, right) => (left.type === 'html' && right.type === 'heading' ? 0 : undefined)

/** How the tree is written. */
export const markdownOptions: Options = {
  bullet: '-',
  rule: '-',
  listItemIndent: 'one',
  unsafe,
  join: [anchorAboveHeading],
  ...plainly,
}

function titleBlock({ document, targets }: Outline): RootContent[] {
  const facts = document.facts.map((fact): ListItem => ({
    type: 'listItem',
    spread: false,
    children: [
      {
        type: 'paragraph',
        children: [strong(`${fact.label}:`), { type: 'text', value: ' ' }, ...toPhrasing(fact.value, { targets })],
      },
    ],
  }))
  const block: RootContent[] = [{ type: 'heading', depth: 1, children: line(document.title) }]
  if (document.practice.trim() !== '') block.push({ type: 'paragraph', children: [strong(document.practice)] })
  if (facts.length > 0) block.push({ type: 'list', ordered: false, spread: false, children: facts })
  return block
}

/** The document as Markdown: LF line ends, one newline at the end, each provision under its clause anchor. */
export function renderMarkdown(document: Document): string {
  const found = outline(document)
  return markdownText({ type: 'root', children: [...titleBlock(found), ...toBlocks(document.children, found)] })
}

/** A Markdown tree as text, escaped so that every viewer shows the words as they are. */
export const markdownText = (root: Root): string => toMarkdown(root, markdownOptions)
