/** Writes a text node of Markdown at once where nothing in it could need escaping; any other goes the usual way. */
import type { Text } from 'mdast'
import { defaultHandlers, type Handle } from 'mdast-util-to-markdown'

/**
 * Begins with a letter, so nothing at the start of a line can be meant; then letters, figures and marks that mean
 * nothing inside one. What stands last is no space.
 */
const harmless = /^\p{L}(?:[\p{L}\p{N} .,;:?'"’‘“”—–…%$+=()-]*[\p{L}\p{N}.,;:?'"’‘“”—–…%$+=()-])?$/u

/** The handler of `text` nodes: the same words as the package's own writes, sooner. */
export const writeText: Handle = (node: Text, parent, state, info) =>
  // In an address everything is escaped in another way.
  harmless.test(node.value) && !state.stack.includes('autolink')
    ? node.value
    : defaultHandlers.text(node, parent, state, info)
