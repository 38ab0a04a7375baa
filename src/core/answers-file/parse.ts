/** Turns `answers.yaml` into given answers; everything wrong is reported with its place and what was expected. */
import { possibleChoices, type GivenAnswers } from '../answers.js'
import { parseDate } from '../calendar.js'
import { isRecord } from '../condition.js'
import { errorAt, type Diagnostic } from '../diagnostic.js'
import { suggestion } from '../nearest.js'
import type { Answer, Interview, Question } from '../question.js'
import type { Place, SourceFile } from '../source.js'
import { parseYaml, type YamlSource } from '../yaml.js'
import { textProblem } from './text.js'

export interface AnswersFile extends GivenAnswers {
  /** Version of the library the answers were given to; null when the file doesn't say. */
  readonly library: string | null
  /** Place of each answer, for messages about it. */
  readonly places: Readonly<Record<string, Place>>
}

const keys = ['format', 'library', 'answers', 'unsure']
/** No honest answers file comes near this; in characters. */
const longestFile = 200_000

/** Null when nothing can be used. Rules: `answers/yaml`, `answers/key`, `answers/value`, `answers/text`. */
export function parseAnswersFile(
  file: SourceFile,
  interview: Interview,
): { answers: AnswersFile | null; problems: readonly Diagnostic[] } {
  const top: Place = { file: file.path, line: 1, column: 1 }
  if (file.text.length > longestFile) {
    return {
      answers: null,
      problems: [errorAt(top, 'answers/text', `Unexpected size, expected at most ${longestFile} characters`)],
    }
  }
  const yaml = parseYaml({ ...file, text: file.text.replace(/^\uFEFF/, '') }, 'answers/yaml')
  if (yaml.problems.length > 0) return { answers: null, problems: yaml.problems }
  if (!isRecord(yaml.data)) {
    const hint = 'start with:\nformat: 1\nanswers:\n  practiceName: Your practice'.replaceAll('\n', '\n        ')
    return {
      answers: null,
      problems: [errorAt(top, 'answers/yaml', 'Unexpected content, expected a map with "answers"', hint)],
    }
  }
  const problems = [...checkHead(yaml, yaml.data)]
  const values = readAnswers(yaml, yaml.data['answers'], interview, problems)
  const unsure = readUnsure(yaml, yaml.data['unsure'], interview, problems)
  const library = yaml.data['library']
  if (problems.length > 0) return { answers: null, problems }
  const places = Object.fromEntries(Object.keys(values).map((id) => [id, yaml.placeOf(['answers', id])]))
  return { answers: { values, unsure, library: typeof library === 'string' ? library : null, places }, problems }
}

function checkHead(yaml: YamlSource, data: Readonly<Record<string, unknown>>): readonly Diagnostic[] {
  const problems = Object.keys(data)
    .filter((key) => !keys.includes(key))
    .map((key) =>
      errorAt(
        yaml.placeOfKey([key]),
        'answers/key',
        `Unexpected key "${key}", expected one of: ${keys.join(', ')}`,
        suggestion(key, keys),
      ),
    )
  if (data['format'] !== undefined && data['format'] !== 1) {
    const hint = 'this file may come from a newer version of practice-policy'
    problems.push(
      errorAt(yaml.placeOf(['format']), 'answers/value', `Unexpected format ${show(data['format'])}, expected 1`, hint),
    )
  }
  if (data['answers'] === undefined) {
    problems.push(
      errorAt(yaml.placeOf([]), 'answers/key', 'Unexpected absence of "answers", expected a map of question to answer'),
    )
  }
  return problems
}

function readAnswers(
  yaml: YamlSource,
  data: unknown,
  interview: Interview,
  problems: Diagnostic[],
): Record<string, Answer> {
  const values: Record<string, Answer> = {}
  if (data === undefined || data === null) return values
  if (!isRecord(data)) {
    problems.push(
      errorAt(
        yaml.placeOf(['answers']),
        'answers/value',
        `Unexpected ${show(data)}, expected a map of question to answer`,
      ),
    )
    return values
  }
  const ids = interview.questions.map((question) => question.id)
  for (const [id, value] of Object.entries(data)) {
    const question = interview.questions.find((candidate) => candidate.id === id)
    if (question === undefined) {
      problems.push(
        errorAt(
          yaml.placeOfKey(['answers', id]),
          'answers/key',
          `Unexpected question "${id}", expected a question of this library`,
          suggestion(id, ids),
        ),
      )
      continue
    }
    const checked = checkAnswer(question, value, interview)
    if ('problem' in checked) {
      const at = ['answers', id, ...(checked.index === undefined ? [] : [checked.index])]
      problems.push(errorAt(yaml.placeOf(at), checked.rule ?? 'answers/value', checked.problem, checked.hint))
    } else values[id] = checked.answer
  }
  return values
}

/** What is wrong with a value, or the answer it gives. */
export type Checked =
  | { readonly answer: Answer }
  | { readonly problem: string; readonly hint?: string; readonly rule?: string; readonly index?: number }

/** Checks one value against its question; the wizard and the file go through the same door. */
export function checkAnswer(question: Question, value: unknown, interview: Interview): Checked {
  switch (question.kind) {
    case 'text':
      return checkText(question, value)
    case 'date':
      if (typeof value === 'string' && parseDate(value.trim()) !== null) return { answer: value.trim() }
      return {
        problem: `Unexpected ${show(value)} for ${question.id}, expected a date such as 2027-01-31`,
        hint: 'year-month-day',
      }
    case 'select':
      return checkChoice(question, value, interview)
    case 'multiselect': {
      if (!Array.isArray(value))
        return {
          problem: `Unexpected ${show(value)} for ${question.id}, expected a list of choices`,
          hint: listHint(question, value, interview),
        }
      const answers: string[] = []
      for (const [index, item] of (value as unknown[]).entries()) {
        const checked = checkChoice(question, item, interview)
        if ('problem' in checked) return { ...checked, index }
        if (!answers.includes(String(checked.answer))) answers.push(String(checked.answer))
      }
      return { answer: inChoiceOrder(question, answers, interview) }
    }
  }
}

const listHint = (question: Question, value: unknown, interview: Interview): string =>
  possibleChoices(question, interview.questions).some((choice) => choice.value === value)
    ? `write it as a list: [${String(value)}]`
    : 'write it as a list: [first, second]'

/** Ticking order doesn't matter: the same choices always give the same answer. */
const inChoiceOrder = (question: Question, values: readonly string[], interview: Interview): readonly string[] =>
  possibleChoices(question, interview.questions)
    .map((choice) => choice.value)
    .filter((value) => values.includes(value))

function checkText(question: Question, value: unknown): Checked {
  if (typeof value !== 'string') {
    return {
      problem: `Unexpected ${show(value)} for ${question.id}, expected text`,
      ...(isScalar(value) ? { hint: `put it in quotes: "${String(value)}"` } : {}),
    }
  }
  const answer = value.trim()
  if (question.required && answer === '')
    return { problem: `Unexpected empty text for ${question.id}, expected at least one character` }
  const problem = textProblem(answer, question.maxLength)
  return problem === null
    ? { answer }
    : { problem: `Unexpected ${problem.found} in ${question.id}, expected ${problem.expected}`, rule: 'answers/text' }
}

function checkChoice(question: Question, value: unknown, interview: Interview): Checked {
  const choices = possibleChoices(question, interview.questions).map((choice) => choice.value)
  const found =
    typeof value === 'string'
      ? (choices.find((choice) => choice === value) ??
        choices.find((choice) => choice.toLowerCase() === value.toLowerCase()))
      : undefined
  if (found !== undefined) return { answer: found }
  const hint = suggestion(String(value), choices)
  return {
    problem: `Unexpected ${show(value)} for ${question.id}, expected one of its choices`,
    ...(hint === undefined ? {} : { hint }),
  }
}

function readUnsure(yaml: YamlSource, data: unknown, interview: Interview, problems: Diagnostic[]): readonly string[] {
  if (data === undefined || data === null) return []
  const offered = interview.questions.filter((question) => question.unsure !== null).map((question) => question.id)
  if (!Array.isArray(data)) {
    problems.push(
      errorAt(
        yaml.placeOf(['unsure']),
        'answers/value',
        `Unexpected ${show(data)} for unsure, expected a list of question ids`,
      ),
    )
    return []
  }
  return (data as unknown[]).filter((id, index): id is string => {
    if (typeof id === 'string' && offered.includes(id)) return true
    const message = `Unexpected ${show(id)} in unsure, expected a question that offers "not sure"`
    problems.push(errorAt(yaml.placeOf(['unsure', index]), 'answers/key', message, suggestion(String(id), offered)))
    return false
  })
}

const isScalar = (value: unknown): boolean => typeof value === 'number' || typeof value === 'boolean'

/** A value as the file has it, shortened. */
function show(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  const written = JSON.stringify(value)
  return written.length > 60 ? `${written.slice(0, 57)}…` : written
}
