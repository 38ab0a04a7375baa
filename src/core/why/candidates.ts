/** Lists the other answers a question could have, as far as anything on the way to a clause can tell them apart. */
import { possibleChoices } from '../answers/complete.js'
import type { Answer, Answers } from '../answers/answers.js'
import type { Question } from '../answers/question.js'
import { ANY, testsOf } from '../answers/condition.js'
import type { Clause } from '../library/clause.js'
import type { Library } from '../library/library.js'

const someText = 'Example'
const someDay = '2030-01-01'

/** Answers other than the one given now, those closest to it first. */
export function candidateAnswers(
  question: Question,
  library: Library,
  clause: Clause,
  now: Answers,
): readonly Answer[] {
  const answer = now.values[question.id]
  const choices = possibleChoices(question, library.questions).map((choice) => choice.value)
  switch (question.kind) {
    case 'select':
      return choices.filter((value) => value !== answer)
    case 'multiselect': {
      const ticked = typeof answer === 'string' ? [] : (answer ?? [])
      return tickings(ticked, namedChoices(question, library, clause), choices)
    }
    case 'text':
      return answer === undefined || answer === '' ? [someText] : question.required ? [] : ['']
    case 'date':
      return answer === undefined ? [someDay] : []
  }
}

/** Values that tests name, on this question or on one that takes its choices; `any` among them when a test asks for anything at all. */
function namedChoices(question: Question, library: Library, clause: Clause): ReadonlySet<string> {
  const takers = library.questions.filter((other) => other.choicesFrom.includes(question.id)).map((other) => other.id)
  const conditions = [clause.when, ...library.questions.map((other) => other.when)]
  const tests = conditions.flatMap(testsOf).filter((test) => [question.id, ...takers].includes(test.question))
  return new Set(tests.flatMap((test) => test.values))
}

/** Beyond so many named choices, only changes of one or two of them are tried. */
const mostCombined = 10

/** Every way to tick that tests could tell apart: any of the named choices, with what else is ticked kept, dropped or begun. */
function tickings(
  ticked: readonly string[],
  names: ReadonlySet<string>,
  choices: readonly string[],
): readonly Answer[] {
  const named = choices.filter((value) => names.has(value))
  const others = choices.filter((value) => !names.has(value))
  const kept = ticked.filter((value) => !names.has(value))
  const rests = !names.has(ANY) ? [kept] : kept.length > 0 ? [kept, []] : [[], ...others.map((value) => [value])]
  const now = named.filter((value) => ticked.includes(value))
  const toggles = subsetsUpTo(named, named.length <= mostCombined ? named.length : 2)
  const sets = toggles.map((toggle) => named.filter((value) => now.includes(value) !== toggle.includes(value)))
  return sets
    .flatMap((set) => rests.map((rest) => choices.filter((value) => set.includes(value) || rest.includes(value))))
    .filter((set) => stepsBetween(ticked, set) > 0)
}

const subsetsUpTo = (values: readonly string[], size: number): readonly (readonly string[])[] =>
  values.reduce<readonly (readonly string[])[]>(
    (sets, value) => [...sets, ...sets.filter((set) => set.length < size).map((set) => [...set, value])],
    [[]],
  )

/** How far one answer is from another: ticks that differ, or one for any other change. */
export function stepsBetween(before: Answer | undefined, after: Answer): number {
  if (typeof before === 'string' || typeof after === 'string') return before === after ? 0 : 1
  const was = before ?? []
  return was.filter((value) => !after.includes(value)).length + after.filter((value) => !was.includes(value)).length
}
