/** Turns a paper into the Markdown that is kept of its words, and own wording in such Markdown back into the paper. */
import { leavesOf, sameLeaf } from '../../document/leaves.js'
import { ownBlocks } from '../../document/markdown/own-words.js'
import { resolveReferences } from '../../document/markdown/references.js'
import { writeOwnWords } from '../../document/markdown/write.js'
import { withOriginals } from '../../document/originals.js'
import type { Block, Document, Inline, Section, Table } from '../../document/tree.js'
import { sectionsIn } from '../../document/walk.js'
import type { Frame } from '../../library/frame.js'
import { columnsOf, flatBlocks, nestedBlocks, onFlat, pageLine } from './flat.js'

/** Whether the practice may have own wording of a frame's paper: words on paper that nobody fills in, other than the policy. */
export const mayBeOwn = ({
  layout,
  filledIn,
  page,
  files,
}: Pick<Frame, 'layout' | 'filledIn' | 'page' | 'files'>): boolean =>
  layout !== 'policy' && !filledIn && page === null && Object.values(files).flat().some(isReadable)

/** Whether a file's name is that of a paper whose words are read when somebody changes them. */
const isReadable = (name: string): boolean => /\.(?:docx|md)$/.test(name)

/** The words of a paper below its title block. */
export const paperText = ({ children }: Pick<Document, 'children'>): string => textOfRun(flatBlocks(children))

/** The words of a flat run. */
export const textOfRun = (flat: readonly Block[]): string => writeOwnWords(nestedBlocks(flat, false), 2)

/** A text in the form that two texts of a paper are compared in. */
export const settledText = (markdown: string): string => textOfRun(runOf(markdown))

type ToReference = (clause: string, label: string) => Inline

/** Kept words as a flat run; `reference` says what a link to a clause is. */
export function runOf(markdown: string, reference?: ToReference): readonly Block[] {
  const pages = markdown.split(/(?<=^|\n)[ \t]*\n---[ \t]*(?=\n|$)/).map(ownBlocks)
  const flat = pages.flatMap((blocks, index) => [...(index === 0 ? [] : [pageLine]), ...flatBlocks(blocks)])
  return reference === undefined ? flat : resolveReferences(flat, reference)
}

/** The paper in the practice's words: what says the same as before is as it was, with its links, answers and widths. */
export function withOwnPaper(document: Document, own: string, reference: ToReference): Document {
  const before = flatBlocks(document.children)
  const flat = withOriginals(before, runOf(own, asPrinted(reference)), onFlat(sameLeaf))
  const tables = before.filter((block) => block.type === 'table')
  return { ...document, children: asBefore(nestedBlocks(flat), sectionsIn(document.children), tables) }
}

/** A reference that printed a number alone goes on printing it alone. */
const asPrinted =
  (reference: ToReference): ToReference =>
  (clause, label) => {
    const node = reference(clause, label)
    return node.type === 'reference' && /^\d+(\.\d+)*$/.test(label) ? { ...node, short: true } : node
  }

/** Sections keep their ids, and tables the widths of their columns. */
const asBefore = (blocks: readonly Block[], sections: readonly Section[], tables: readonly Table[]): readonly Block[] =>
  blocks.map((block) => {
    if (block.type === 'section') {
      const known = sections.find(({ title }) => title === block.title) ?? block
      return { ...known, children: asBefore(block.children, sections, tables) }
    }
    if (block.type !== 'table' || block.widths.length > 0) return block
    const same = tables.find((table) => columnsOf(table) === columnsOf(block) && headOf(table) === headOf(block))
    return same === undefined ? block : { ...block, widths: same.widths }
  })

const headOf = ({ children }: Table): string =>
  leavesOf([{ type: 'table', widths: [], children: children.slice(0, 1) }])
    .map(({ text }) => text)
    .join('|')
