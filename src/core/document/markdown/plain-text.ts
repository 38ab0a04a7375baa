/** Writes a text node of Markdown at once where nothing in it could need escaping; any other goes the usual way. */
import type { Text } from 'mdast'
import { defaultHandlers, type Handle } from 'mdast-util-to-markdown'

/** Letters, figures and marks that mean nothing inside a line; a full stop or a stroke only where it is in no address. */
const harmless = /^(?:[\p{L}\p{N} ,;:?'"’‘“”—–…%$+=()-]|\.(?=[ ),;:?'"]|$)|\/(?!\/|$))*$/u
/** At the start of a line a figure or a mark could begin a list or a rule, and a space would be lost. */
const opening = /^\p{L}/u
const lineEnd = /^[\r\n]?$/

/** The handler of `text` nodes: the same words as the package's own writes, sooner. */
export const writeText: Handle = (node: Text, parent, state, info) => {
  const { value } = node
  const starts = lineEnd.test(info.before) ? opening.test(value) : !value.startsWith('(')
  const ends = !(lineEnd.test(info.after) && value.endsWith(' '))
  // In an address everything is escaped in another way.
  return starts && ends && harmless.test(value) && !state.stack.includes('autolink')
    ? value
    : defaultHandlers.text(node, parent, state, info)
}

/** What a text begins with, for the node in front of it: a letter, a figure or a space is itself; any other text is written to see. */
const beginning: Handle = (node: Text, parent, state, info) =>
  /^[\p{L}\p{N} ]/u.test(node.value) && !state.stack.includes('autolink')
    ? node.value.charAt(0)
    : writeText(node, parent, state, info)

Object.assign(writeText, { peek: beginning })
