/** Turns the tree's inline nodes into mdast, whose serialiser does all the escaping. */
import type { PhrasingContent, Strong, Text } from 'mdast'
import { isSafeAddress } from '../../core/document/address.js'
import { plainText, referenceLabel, type Inline } from '../../core/document/tree.js'

/** Where references lead (clause id → link target) and what the surroundings rule out. */
export interface InlineSurroundings {
  readonly targets: ReadonlyMap<string, string>
  readonly inLink?: boolean
  readonly inEmphasis?: boolean
}

/** Line ends as "\n"; control characters, lone surrogates and noncharacters gone: no viewer shows them and some choke. */
function printable(value: string): string {
  return value
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')
}

/** Text without line ends, runs of spaces or control characters. */
export function oneLine(value: string): string {
  return printable(value).replace(/[ \n]+/g, ' ')
}

/** An answer, its line ends kept as line breaks. */
function answer(value: string): PhrasingContent[] {
  const lines = printable(value)
    .trim()
    .split(/(?<! ) *\n[ \n]*/)
    .filter((line) => line !== '')
  return lines.flatMap((line, index): PhrasingContent[] =>
    index === 0 ? literal(line) : [{ type: 'break' }, ...literal(line)],
  )
}

function convert(node: Inline, around: InlineSurroundings): PhrasingContent[] {
  switch (node.type) {
    case 'text':
      return literal(node.value)
    case 'value':
      return node.blank ? [{ type: 'html', value: node.value }] : answer(node.value)
    case 'citation':
      return literal(node.label)
    case 'break':
      return [{ type: 'break' }]
    case 'reference': {
      const target = around.targets.get(node.clause)
      const label = literal(referenceLabel(node))
      return target === undefined || around.inLink ? label : [{ type: 'link', url: `#${target}`, children: label }]
    }
    case 'link': {
      const children = inner(node.children, { ...around, inLink: true })
      return around.inLink || children.length === 0 || !isSafeAddress(node.url)
        ? children
        : [{ type: 'link', url: node.url, children }]
    }
    case 'strong':
    case 'emphasis': {
      // Emphasis inside emphasis would read as strong, so it stays as it is.
      if (node.type === 'emphasis' && around.inEmphasis) return inner(node.children, around)
      const children = inner(node.children, { ...around, inEmphasis: around.inEmphasis || node.type === 'emphasis' })
      return oneLine(plainText(node.children)).trim() === '' ? children : [{ type: node.type, children }]
    }
  }
}

/**
 * Whether bold or italic text begins or ends inside a word with an emoji or the like. Markdown cannot say that, and
 * the serialiser's remedy (encoding the letter outside) overlooks characters beyond U+FFFF.
 */
function splitsWord(nodes: readonly Inline[], index: number): boolean {
  const words = (at: number): string => oneLine(plainText(nodes.slice(Math.max(at, 0), at + 1)))
  const marked = words(index).trim()
  const opens = /\S$/u.test(words(index - 1)) && /^[\u{10000}-\u{10FFFF}]/u.test(marked)
  const closes = /[\u{10000}-\u{10FFFF}]$/u.test(marked) && /^\S/u.test(words(index + 1))
  return opens || closes
}

/**
 * Joins neighbouring texts: the serialiser escapes text by text, and "1" followed by ". Call us" is harmless apart
 * and a numbered list together.
 */
function inner(nodes: readonly Inline[], around: InlineSurroundings): PhrasingContent[] {
  const result: PhrasingContent[] = []
  const converted = nodes.flatMap((child, index) => {
    const isMark = child.type === 'strong' || child.type === 'emphasis'
    return isMark && splitsWord(nodes, index) ? inner(child.children, around) : convert(child, around)
  })
  for (const node of converted) {
    const last = result.at(-1)
    if (node.type === 'text' && last?.type === 'text') {
      result[result.length - 1] = { type: 'text', value: oneLine(last.value + node.value) }
    } else result.push(node)
  }
  return result
}

/** Inline nodes as mdast; spaces at both ends and beside breaks go, since a Markdown reader drops them anyway. */
export function toPhrasing(nodes: readonly Inline[], around: InlineSurroundings): PhrasingContent[] {
  const all = inner(nodes, around).map(writableBlank)
  const isEdge = (index: number): boolean => all[index] === undefined || all[index].type === 'break'
  const trimmed = all.flatMap((node, index): PhrasingContent[] => {
    if (node.type !== 'text') return [node]
    const start = isEdge(index - 1) ? node.value.replace(/^ +/, '') : node.value
    const value = isEdge(index + 1) ? start.replace(/(?<! ) +$/, '') : start
    return value === '' ? [] : [{ type: 'text', value }]
  })
  // A backslash with nothing before or after it on its line is no break.
  return trimmed.filter((node, index) => {
    const isLast = trimmed.slice(index).every((later) => later.type === 'break')
    return node.type !== 'break' || !(isLast || index === 0 || trimmed[index - 1]?.type === 'break')
  })
}

/**
 * A line to fill in stands as it is between words; elsewhere its underscores could be read as markup, and are escaped:
 * alone on its line as a rule, inside brackets or a word as emphasis.
 */
function writableBlank(node: PhrasingContent, index: number, all: readonly PhrasingContent[]): PhrasingContent {
  if (node.type !== 'html') return node
  const [before, after] = [all[index - 1], all[index + 1]]
  const opens = before === undefined || (before.type === 'text' && before.value.endsWith(' '))
  const closes = after === undefined ? before !== undefined : after.type === 'text' && /^[ .,;:!?]/.test(after.value)
  return opens && closes ? node : { type: 'text', value: node.value }
}

function literal(value: string): Text[] {
  const words = oneLine(value)
  return words === '' ? [] : [{ type: 'text', value: words }]
}

/** Plain text on one line, without spaces around it; nothing when there is none. */
export function line(value: string): Text[] {
  return literal(oneLine(value).trim())
}

/** Plain text in bold. */
export function strong(value: string): Strong {
  return { type: 'strong', children: line(value) }
}
