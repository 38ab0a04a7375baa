/** The space of all answers to a library's questions: which conditions can hold, together, for answers someone can really give. */
import { ANY, type Condition } from '../../core/answers/condition.js'
import type { Answers } from '../../core/answers/answers.js'
import type { Interview, Question } from '../../core/answers/question.js'
import { createDiagram, ever, never, type Diagram, type Node } from './diagram.js'
import { absent, variablesOf, type Variable } from './variables.js'

export interface Space {
  readonly diagram: Diagram
  readonly variables: readonly Variable[]
  /** When a condition holds. */
  readonly condition: (condition: Condition) => Node
  /** When the answer to a question is, or includes, one of the values. */
  readonly test: (question: string, values: readonly string[]) => Node
  /** When a question is asked. */
  readonly asked: (question: string) => Node
  /** When a question has an answer, given or by default. */
  readonly present: (question: string) => Node
  /** When a question prints: it has an answer, or a blank stands for one. */
  readonly printable: (question: string) => Node
  /** The function, limited to answers that can be given. */
  readonly within: (f: Node) => Node
  /** Whether some answers make it true. */
  readonly possible: (f: Node) => boolean
  /** Whether the second is true whenever the first is. */
  readonly implies: (a: Node, b: Node) => boolean
  /** Variables of a question. */
  readonly levelsOf: (question: string) => readonly number[]
  /** What keeps a variable to answers that can be given, from the questions before it. */
  readonly constraint: (level: number) => Node
}

/**
 * Builds the space. Questions are taken in order: a condition on a later one never holds, just as in the interview.
 * `spare` yes-or-no variables follow the questions' own, for whoever needs them.
 */
export function buildSpace(interview: Pick<Interview, 'questions'>, spare = 0): Space {
  const { questions } = interview
  const variables = variablesOf(questions)
  const diagram = createDiagram([
    ...variables.map((variable) => variable.values.length),
    ...Array<number>(spare).fill(2),
  ])
  const readings = readAnswers(questions, variables, diagram)
  const limits = { diagram, questions, ...readings }
  const constraint = remember((level) => limit(variables[level], limits, level))
  const within = remember((f) => limited(f, diagram, constraint))
  const possible = (f: Node): boolean => within(f) !== never
  const implies = (a: Node, b: Node): boolean => !possible(diagram.and(a, diagram.not(b)))
  return { ...readings, diagram, variables, within, possible, implies, constraint }
}

interface Readings extends Pick<Space, 'condition' | 'test' | 'asked' | 'present' | 'printable' | 'levelsOf'> {
  /** The choices of a question, each with the function that says it is ticked. */
  readonly ticks: (question: string) => readonly { readonly choice: string; readonly node: Node }[]
}

/** What can be said about answers, as functions of the variables. */
function readAnswers(questions: readonly Question[], variables: readonly Variable[], diagram: Diagram): Readings {
  const levels = levelsByQuestion(variables)
  const levelsOf = (question: string): readonly number[] => levels.get(question) ?? []
  const askedWhen = new Map<string, Node>()
  const test = (question: string, values: readonly string[]): Node =>
    askedWhen.has(question)
      ? levelsOf(question)
          .map((level) => literalOf(diagram, variables, level, (variable, value) => matches(variable, value, values)))
          .reduce(diagram.or, never)
      : never
  const condition = (part: Condition): Node => conditionNode(part, diagram, test)
  for (const question of questions) askedWhen.set(question.id, condition(question.when))
  const asked = (question: string): Node => askedWhen.get(question) ?? never
  const present = (question: string): Node => {
    const level = levelsOf(question)[0]
    if (level === undefined || variables[level]?.choice !== null) return asked(question)
    return literalOf(diagram, variables, level, (_, value) => value !== absent)
  }
  const printable = (question: string): Node =>
    questions.some((candidate) => candidate.id === question && candidate.blank) ? asked(question) : present(question)
  const ticks: Readings['ticks'] = (question) =>
    levelsOf(question).map((level) => ({
      choice: variables[level]?.choice ?? '',
      node: diagram.literal(level, [false, true]),
    }))
  return { condition, test, asked, present, printable, levelsOf, ticks }
}

function conditionNode(part: Condition, diagram: Diagram, test: Space['test']): Node {
  const inside = (inner: Condition): Node => conditionNode(inner, diagram, test)
  switch (part.kind) {
    case 'always':
      return ever
    case 'test':
      return test(part.question, part.values)
    case 'not':
      return diagram.not(inside(part.of))
    case 'any':
      return part.of.map(inside).reduce(diagram.or, never)
    case 'all':
      return part.of.map(inside).reduce(diagram.and, ever)
  }
}

function levelsByQuestion(variables: readonly Variable[]): ReadonlyMap<string, readonly number[]> {
  const levels = new Map<string, number[]>()
  variables.forEach(({ question }, level) => levels.set(question.id, [...(levels.get(question.id) ?? []), level]))
  return levels
}

function literalOf(
  diagram: Diagram,
  variables: readonly Variable[],
  level: number,
  holds: (variable: Variable, value: string) => boolean,
): Node {
  const variable = variables[level]
  if (variable === undefined) return never
  return diagram.literal(
    level,
    variable.values.map((value) => holds(variable, value)),
  )
}

/** Mirrors `matches` in core/condition.ts, value by value. */
function matches(variable: Variable, value: string, wanted: readonly string[]): boolean {
  const anything = wanted.includes(ANY)
  if (variable.choice !== null) return value === 'yes' && (anything || wanted.includes(variable.choice))
  if (variable.question.kind === 'select') return value !== absent && (anything || wanted.includes(value))
  return value === 'filled' && anything
}

type Limits = Readings & Pick<Space, 'diagram'> & { readonly questions: readonly Question[] }

/** A question that isn't asked has no answer; one that is asked has one, unless it may be left open. */
function limit(variable: Variable | undefined, space: Limits, level: number): Node {
  if (variable === undefined) return ever
  const { diagram, asked, test, present } = space
  const { question } = variable
  if (variable.choice !== null) {
    const ticked = diagram.literal(level, [false, true])
    const choice = variable.choice
    const offered = question.choicesFrom.map((source) => test(source, [choice])).reduce(diagram.or, never)
    const open = question.choicesFrom.length === 0 ? ever : offered
    const right = diagram.or(diagram.not(ticked), diagram.and(asked(question.id), open))
    return diagram.and(right, eachAlone(question, space))
  }
  const there = diagram.literal(
    level,
    variable.values.map((value) => value !== absent),
  )
  const may = asked(question.id)
  const must = diagram.and(may, hasDefault(question, present))
  const right = diagram.and(diagram.or(diagram.not(there), may), diagram.or(there, diagram.not(must)))
  if (question.kind === 'text' && !question.required) return right
  return diagram.and(
    right,
    diagram.literal(
      level,
      variable.values.map((value) => value !== 'empty'),
    ),
  )
}

/** At most one of the choices is ticked that stand alone, and then nothing else is. */
function eachAlone(question: Question, { diagram, ticks }: Limits): Node {
  const alone = question.choices.filter((choice) => choice.alone).map((choice) => choice.value)
  const all = alone.length === 0 ? [] : ticks(question.id)
  return all
    .filter(({ choice }) => alone.includes(choice))
    .map(({ node }) => {
      const others = all.filter((other) => other.node !== node).map((other) => diagram.not(other.node))
      return diagram.or(
        diagram.not(node),
        others.reduceRight((rest, other) => diagram.and(other, rest), ever),
      )
    })
    .reduce(diagram.and, ever)
}

const hasDefault = (question: Question, present: Space['present']): Node => {
  if (question.default.kind === 'none') return question.required ? ever : never
  return question.default.kind === 'same' ? present(question.default.question) : ever
}

/**
 * Adds the limits of the variables involved, and of those that these limits involve. The others need not be looked at:
 * whatever is answered to earlier questions, a later one always has an answer that is allowed.
 */
function limited(f: Node, diagram: Diagram, constraint: (level: number) => Node): Node {
  const queue = [...diagram.support(f)]
  const seen = new Set<number>()
  let result = f
  for (let level = queue.pop(); level !== undefined; level = queue.pop()) {
    if (seen.has(level)) continue
    seen.add(level)
    const limitHere = constraint(level)
    result = diagram.and(result, limitHere)
    queue.push(...diagram.support(limitHere))
  }
  return result
}

function remember(compute: (key: number) => Node): (key: number) => Node {
  const known = new Map<number, Node>()
  return (key) => {
    const found = known.get(key) ?? compute(key)
    known.set(key, found)
    return found
  }
}

/** Whether a function is true for complete answers. */
export function trueFor(space: Space, f: Node, answers: Answers): boolean {
  let node = f
  while (node > ever) {
    const variable = space.variables[space.diagram.levelOf(node)]
    if (variable === undefined) return false
    node = space.diagram.branches(node)[levelValue(variable, answers)] ?? never
  }
  return node === ever
}

/** Index of a variable's value under complete answers. */
export function levelValue({ question, choice, values }: Variable, answers: Answers): number {
  const answer = answers.values[question.id]
  if (choice !== null) return answer?.includes(choice) === true ? 1 : 0
  if (answer === undefined) return 0
  if (question.kind === 'select') return Math.max(0, values.indexOf(String(answer)))
  return answer.length === 0 ? 1 : 2
}
