/** Sees through what other programs do to the lines to fill in: they leave spaces in their place, or nothing at all. */
import { leavesOf } from '../../../document/leaves.js'
import { mapLines } from '../../../document/markdown/references.js'
import { similarity, tidy } from '../../../document/tidy.js'
import { blankLine, plainText, type Inline } from '../../../document/tree.js'
import type { Unit } from '../../../document/unit.js'

/** One line alone may have lost its blank by an edit; where so many say nothing else than before, a program dropped them. */
const byProgram = 3

/** Where a line to fill in was: more spaces than anybody types between words. */
const gap = /[ \u00A0\u2007]{6}/
const gaps = /[ \u00A0\u2007]{6}[ \u00A0\u2007]*/g

/** The units with the blanks that were written; `written` are all lines as leaves give them. */
export function withBlanksBack(units: readonly Unit[], written: readonly string[]): readonly Unit[] {
  const own = new Set(written)
  const withBlank = written.filter((line) => line.includes(blankLine) && withoutBlanks(line) !== '')
  const byWords = new Map(withBlank.map((line) => [withoutBlanks(line), line]))
  const writtenFor = (line: string): string | null =>
    own.has(tidy(line)) ? null : (byWords.get(withoutBlanks(tidy(line))) ?? null)
  const lost = units.flatMap(linesOf).filter((line) => writtenFor(line) !== null)
  const isDropped = lost.length >= byProgram || lost.some((line) => gap.test(line))
  const change = (nodes: readonly Inline[]): readonly Inline[] => {
    const line = plainText(nodes)
    const ours = writtenFor(line)
    if (ours !== null) return isDropped ? restored(nodes, ours) : nodes
    const isEdited = gap.test(line) && withBlank.some((one) => similarity(one, line) >= 0.4)
    return isEdited ? inText(nodes, (text) => text.replace(gaps, ` ${blankLine}`)) : nodes
  }
  return units.map((unit) => {
    if (lost.length === 0 && !linesOf(unit).some((line) => gap.test(line))) return unit
    const [block = unit.block] = mapLines([unit.block], change)
    return { ...unit, block, leaves: leavesOf([block]) }
  })
}

const withoutBlanks = (line: string): string => line.replace(/_{4,}|\s/g, '')

function linesOf({ block }: Unit): readonly string[] {
  const lines: string[] = []
  mapLines([block], (nodes) => {
    lines.push(plainText(nodes))
    return nodes
  })
  return lines
}

/** The line with the blanks of the written one, which has the same letters and signs; as it was where it can't be. */
function restored(nodes: readonly Inline[], ours: string): readonly Inline[] {
  const between = signsOf(ours).spaces
  let count = 0
  const spaceAt = (was: string): string => {
    const space = between[count] ?? ''
    return space.includes(blankLine) ? space : was.replace(/_/g, '')
  }
  const back = inText(
    nodes,
    (text) => {
      const { spaces, signs } = signsOf(text)
      const words = signs.map((sign, at) => {
        const placed = spaceAt(spaces[at] ?? '') + sign
        count += 1
        return placed
      })
      return words.join('') + (spaces.at(-1) ?? '').replace(/_/g, '')
    },
    (shown) => {
      count += signsOf(shown).signs.length
    },
  )
  const whole: readonly Inline[] = [...back, { type: 'text', value: spaceAt('') }]
  return tidy(plainText(whole)) === ours ? whole : nodes
}

/** Letters and signs, and what stands before each of them and after the last: spaces and blanks. */
function signsOf(text: string): { readonly signs: readonly string[]; readonly spaces: readonly string[] } {
  const signs: string[] = []
  const spaces = ['']
  for (const part of text.match(/_{4,}|\s+|\S/gu) ?? []) {
    const last = spaces.length - 1
    if (/^(?:____|\s)/.test(part)) spaces[last] = (spaces[last] ?? '') + part
    else {
      signs.push(part)
      spaces.push('')
    }
  }
  return { signs, spaces }
}

/** The nodes, each text changed; `other` is given the words of what is no text, in reading order. */
function inText(
  nodes: readonly Inline[],
  change: (text: string) => string,
  other: (shown: string) => void = () => undefined,
): readonly Inline[] {
  return nodes.map((node): Inline => {
    if (node.type === 'text') return { ...node, value: change(node.value) }
    if ('children' in node) return { ...node, children: inText(node.children, change, other) }
    other(plainText([node]))
    return node
  })
}
