/** Turns a conflict's test into functions over the space: when it may hold and when it surely does. */
import type { ConflictTest, AnswerFact } from '../../core/library/conflict.js'
import { ever, never, type Node } from './diagram.js'
import type { Space } from './space.js'
import { absent } from './variables.js'

/** They differ only where a test looks into words or at the calendar, which answers' classes don't tell. */
export interface Bounds {
  readonly may: Node
  readonly surely: Node
}

/** When a conflict holds. */
export function conflictBounds(test: ConflictTest, space: Space): Bounds {
  const { diagram } = space
  const plain = exactly(space.condition(test.when))
  const facts = test.facts.map((fact) => factBounds(fact, space))
  const any = test.any.map((part) => conflictBounds(part, space))
  const parts = [plain, ...facts, ...(any.length === 0 ? [] : [either(any, space)])]
  if (test.not !== null) {
    const inner = conflictBounds(test.not, space)
    parts.push({ may: diagram.not(inner.surely), surely: diagram.not(inner.may) })
  }
  return {
    may: parts.map((part) => part.may).reduce(diagram.and, ever),
    surely: parts.map((part) => part.surely).reduce(diagram.and, ever),
  }
}

const exactly = (f: Node): Bounds => ({ may: f, surely: f })

const either = (parts: readonly Bounds[], { diagram }: Space): Bounds => ({
  may: parts.map((part) => part.may).reduce(diagram.or, never),
  surely: parts.map((part) => part.surely).reduce(diagram.or, never),
})

/** When one fact holds. */
export function factBounds(fact: AnswerFact, space: Space): Bounds {
  const { diagram } = space
  switch (fact.fact) {
    case 'atLeast':
      return exactly(atLeast(fact.number, ticksOf(fact.question, space), space))
    case 'same':
    case 'sameNumber':
      return {
        may: fact.questions.map((question) => hasWords(question, space)).reduce(diagram.and, ever),
        surely: never,
      }
    case 'past':
    case 'monthIn':
      return { may: space.present(fact.question), surely: never }
    case 'noDigit':
      return { may: hasWords(fact.question, space), surely: never }
    case 'empty':
      return exactly(isEmpty(fact.question, space))
    case 'leavesOut':
      return exactly(leavesOut(fact.question, space))
  }
}

function ticksOf(question: string, space: Space): readonly Node[] {
  return space.levelsOf(question).flatMap((level) => {
    const choice = space.variables[level]?.choice ?? null
    return choice === null ? [] : [space.test(question, [choice])]
  })
}

/** `reached[n]` = at least n of the ticks seen so far. */
function atLeast(number: number, ticks: readonly Node[], { diagram }: Space): Node {
  let reached: readonly Node[] = [ever, ...Array<Node>(number).fill(never)]
  for (const tick of ticks) {
    reached = reached.map((node, count) =>
      count === 0 ? ever : diagram.or(node, diagram.and(tick, reached[count - 1] ?? never)),
    )
  }
  return reached[number] ?? never
}

/** The variable of a text, date or select has one of the values that pass. */
function hasValue(question: string, passes: (value: string) => boolean, space: Space): Node {
  const [level] = space.levelsOf(question)
  const variable = level === undefined ? undefined : space.variables[level]
  return level === undefined || variable === undefined || variable.choice !== null
    ? never
    : space.diagram.literal(level, variable.values.map(passes))
}

const hasWords = (question: string, space: Space): Node =>
  hasValue(question, (value) => value !== absent && value !== 'empty', space)

function isEmpty(question: string, space: Space): Node {
  const ticks = ticksOf(question, space)
  if (ticks.length === 0) return hasValue(question, (value) => value === 'empty', space)
  return space.diagram.and(space.asked(question), space.diagram.not(ticks.reduce(space.diagram.or, never)))
}

function leavesOut(question: string, space: Space): Node {
  const { diagram } = space
  const left = space.levelsOf(question).map((level) => {
    const variable = space.variables[level]
    const choice = variable?.choice ?? null
    if (choice === null) return never
    const sources = variable?.question.choicesFrom ?? []
    const offered =
      sources.length === 0 ? ever : sources.map((id) => space.test(id, [choice])).reduce(diagram.or, never)
    return diagram.and(offered, diagram.not(space.test(question, [choice])))
  })
  return diagram.and(space.asked(question), left.reduce(diagram.or, never))
}
