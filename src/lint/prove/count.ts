/** Counts, exactly, how many different sets of answers there are, and how many classes of them the library tells apart. */
import { ANY } from '../../core/answers/condition.js'
import type { Library } from '../../core/library/library.js'
import { ever, never, type Node } from '../model/diagram.js'
import { buildSpace, type Space } from '../model/space.js'
import { testsIn, type Test } from '../model/tests.js'
import { absent } from '../model/variables.js'

/** Texts and dates count once: nothing but their presence is ever tested. */
export interface Sizes {
  /** Sets of choices that can be given. */
  readonly answerSets: bigint
  /** Sets of choices that at least one test of the library tells apart. */
  readonly classes: bigint
}

/** Counts both. */
export function countAnswers(library: Library): Sizes {
  const tests = testsIn(library)
  const wide = library.questions
    .filter((question) => question.kind === 'multiselect')
    .map((question) => question.id)
    .filter((id) => tests.some((test) => test.question === id && test.values.includes(ANY)))
  const space = buildSpace(library, wide.length)
  const groups = componentsOf(space)
  const product = (count: (levels: readonly number[]) => bigint): bigint =>
    groups.map(count).reduce((total, part) => total * part, 1n)
  return {
    answerSets: product((levels) => countGroup(space, levels, allowed(space, levels), everyChoice)),
    classes: product((levels) => {
      const spare = wide.filter((id) => space.levelsOf(id).some((level) => levels.includes(level)))
      const linked = spare.map((id) => marks(space, space.variables.length + wide.indexOf(id), space.test(id, [ANY])))
      const whole = linked.reduce(space.diagram.and, allowed(space, levels))
      const extra = spare.map((id) => space.variables.length + wide.indexOf(id))
      return countGroup(space, [...levels, ...extra], whole, (level) => signatures(space, level, tests))
    }),
  }
}

/** Variables of one question, and those whose allowed values depend on one another, directly or through others. */
function componentsOf(space: Space): readonly (readonly number[])[] {
  const parent = space.variables.map((_, level) => level)
  const root = (level: number): number => {
    const up = parent[level] ?? level
    return up === level ? level : root(up)
  }
  space.variables.forEach(({ question }, level) => {
    const linked = [...space.levelsOf(question.id), ...space.diagram.support(space.constraint(level))]
    for (const other of linked) parent[root(other)] = root(level)
  })
  const groups = new Map<number, number[]>()
  parent.forEach((_, level) => groups.set(root(level), [...(groups.get(root(level)) ?? []), level]))
  return [...groups.values()]
}

const allowed = (space: Space, levels: readonly number[]): Node =>
  levels.map(space.constraint).reduce(space.diagram.and, ever)

/** True when the spare variable says whether `f` is true. */
function marks({ diagram }: Space, level: number, f: Node): Node {
  const yes = diagram.literal(level, [false, true])
  return diagram.or(diagram.and(yes, f), diagram.and(diagram.not(yes), diagram.not(f)))
}

/** Label of each value of a variable; values with one label are one class. */
type Labels = (level: number) => ((value: string, index: number) => string) | null

const everyChoice: Labels = () => (_, index) => String(index)

/** The outcomes of all tests on a value; null for a spare variable, which is kept as it is. */
function signatures(space: Space, level: number, tests: readonly Test[]): ReturnType<Labels> {
  const variable = space.variables[level]
  if (variable === undefined) return null
  const own = tests.filter((test) => test.question === variable.question.id)
  if (variable.choice !== null) {
    const named = own.some((test) => test.values.includes(variable.choice ?? ''))
    return named ? (_, index) => String(index) : () => ''
  }
  return (value) =>
    own.map((test) => value !== absent && (test.values.includes(value) || test.values.includes(ANY))).join()
}

function countGroup(space: Space, levels: readonly number[], whole: Node, labels: Labels): bigint {
  const folded = levels.reduce((f, level) => foldValues(space, f, level, labels(level)), whole)
  return countModels(
    space,
    folded,
    [...levels].sort((a, b) => a - b),
  )
}

/** Lets the first value of each label stand for all of them. */
function foldValues(space: Space, f: Node, level: number, label: ReturnType<Labels>): Node {
  const variable = space.variables[level]
  if (label === null || variable === undefined) return f
  const { diagram } = space
  const isWords = variable.question.kind === 'text' || variable.question.kind === 'date'
  const names = variable.values.map((value, index) => (isWords ? '' : label(value, index)))
  const parts = [...new Set(names)].map((name) => {
    const first = names.indexOf(name)
    const one = diagram.literal(
      level,
      names.map((_, index) => index === first),
    )
    const some = names.flatMap((other, index) => (other === name ? [diagram.assign(f, level, index)] : []))
    return diagram.and(one, some.reduce(diagram.or, never))
  })
  return parts.reduce(diagram.or, never)
}

/** Assignments of the levels that make it true. */
function countModels({ diagram, variables }: Space, f: Node, levels: readonly number[]): bigint {
  const known = new Map<string, bigint>()
  const size = (level: number): bigint => BigInt(variables[level]?.values.length ?? 2)
  const count = (node: Node, position: number): bigint => {
    const level = levels[position]
    if (node === never || level === undefined) return node === ever ? 1n : 0n
    const key = `${node}:${position}`
    const found = known.get(key)
    if (found !== undefined) return found
    const result =
      diagram.levelOf(node) === level
        ? diagram.branches(node).reduce((sum, branch) => sum + count(branch, position + 1), 0n)
        : size(level) * count(node, position + 1)
    known.set(key, result)
    return result
  }
  return count(f, 0)
}
