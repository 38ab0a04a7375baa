/** Turns a template into the texts its branches can make, each letter still where it stands in the file. */
import type { Spot, TemplateNode } from '../../core/template/nodes.js'

type Branch = Extract<TemplateNode, { kind: 'branch' }>

/** One way through the branches: for each one, the side taken. */
type Choice = (branch: Branch) => boolean

/**
 * The texts of `source` (the template's own text) such that each side of each branch stands in at least one of them.
 * Whatever is not printed is blanked out letter by letter, so that offsets, lines and columns stay true.
 */
export function readingsOf(nodes: readonly TemplateNode[], source: string): readonly string[] {
  const readings: string[] = []
  const covered = new Map<Branch, Set<boolean>>()
  for (const path of [[], ...pathsOf(nodes, [])]) {
    const last = path.at(-1)
    if (last !== undefined && covered.get(last.branch)?.has(last.side) === true) continue
    const choose = choiceFor(path)
    readings.push(
      readOnce(nodes, source, (branch) => {
        const side = choose(branch)
        covered.set(branch, (covered.get(branch) ?? new Set()).add(side))
        return side
      }),
    )
  }
  return [...new Set(readings)]
}

interface Step {
  readonly branch: Branch
  readonly side: boolean
}

/** Every side of every branch, with the sides above it. */
function pathsOf(nodes: readonly TemplateNode[], above: readonly Step[]): readonly (readonly Step[])[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'branch') return []
    return [true, false].flatMap((side) => {
      const path = [...above, { branch: node, side }]
      return [path, ...pathsOf(side ? node.then : node.otherwise, path)]
    })
  })
}

/** The sides of a path; other branches agree with it where they ask the same question. */
const choiceFor =
  (path: readonly Step[]): Choice =>
  (branch) => {
    const exact = path.find((step) => step.branch === branch)
    if (exact !== undefined) return exact.side
    const same = path.findLast((step) => step.branch.question === branch.question)
    if (same === undefined) return branch.test !== 'is' || branch.otherwise.length > 0
    const common = branch.values.some((value) => same.branch.values.includes(value))
    return same.side ? common || branch.test !== 'is' : !common
  }

/** Prints one reading; `at` walks the source from tag to tag. */
function readOnce(nodes: readonly TemplateNode[], source: string, choice: Choice): string {
  const parts: string[] = []
  let at = 0
  const put = (start: number, end: number, words: string): void => {
    parts.push(blank(source.slice(at, start)), words.padEnd(end - start))
    at = end
  }
  const visit = (list: readonly TemplateNode[], printed: boolean): void => {
    for (const node of list) {
      if (node.kind === 'content') {
        const start = source.indexOf(node.text, afterTags(source, at))
        const end = start + node.text.length
        if (start >= 0) put(start, end, printed ? node.text : blank(node.text))
        continue
      }
      const start = offsetOf(source, node.at)
      const end = source.indexOf('}}', start) + 2
      put(start, end, printed ? (standIns[node.kind] ?? '') : '')
      if (node.kind !== 'branch') continue
      const side = printed && choice(node)
      visit(node.then, side)
      visit(node.otherwise, printed && !side)
    }
  }
  visit(nodes, true)
  return parts.join('') + blank(source.slice(at))
}

/** A word for what is filled in later, never longer than its tag. */
const standIns: Readonly<Partial<Record<TemplateNode['kind'], string>>> = {
  value: 'name',
  list: 'sites',
  date: 'a date',
  ref: 'section',
  cite: 'the code',
}

const closingTags = /(?:\s*\{\{(?:else|\/\w+)\}\})*/y

function afterTags(source: string, at: number): number {
  closingTags.lastIndex = at
  return closingTags.exec(source) === null ? at : closingTags.lastIndex
}

function offsetOf(source: string, spot: Spot): number {
  const lines = source.split('\n').slice(0, spot.line - 1)
  return lines.reduce((sum, line) => sum + line.length + 1, 0) + spot.column - 1
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')
