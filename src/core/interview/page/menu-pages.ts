/** The pages that are no questions: welcome, a conflict to settle, and the last one before anything is written. */
import { answerLabels } from '../../answers/complete.js'
import { askedQuestions, faultsOf, questionsTogether, visibleQuestions } from '../flow.js'
import { minutes } from '../time.js'
import { type Action, reduce } from '../reduce.js'
import type { InterviewState, Screen, Setting } from '../state.js'
import type { Conflict } from '../../library/conflict.js'
import { count, naturalList } from '../../ground/phrase.js'
import { answerText } from './check-page.js'
import { row, type ListPage, type Row } from './page.js'

const menu = (
  words: Pick<ListPage, 'ask' | 'help' | 'rows'> & Partial<Pick<ListPage, 'more' | 'at'>>,
  back: boolean,
): ListPage => ({
  kind: 'list',
  step: '',
  more: [],
  at: '',
  ...words,
  keys: { back, overview: false, unsure: false },
  multiple: false,
  search: false,
  ticked: [],
})

/** What it takes, what comes out, how answers are kept, and quick or full unless that was said on the command line. */
export function welcomePage(
  setting: Setting,
  state: InterviewState,
  mode: 'quick' | 'full' | 'ask',
  saving: string,
): ListPage {
  const { library } = setting
  const outputs = library.questions.find((question) => question.id === library.parts.outputs)
  const made = outputs?.default.kind === 'literal' ? answerPhrases(outputs, outputs.default.value) : ''
  const choice = (wanted: 'quick' | 'full', label: string): Row => {
    const started = reduce(setting, state, { kind: 'start', mode: wanted })
    const questions = askedQuestions(setting, started).length
    return row(wanted, label, {
      hint: `${count(questions, 'question')}, about ${count(Math.ceil(minutes(setting, started)), 'minute')}`,
    })
  }
  const rows = [
    choice('quick', 'Quick: the essentials, careful defaults for the rest'),
    choice('full', 'Full: every question'),
  ]
  return menu(
    {
      ask: library.title,
      help: [
        'A few questions, then a policy your staff can sign.',
        ...(made === '' ? [] : [`You get ${made}.`]),
        `Nothing you type leaves this computer. ${saving}`,
        'This is not legal advice. Have a lawyer in your state read the result.',
      ],
      rows: mode === 'ask' ? rows : rows.filter((one) => one.value === mode).map((one) => ({ ...one, label: 'Start' })),
      at: mode === 'full' ? 'full' : 'quick',
    },
    false,
  )
}

function answerPhrases(question: Setting['library']['questions'][number], answer: string | readonly string[]): string {
  return naturalList(question.choices.filter((choice) => answer.includes(choice.value)).map((choice) => choice.phrase))
}

/** Offered when an unfinished interview is taken up again. */
export function resumePage(setting: Setting, state: InterviewState): ListPage {
  const { screen } = state
  const question = setting.library.questions.find(
    (candidate) => screen.kind === 'question' && candidate.id === screen.question,
  )
  return menu(
    {
      ask: 'Welcome back',
      help: ['Your answers so far are here.'],
      rows: [
        row('go', 'Go on where you left off', { hint: question?.short ?? 'checking your answers' }),
        row('overview', 'Look at all answers first'),
        row('start', 'Start from the first question', { hint: 'answers are kept' }),
      ],
    },
    false,
  )
}

const severityWords = {
  stop: 'These answers can’t stand together',
  warn: 'Please look at this',
  note: 'Worth knowing',
} as const

/** A conflict with its suggested change one key away. */
export function conflictPage(
  setting: Setting,
  state: InterviewState,
  screen: Screen & { kind: 'conflict' },
  conflict: Conflict,
): ListPage {
  const { library } = setting
  const changes = Object.entries(conflict.suggest).flatMap(([id, value]) => {
    const question = library.questions.find((candidate) => candidate.id === id)
    if (question === undefined) return []
    return [`${question.short} to “${naturalList(answerLabels(question, value, library.questions))}”`]
  })
  const involved = faultsOf(setting, state, conflict)
  const together = questionsTogether(setting, { ...state, screen: screen.from ?? screen }).map(({ id }) => id)
  const openable = visibleQuestions(setting, state.given).filter((question) => {
    if (screen.from === null || changes.length === 0) return involved.includes(question.id)
    return together.length === 0
      ? question.id === screen.from.question
      : involved.includes(question.id) && together.includes(question.id)
  })
  const keep = conflict.severity === 'stop' ? 'Leave it for now' : 'Keep it as it is'
  return menu(
    {
      ask: severityWords[conflict.severity],
      help: [conflict.say],
      more: [`Based on: ${conflict.basis}`],
      rows: [
        ...(changes.length === 0 ? [] : [row('accept', `Change ${naturalList(changes)}`, { hint: 'suggested' })]),
        ...openable.map((question) =>
          row(`question:${question.id}`, `Answer “${question.short}” again`, {
            hint: `now: ${answerText(setting, state, question)}`,
          }),
        ),
        row('keep', keep, { hint: conflict.severity === 'stop' ? 'it has to be settled before we can write' : '' }),
      ],
    },
    true,
  )
}

/** What choosing a row of a conflict's page does. */
export function conflictAction(screen: Screen & { kind: 'conflict' }, value: string): Action {
  if (value === 'accept' || value === 'keep') return { kind: value }
  return screen.from === null ? { kind: 'jump', question: value.replace('question:', '') } : { kind: 'back' }
}

/** The last page before anything is written; the files themselves are said above it. */
export const writePage = (files: number): ListPage =>
  menu(
    {
      ask: files === 1 ? 'Write this file?' : `Write these ${files} files?`,
      help: [],
      rows: [row('write', 'Yes'), row('back', 'No, back to my answers'), row('leave', 'Save and leave')],
    },
    true,
  )
