/** Turns a question and the answers so far into the page that asks it. */
import { answerLabels, choicesOf, defaultAnswer } from '../../answers/complete.js'
import type { Answer, Answers } from '../../answers/answers.js'
import { checkAnswer, unclearDate } from '../../answers/check.js'
import { textProblem } from '../../answers/characters.js'
import { formatDate } from '../../ground/date.js'
import { completeAnswers } from '../../answers/complete.js'
import { firstSentence, furtherSentences } from '../../ground/sentences.js'
import { missingChoices } from '../../answers/complete.js'
import { progress } from '../flow.js'
import type { InterviewState, Setting } from '../state.js'
import { naturalList } from '../../ground/phrase.js'
import { canPutOff, type Question } from '../../answers/question.js'
import { row, UNSURE, type Page, type Row } from './page.js'

/** Lists longer than a glance can be searched. */
const glance = 9

/** The page of one question; `canGoBack` is false on the very first. */
export function questionPage(setting: Setting, state: InterviewState, question: Question, canGoBack: boolean): Page {
  const { library, today } = setting
  const answers = completeAnswers(setting, state.given)
  const suggested = defaultAnswer(question, answers, library.questions, today)
  const place = progress(setting, state, question.id)
  const words = {
    step: `Step ${place.number} of ${place.of} · ${place.step.title}`,
    ask: question.ask,
    help: [...whyAgain(setting, state, question), firstSentence(question.help), ...later(question)],
    more: moreAbout(setting, question, suggested),
    keys: { back: canGoBack, overview: true, unsure: canPutOff(question) },
  }
  if (question.kind === 'text' || question.kind === 'date') {
    const said = state.given.values[question.id]
    return {
      ...words,
      kind: 'text',
      initial: typeof said === 'string' ? said : '',
      fallback: typeof suggested === 'string' ? suggested : '',
      complaint: (text) => unclearDate(question, text, answers) ?? complaintAbout(setting, question, text),
    }
  }
  const rows = choiceRows(setting, state, question, answers, suggested)
  const current = answers.values[question.id] ?? []
  const unsure = state.given.unsure.includes(question.id)
  return {
    ...words,
    kind: 'list',
    rows,
    multiple: question.kind === 'multiselect',
    search: rows.length > glance,
    at: unsure && rows.some((one) => one.value === UNSURE) ? UNSURE : typeof current === 'string' ? current : '',
    ticked: typeof current === 'string' ? [] : current,
  }
}

function choiceRows(
  setting: Setting,
  state: InterviewState,
  question: Question,
  answers: Answers,
  suggested: Answer | undefined,
): readonly Row[] {
  const { questions } = setting.library
  const brought = missingChoices(setting, withoutAnswer(state, question.id))
  const hint = (value: string): string => {
    const added = brought.find((one) => one.question === question.id && one.value === value)
    if (added !== undefined) return `comes with “${short(setting, added.because)}”`
    return question.kind === 'select' && value === suggested ? 'suggested' : ''
  }
  const rows = choicesOf(question, answers, questions).map((choice) =>
    row(choice.value, choice.label, {
      hint: hint(choice.value),
      group: choice.group ?? '',
      exclusive: choice.alone && question.kind === 'multiselect',
    }),
  )
  if (question.unsure === null || question.choices.some((choice) => choice.unsure)) return rows
  const careful = naturalList(answerLabels(question, question.unsure, questions))
  const group = rows.some((one) => one.group !== '') ? 'Or' : ''
  return [...rows, row(UNSURE, 'Not sure', { hint: `we take the careful choice: ${careful}`, alone: true, group })]
}

/** A question without a default that need not be answered now. */
const later = (question: Question): readonly string[] =>
  question.unsure === null && canPutOff(question)
    ? ['Leave it empty to fill it in later: the papers then show a blank line.']
    : []

/** As if nothing had been ticked here, so that every choice that comes with another answer shows as such. */
const withoutAnswer = (state: InterviewState, id: string): InterviewState['given'] => ({
  values: { ...state.given.values, [id]: [] },
  unsure: state.given.unsure.filter((other) => other !== id),
})

const short = (setting: Setting, id: string): string =>
  setting.library.questions.find((question) => question.id === id)?.short ?? id

function whyAgain(setting: Setting, state: InterviewState, question: Question): readonly string[] {
  const cause = state.reopened[question.id]
  if (cause !== undefined && cause !== '') return [`Asked because “${short(setting, cause)}” changed.`]
  return cause === '' && state.given.unsure.includes(question.id) ? ['You were not sure about this one so far.'] : []
}

function moreAbout(setting: Setting, question: Question, suggested: Answer | undefined): readonly string[] {
  const labels =
    suggested === undefined ? '' : naturalList(answerLabels(question, suggested, setting.library.questions))
  const named = question.kind === 'date' && typeof suggested === 'string' ? formatDate(suggested) : labels
  return [
    furtherSentences(question.help),
    question.defaultWhy === '' ? '' : `Suggested: ${named === '' ? 'nothing ticked' : named}. ${question.defaultWhy}`,
    ...question.sources.map((source) => `Source: ${source}`),
  ].filter((text) => text !== '')
}

/** What to say beside the prompt about a text that can't be taken; null when it can. */
function complaintAbout(setting: Setting, question: Question, text: string): string | null {
  if (!('problem' in checkAnswer(question, text, setting.library))) return null
  if (question.kind === 'date') return `Please write a date as year-month-day, such as ${setting.today}.`
  const problem = textProblem(text.trim(), question.maxLength)
  if (problem === null) return 'Please type an answer: this one can’t stay empty.'
  return `That has ${problem.found}; please use ${problem.expected}.`
}
