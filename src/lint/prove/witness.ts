/** Turns a function that can be true into the fewest answers, on top of the defaults, that make it true. */
import { resolveAnswers } from '../../core/answers/complete.js'
import type { Answer, Answers } from '../../core/answers/answers.js'
import type { Question } from '../../core/answers/question.js'
import { ever, never, type Node } from '../model/diagram.js'
import { trueFor, levelValue, type Space } from '../model/space.js'
import { absent } from '../model/variables.js'

/** Answers to give; every other question takes its default. */
export type Given = Readonly<Record<string, Answer>>

/** Stands for any date: only whether one is there can matter in a proof. */
export const someDay = '2030-01-01'
/** Stands for any text. */
export const someText = 'Example'

/** Complete answers for given ones. */
export function complete(questions: readonly Question[], given: Given): Answers {
  const required = questions.filter((question) => question.required && question.kind === 'text')
  const values = { ...Object.fromEntries(required.map((question) => [question.id, someText])), ...given }
  return resolveAnswers(questions, { values, unsure: [] }, someDay)
}

export interface Witness {
  readonly given: Given
  /** Spare variables of the space that must be true as well, counted from 0. */
  readonly spare: readonly number[]
}

/** The fewest answers that make the function true; null when none can. */
export function findWitness(space: Space, questions: readonly Question[], f: Node): Witness | null {
  const limited = space.within(f)
  if (limited === never) return null
  const path = cheapestPath(space, limited, complete(questions, {}))
  const first = space.variables.length
  const spare = [...path].filter(([level]) => level >= first)
  const onlyAnswers = spare.reduce((g, [level, value]) => space.diagram.assign(g, level, value), limited)
  return {
    given: minimise(space, questions, onlyAnswers, toAnswers(space, questions, path)),
    spare: spare.filter(([, value]) => value === 1).map(([level]) => level - first),
  }
}

/** Value of each variable decided on the way to "true" that departs least from the defaults. */
function cheapestPath(space: Space, f: Node, defaults: Answers): ReadonlyMap<number, number> {
  const { diagram, variables } = space
  const costs = new Map<Node, { readonly cost: number; readonly value: number }>([
    [never, { cost: Infinity, value: 0 }],
    [ever, { cost: 0, value: 0 }],
  ])
  const best = (node: Node): { readonly cost: number; readonly value: number } => {
    const found = costs.get(node)
    if (found !== undefined) return found
    const variable = variables[diagram.levelOf(node)]
    const usual = variable === undefined ? 0 : levelValue(variable, defaults)
    const options = diagram.branches(node).map((branch, value) => {
      const own = value === usual || variable?.values[value] === absent ? 0 : 1
      return { cost: own + best(branch).cost, value }
    })
    const chosen = options.reduce((a, b) => (b.cost < a.cost ? b : a))
    costs.set(node, chosen)
    return chosen
  }
  const path = new Map<number, number>()
  for (let node = f; node > ever;) {
    const { value } = best(node)
    path.set(diagram.levelOf(node), value)
    node = diagram.branches(node)[value] ?? never
  }
  return path
}

function toAnswers(space: Space, questions: readonly Question[], path: ReadonlyMap<number, number>): Given {
  const given: Record<string, Answer> = {}
  for (const question of questions) {
    const decided = space.levelsOf(question.id).filter((level) => path.has(level))
    if (decided.length === 0) continue
    const answer =
      question.kind === 'multiselect'
        ? ticks(space, question, decided, path, complete(questions, given))
        : single(space, decided, path)
    if (answer !== null) given[question.id] = answer
  }
  return given
}

function single(space: Space, decided: readonly number[], path: ReadonlyMap<number, number>): Answer | null {
  const [level = 0] = decided
  const variable = space.variables[level]
  const value = variable?.values[path.get(level) ?? 0] ?? absent
  if (value === absent) return null
  if (variable?.question.kind === 'select') return value
  if (value === 'empty') return ''
  return variable?.question.kind === 'date' ? someDay : someText
}

function ticks(
  space: Space,
  question: Question,
  decided: readonly number[],
  path: ReadonlyMap<number, number>,
  before: Answers,
): Answer {
  const usual = before.values[question.id] ?? []
  return space.levelsOf(question.id).flatMap((level) => {
    const choice = space.variables[level]?.choice ?? ''
    const ticked = decided.includes(level) ? path.get(level) === 1 : usual.includes(choice)
    return ticked ? [choice] : []
  })
}

/** Takes back every answer, and every tick, that isn't needed. */
function minimise(space: Space, questions: readonly Question[], f: Node, given: Given): Given {
  const works = (candidate: Given): boolean => trueFor(space, f, complete(questions, candidate))
  let best = given
  for (const id of Object.keys(given)) {
    const rest = Object.fromEntries(Object.entries(best).filter(([other]) => other !== id))
    if (works(rest)) best = rest
  }
  for (const [id, answer] of Object.entries(best)) {
    const usual = complete(questions, {}).values[id]
    if (typeof answer === 'string' || typeof usual !== 'object') continue
    for (const choice of new Set([...answer, ...usual])) best = withoutChange(best, id, choice, usual, works)
  }
  return best
}

function withoutChange(
  given: Given,
  id: string,
  choice: string,
  usual: readonly string[],
  works: (candidate: Given) => boolean,
): Given {
  const now = given[id] ?? []
  if (typeof now === 'string' || now.includes(choice) === usual.includes(choice)) return given
  const back = usual.includes(choice) ? [...now, choice] : now.filter((value) => value !== choice)
  const candidate = { ...given, [id]: back }
  return works(candidate) ? candidate : given
}

/** `accessModel: trial, platforms: [x]`; "the default answers" when none need be given. */
export function showAnswers(given: Given): string {
  const parts = Object.entries(given).map(
    ([id, answer]) => `${id}: ${typeof answer === 'string' ? answer || '""' : `[${answer.join(', ')}]`}`,
  )
  return parts.length === 0 ? 'the default answers' : parts.join(', ')
}
