/** Words that print for some answers in, the most of them that any one set of answers can bring together out, exactly. */
import { ever, never, type Diagram, type Node } from '../model/diagram.js'
import type { Space } from '../model/space.js'

/** So many words, wherever the function is true. */
export interface Weight {
  readonly when: Node
  readonly words: number
}

/** The most words, and answers that bring them together. */
export interface Longest {
  readonly words: number
  readonly when: Node
}

type Limits = Pick<Space, 'diagram' | 'constraint'>
type Term = readonly [Node, number]

/** Searches all answers that can be given; equal states of the search are one, so that the number of answers doesn't matter. */
export function longestOf(space: Limits, weights: readonly Weight[]): Longest {
  const groups = grouped(weights)
  const open = [...groups].filter(([node]) => node > ever)
  const parts = apart(space, open).map((terms) => longestPart(space, terms))
  return {
    words: parts.reduce((sum, { words }) => sum + words, groups.get(ever) ?? 0),
    when: parts.reduce((all, { when }) => space.diagram.and(all, when), ever),
  }
}

function longestPart(space: Limits, open: readonly Term[]): Longest {
  const search = { diagram: space.diagram, known: new Map<string, number>(), words: open.map(([, words]) => words) }
  const start = { allowed: limitsOf(space, open), terms: open.map(([node]) => node) }
  return { words: most(search, start), when: path(search, start) }
}

/** Terms that no variable and no limit joins are searched apart: their most words come together whatever the others say. */
function apart(space: Limits, open: readonly Term[]): readonly (readonly Term[])[] {
  let parts: readonly { readonly levels: ReadonlySet<number>; readonly terms: readonly Term[] }[] = []
  for (const term of open) {
    const levels = involved(space, [term])
    const joined = parts.filter((part) => [...levels].some((level) => part.levels.has(level)))
    parts = [
      ...parts.filter((part) => !joined.includes(part)),
      {
        levels: new Set([...joined.flatMap((part) => [...part.levels]), ...levels]),
        terms: [...joined.flatMap(({ terms }) => terms), term],
      },
    ]
  }
  return parts.map(({ terms }) => terms)
}

/** Weights with the same function are one. */
function grouped(weights: readonly Weight[]): ReadonlyMap<Node, number> {
  const groups = new Map<Node, number>()
  for (const { when, words } of weights) if (when !== never) groups.set(when, (groups.get(when) ?? 0) + words)
  return groups
}

/** What keeps the variables of the terms, and those that these limits involve, to answers that can be given. */
const limitsOf = (space: Limits, open: readonly Term[]): Node =>
  [...involved(space, open)].reduce<Node>((limits, level) => space.diagram.and(limits, space.constraint(level)), ever)

/** The variables of the terms, and those that their limits involve. */
function involved({ diagram, constraint }: Limits, open: readonly Term[]): ReadonlySet<number> {
  const queue = open.flatMap(([node]) => diagram.support(node))
  const seen = new Set<number>()
  for (let level = queue.pop(); level !== undefined; level = queue.pop()) {
    if (seen.has(level)) continue
    seen.add(level)
    queue.push(...diagram.support(constraint(level)))
  }
  return seen
}

interface Search {
  readonly diagram: Diagram
  readonly known: Map<string, number>
  /** Of each term. */
  readonly words: readonly number[]
}

/** What remains of the limits and of each term once some variables are decided. */
interface State {
  readonly allowed: Node
  readonly terms: readonly Node[]
}

const isDecided = (node: Node): boolean => node <= ever

/** The most words that the terms not yet decided can still give; those that came true count where they do. */
function most(search: Search, state: State): number {
  if (state.allowed === never) return -Infinity
  if (state.terms.every(isDecided)) return 0
  const key = `${state.allowed};${state.terms.map((node) => (isDecided(node) ? '' : node)).join()}`
  const known = search.known.get(key)
  if (known !== undefined) return known
  const found = Math.max(...next(search, state).map((after) => gained(search, state, after) + most(search, after)))
  search.known.set(key, found)
  return found
}

/** The state after each value of the variable that is decided next. */
function next({ diagram }: Search, { allowed, terms }: State): readonly State[] {
  const nodes = [allowed, ...terms].filter((node) => !isDecided(node))
  const level = Math.min(...nodes.map(diagram.levelOf))
  const first = nodes.find((node) => diagram.levelOf(node) === level) ?? ever
  const after = (node: Node, value: number): Node =>
    diagram.levelOf(node) === level ? (diagram.branches(node)[value] ?? never) : node
  return diagram.branches(first).map((_, value) => ({
    allowed: after(allowed, value),
    terms: terms.map((node) => after(node, value)),
  }))
}

/** Words of the terms that just came true. */
const gained = ({ words }: Search, before: State, { terms }: State): number =>
  terms.reduce((sum, node, index) => sum + (node === ever && before.terms[index] !== ever ? (words[index] ?? 0) : 0), 0)

/** When all those terms hold that the most words are made of. */
function path(search: Search, start: State): Node {
  let state = start
  while (!state.terms.every(isDecided)) {
    const wanted = most(search, state)
    const before = state
    const chosen = next(search, before).find((after) => gained(search, before, after) + most(search, after) === wanted)
    if (chosen === undefined) return never
    state = chosen
  }
  const { terms } = state
  return start.terms.reduce((all, node, index) => (terms[index] === ever ? search.diagram.and(all, node) : all), ever)
}
