/** Decision diagrams: a true-or-false function of a few many-valued variables as a shared graph, so that "can this ever be true" is exact and quick. */

/** A function of the variables; equal functions are the same number. */
export type Node = number

/** False for every assignment. */
export const never: Node = 0
/** True for every assignment. */
export const ever: Node = 1

/** Builds and combines functions; variables are numbered from 0, in the order they are decided. */
export interface Diagram {
  /** True exactly when the variable has one of the values marked true. */
  readonly literal: (level: number, values: readonly boolean[]) => Node
  readonly and: (a: Node, b: Node) => Node
  readonly or: (a: Node, b: Node) => Node
  readonly not: (a: Node) => Node
  /** The function once a variable has a value. */
  readonly assign: (f: Node, level: number, value: number) => Node
  /** Variables the function depends on, ascending. */
  readonly support: (f: Node) => readonly number[]
  /** Variable decided first; beyond the last one for `never` and `ever`. */
  readonly levelOf: (f: Node) => number
  /** What remains for each value of that variable. */
  readonly branches: (f: Node) => readonly Node[]
}

/** A diagram over variables with the given numbers of values. */
export function createDiagram(sizes: readonly number[]): Diagram {
  const store = createStore(sizes.length)
  const { make, levelOf, branches } = store
  const opposites = new Map<Node, Node>()
  const supports = new Map<Node, readonly number[]>()
  const not = (f: Node): Node => {
    const found = opposites.get(f) ?? rebuild(store, f, make, (end) => (end === ever ? never : ever))
    opposites.set(f, found)
    return found
  }
  return {
    literal: (level, values) =>
      make(
        level,
        values.map((value) => (value ? ever : never)),
      ),
    and: combine(store, sizes, never, ever),
    or: combine(store, sizes, ever, never),
    not,
    assign: (f, level, value) =>
      rebuild(store, f, (at, values) => (at === level ? (values[value] ?? never) : make(at, values))),
    support: (f) => {
      const found = supports.get(f) ?? supportOf(store, f)
      supports.set(f, found)
      return found
    },
    levelOf,
    branches,
  }
}

/** All functions built so far, each once: a variable, and what remains for each of its values. */
interface Store extends Pick<Diagram, 'levelOf' | 'branches'> {
  readonly make: (level: number, branches: readonly Node[]) => Node
}

function createStore(end: number): Store {
  const levels: number[] = [end, end]
  const children: (readonly Node[])[] = [[], []]
  const unique = new Map<string, Node>()
  const make = (level: number, branches: readonly Node[]): Node => {
    const [first] = branches
    if (first !== undefined && branches.every((branch) => branch === first)) return first
    const key = `${level}:${branches.join(',')}`
    const known = unique.get(key)
    if (known !== undefined) return known
    levels.push(level)
    children.push(branches)
    unique.set(key, levels.length - 1)
    return levels.length - 1
  }
  return { make, levelOf: (f) => levels[f] ?? end, branches: (f) => children[f] ?? [] }
}

/** "And" or "or": `zero` decides alone, `unit` leaves the other as it is. */
function combine({ make, levelOf, branches }: Store, sizes: readonly number[], zero: Node, unit: Node): Diagram['and'] {
  const known = new Map<number, Node>()
  const branchAt = (f: Node, level: number, value: number): Node =>
    levelOf(f) === level ? (branches(f)[value] ?? never) : f
  const both = (a: Node, b: Node): Node => {
    if (a === zero || b === zero) return zero
    if (a === unit || a === b) return b
    if (b === unit) return a
    const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b)
    const found = known.get(key)
    if (found !== undefined) return found
    const level = Math.min(levelOf(a), levelOf(b))
    const values = Array.from({ length: sizes[level] ?? 0 }, (_, value) =>
      both(branchAt(a, level, value), branchAt(b, level, value)),
    )
    const result = make(level, values)
    known.set(key, result)
    return result
  }
  return both
}

/** Rebuilds a function bottom-up, each shared part once. */
function rebuild(
  { levelOf, branches }: Store,
  f: Node,
  part: Store['make'],
  leaf: (end: Node) => Node = (end) => end,
): Node {
  const known = new Map<Node, Node>()
  const visit = (node: Node): Node => {
    if (node <= ever) return leaf(node)
    const found = known.get(node) ?? part(levelOf(node), branches(node).map(visit))
    known.set(node, found)
    return found
  }
  return visit(f)
}

function supportOf({ levelOf, branches }: Store, f: Node): readonly number[] {
  const found = new Set<number>()
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (node <= ever || seen.has(node)) return
    seen.add(node)
    found.add(levelOf(node))
    for (const branch of branches(node)) visit(branch)
  }
  visit(f)
  return [...found].sort((a, b) => a - b)
}
