/** Inline nodes → typst code whose every word is a string literal, so that no answer is ever read as markup. */
import { isSafeAddress, isWellFormedAddress } from '../../core/document/address.js'
import { blankLine, referenceLabel, type Inline } from '../../core/document/tree.js'
import { clean } from '../lines/spans.js'

/** Labels of the headings that references lead to, by clause. */
export type Labels = ReadonlyMap<string, string>

/** A string of typst: quotes and backslashes escaped, nothing else means anything in it. */
export const literal = (value: string): string =>
  `"${clean(value).replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t')}"`

/** Says nothing, where content is wanted. */
export const nothing = '[]'

const blank = new RegExp(`(?<!_)${blankLine}(?!_)`, 'g')

/** As long as Word's, so that a name or a number can be written on it. */
const toWriteOn = '_'.repeat(14)

/** Words with their line ends kept, and blanks to fill in. */
const words = (value: string): string => {
  const lines = clean(value).replace(/\t/g, ' ').replace(blank, toWriteOn).split('\n')
  return joined(
    lines.flatMap((line, at) => [...(at === 0 ? [] : ['linebreak()']), line === '' ? nothing : literal(line)]),
  )
}

/** A string literal, as no other piece of code begins with a quote. */
const isLiteral = (code: string): boolean => code.startsWith('"')

/** Code that joins pieces of code into one piece of content; words beside words are one, as each costs the engine time. */
export function joined(pieces: readonly string[]): string {
  const parts: string[] = []
  for (const piece of pieces) {
    const last = parts.at(-1)
    if (piece === nothing) continue
    if (last !== undefined && isLiteral(last) && isLiteral(piece))
      parts[parts.length - 1] = last.slice(0, -1) + piece.slice(1)
    else parts.push(piece)
  }
  const [first = nothing, ...more] = parts
  return more.length === 0 ? first : `{ ${[first, ...more].join(' ; ')} }`
}

/** Words that lead to a heading, by the function that `linkCode` makes. */
export const toLabel = (label: string, shown: string): string => `to(label(${literal(label)}), ${shown})`

/** The function for links within the paper: words alone until the engine has met their heading, as a link to nothing prints nothing, and all that follows it would be set a second time in another place. */
export const linkCode =
  'let to(target, shown) = context { if query(target).len() == 0 { shown } else { link(target, shown) } }'

/** Inline nodes as one piece of content. */
export const inlineCode = (nodes: readonly Inline[], labels: Labels, isInLink = false): string =>
  joined(nodes.map((node) => inline(node, labels, isInLink)))

function inline(node: Inline, labels: Labels, isInLink: boolean): string {
  switch (node.type) {
    case 'text':
    case 'value':
      return words(node.value)
    case 'citation':
      return words(node.label)
    case 'break':
      return 'linebreak()'
    case 'strong':
      return `strong(${inlineCode(node.children, labels, isInLink)})`
    case 'emphasis':
      return `emph(${inlineCode(node.children, labels, isInLink)})`
    case 'reference': {
      const target = labels.get(node.clause)
      const label = words(referenceLabel(node))
      return target === undefined || isInLink ? label : toLabel(target, label)
    }
    case 'link': {
      const content = inlineCode(node.children, labels, true)
      return isInLink || !isSafeAddress(node.url) || !isWellFormedAddress(node.url)
        ? content
        : `link(${literal(node.url)}, ${content})`
    }
  }
}
