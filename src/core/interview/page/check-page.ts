/** Turns the answers so far into the page where each can be opened, by step. */
import { answerLabels, choicesOf } from '../../answers/complete.js'
import type { Question } from '../../answers/question.js'
import { formatDate } from '../../ground/date.js'
import { completeAnswers } from '../../answers/complete.js'
import { conflictsNow, isAnswered, openQuestions, visibleQuestions } from '../flow.js'
import { firstSentence } from '../../ground/sentences.js'
import type { Action } from '../reduce.js'
import type { InterviewState, Setting } from '../state.js'
import { count, naturalList } from '../../ground/phrase.js'
import { row, type ListPage, type Row } from './page.js'

const PROCEED = 'proceed'
const FULL = 'full'
const LEAVE = 'leave'

/** Every answer by step, with conflicts first and the way on at the top. */
export function checkPage(setting: Setting, state: InterviewState): ListPage {
  const open = openQuestions(setting, state)
  const conflicts = conflictsNow(setting, state.given)
  const reviews = state.mode === 'review'
  const rows = [
    ...conflicts.map((conflict) =>
      row(`conflict:${conflict.id}`, `${mark[conflict.severity]}: ${firstSentence(conflict.say)}`),
    ),
    row(
      PROCEED,
      open.length > 0
        ? `Go on with ${count(open.length, 'open question')}`
        : reviews
          ? 'Done: see what changes'
          : 'All of this is right: go on',
    ),
    ...restRow(setting, state),
    row(LEAVE, reviews ? 'Back to the start page' : 'Save and leave'),
    ...answerRows(setting, state, new Set(open.map((question) => question.id))),
  ]
  return {
    kind: 'list',
    step: '',
    ask: reviews ? 'Your answers' : 'Check your answers',
    help: ['Choose one to change it; you come straight back here.'],
    more: [],
    keys: { back: state.history.length > 0 || reviews, overview: false, unsure: false },
    rows,
    multiple: false,
    search: true,
    at: reviews && open.length === 0 ? '' : PROCEED,
    ticked: [],
  }
}

const mark = { stop: 'Stop', warn: 'Please check', note: 'Note' } as const

/** The questions quick mode leaves out can be answered after all. */
function restRow(setting: Setting, state: InterviewState): readonly Row[] {
  if (state.mode !== 'quick') return []
  const rest = openQuestions(setting, { ...state, mode: 'full' }).length - openQuestions(setting, state).length
  return rest === 0 ? [] : [row(FULL, `Answer the other ${count(rest, 'question')} too`)]
}

function answerRows(setting: Setting, state: InterviewState, open: ReadonlySet<string>): readonly Row[] {
  const titles = new Map(setting.library.steps.map((step) => [step.id, step.title]))
  return visibleQuestions(setting, state.given).map((question) =>
    row(`question:${question.id}`, answerLabel(setting, state, question, open), {
      group: titles.get(question.step) ?? '',
      hint: originOf(setting, state, question, open),
      words: [question.ask, ...question.choices.map(({ label }) => label)].join(' '),
    }),
  )
}

const isStillOpen = (state: InterviewState, id: string, open: ReadonlySet<string>): boolean =>
  open.has(id) && !isAnswered(state.given, id)

const answerLabel = (
  setting: Setting,
  state: InterviewState,
  question: Question,
  open: ReadonlySet<string>,
): string => {
  const text = isStillOpen(state, question.id, open) ? 'not answered yet' : answerText(setting, state, question)
  return `${question.short}: ${text}`
}

const originOf = (setting: Setting, state: InterviewState, question: Question, open: ReadonlySet<string>): string => {
  if (isStillOpen(state, question.id, open)) return ''
  if (open.has(question.id)) return 'to look at again'
  if (state.given.unsure.includes(question.id)) return question.unsure === null ? 'later' : 'not sure'
  // A blank is nothing that we suggest.
  const isBlank = completeAnswers(setting, state.given).origins[question.id] === 'blank'
  return isAnswered(state.given, question.id) || isBlank ? '' : 'suggested'
}

/** An answer on one line, as a person would say it. */
export function answerText(setting: Setting, state: InterviewState, question: Question): string {
  const { questions } = setting.library
  const answers = completeAnswers(setting, state.given)
  const answer = answers.values[question.id]
  if (answer === undefined) return answers.origins[question.id] === 'blank' ? 'a blank to fill in' : 'not answered'
  if (question.kind === 'date' && typeof answer === 'string') return formatDate(answer)
  // The choices as this question shows them come first: two lists may name one place differently.
  const shown = new Map(choicesOf(question, answers, questions).map((choice) => [choice.value, choice.label]))
  const values = typeof answer === 'string' ? [answer] : answer
  const label = (value: string): string => shown.get(value) ?? answerLabels(question, value, questions)[0] ?? value
  return naturalList(values.map(label)) || 'none'
}

/** What choosing a row of this page does; null = leave. */
export function checkAction(value: string): Action | null {
  const [kind, id = ''] = value.split(':')
  if (kind === 'question') return { kind: 'jump', question: id }
  if (kind === 'conflict') return { kind: 'open', conflict: id }
  if (value === FULL) return { kind: 'start', mode: 'full' }
  return value === LEAVE ? null : { kind: 'proceed' }
}
