/** The one walk over the tree: nodes → everything in them, in reading order. */
import type { Block, Inline, ListItem, Section, TableCell, TableRow } from './tree.js'

/** Whatever a document is made of. */
export type TreeNode = Block | ListItem | TableRow | TableCell | Inline

/** The nodes, each followed by what is inside it. */
export const nodesIn = (nodes: readonly TreeNode[]): readonly TreeNode[] =>
  nodes.flatMap((node) => ('children' in node ? [node, ...nodesIn(node.children)] : [node]))

/** The sections among the nodes, at whatever depth. */
export const sectionsIn = (nodes: readonly TreeNode[]): readonly Section[] =>
  nodes.flatMap((node): readonly Section[] => {
    if (node.type === 'section') return [node, ...sectionsIn(node.children)]
    const isContainer = node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote'
    return isContainer ? sectionsIn(node.children) : []
  })
