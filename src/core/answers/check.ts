/** Checks one value against its question: the wizard and the answers file go through the same door. */
import { possibleChoices } from './complete.js'
import { holds } from './condition.js'
import type { Answer, Answers } from './answers.js'
import type { Interview, Question } from './question.js'
import { bothReadings, formatDate, parseDate, readDate } from '../ground/date.js'
import { suggestion } from '../ground/nearest.js'
import { textProblem } from './characters.js'

/** What is wrong with a value, or the answer it gives. */
export type Checked =
  | { readonly answer: Answer }
  | { readonly problem: string; readonly hint?: string; readonly rule?: string; readonly index?: number }

/** Checks one value against its question; the wizard and the file go through the same door. `typed` is the value as a file has it. */
export function checkAnswer(question: Question, value: unknown, interview: Interview, typed?: string): Checked {
  switch (question.kind) {
    case 'text':
      return checkText(question, value, typed)
    case 'date':
      if (typeof value === 'string' && parseDate(isoDate(value)) !== null) return { answer: isoDate(value) }
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
      return standAlone(question, answers, value, interview) ?? { answer: inChoiceOrder(question, answers, interview) }
    }
  }
}

/** What to ask about a date that reads two ways for these answers, such as 3/4/2027 where the day may come first; null otherwise. */
export function unclearDate(question: Question, value: unknown, answers: Answers): string | null {
  const isEither = question.eitherOrder !== null && holds(question.eitherOrder, answers)
  const days = isEither && typeof value === 'string' ? bothReadings(value) : null
  return days === null ? null : `${days.map(formatDate).join(' or ')}? Please write the month as a word.`
}

/** Choices that may not stand beside another one. */
const aloneIn = (question: Question, interview: Interview): readonly string[] =>
  possibleChoices(question, interview.questions).flatMap((choice) => (choice.alone ? [choice.value] : []))

/** What is wrong where a choice that stands alone has company; `typed` are the values as they came. */
function standAlone(
  question: Question,
  values: readonly string[],
  typed: readonly unknown[],
  interview: Interview,
): Checked | null {
  const alone = values.length < 2 ? undefined : aloneIn(question, interview).find((value) => values.includes(value))
  if (alone === undefined) return null
  return {
    problem: `Unexpected "${alone}" beside other choices of ${question.id}, expected it alone`,
    hint: `leave out "${alone}", or all the others`,
    index: typed.findIndex((value) => typeof value === 'string' && value.toLowerCase() === alone.toLowerCase()),
  }
}

/** A date as people write it, as year-month-day. */
const isoDate = (text: string): string => readDate(text) ?? text.trim()

const listHint = (question: Question, value: unknown, interview: Interview): string =>
  possibleChoices(question, interview.questions).some((choice) => choice.value === value)
    ? `write it as a list: [${String(value)}]`
    : 'write it as a list: [first, second]'

/** Ticking order doesn't matter: the same choices always give the same answer. */
const inChoiceOrder = (question: Question, values: readonly string[], interview: Interview): readonly string[] =>
  possibleChoices(question, interview.questions)
    .map((choice) => choice.value)
    .filter((value) => values.includes(value))

function checkText(question: Question, value: unknown, typed?: string): Checked {
  if (typeof value !== 'string') {
    const words = isScalar(value) ? (typed ?? String(value)) : null
    return {
      problem: `Unexpected ${words ?? show(value)} for ${question.id}, expected text`,
      ...(words === null ? {} : { hint: `put it in quotes: "${words}"` }),
    }
  }
  const answer = value.trim()
  if (!question.blank && answer === '')
    return { problem: `Unexpected empty text for ${question.id}, expected at least one character` }
  const problem = textProblem(answer, question.maxLength)
  if (problem === null) return { answer }
  const row = onOneLine(typed === undefined || /^[|>"']/.test(typed) ? answer : typed)
  return {
    problem: `Unexpected ${problem.found} in ${question.id}, expected ${problem.expected}`,
    rule: 'answers/text',
    ...(row === null || textProblem(row, question.maxLength) !== null
      ? {}
      : { hint: `write it on one line: "${row}"` }),
  }
}

/** A pasted table, or lines, as one line: cells with commas, rows with semicolons; null for a text that is one line already. */
function onOneLine(text: string): string | null {
  if (!/[\t\r\n]/.test(text)) return null
  const filled = (parts: readonly string[]): readonly string[] => parts.map((part) => part.trim()).filter(Boolean)
  const rows = filled(text.split(/[\r\n]+/)).map((row) => filled(row.split('\t')).join(', '))
  return rows.join('; ')
}

function checkChoice(question: Question, value: unknown, interview: Interview): Checked {
  const choices = possibleChoices(question, interview.questions).map((choice) => choice.value)
  const found =
    typeof value === 'string'
      ? (choices.find((choice) => choice === value) ??
        choices.find((choice) => choice.toLowerCase() === value.toLowerCase()))
      : undefined
  if (found !== undefined) return { answer: found }
  const said = String(value).trim().toLowerCase()
  const meant = possibleChoices(question, interview.questions).find(({ label }) => label.toLowerCase() === said)
  const hint = meant === undefined ? suggestion(String(value), choices) : `did you mean "${meant.value}"?`
  return {
    problem: `Unexpected ${show(value)} for ${question.id}, expected one of its choices`,
    ...(hint === undefined ? {} : { hint }),
  }
}

const isScalar = (value: unknown): boolean => typeof value === 'number' || typeof value === 'boolean'

/** A value as the file has it, shortened. */
export function show(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  const written = JSON.stringify(value)
  return written.length > 60 ? `${written.slice(0, 57)}…` : written
}
