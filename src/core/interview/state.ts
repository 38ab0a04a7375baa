/** What the interview remembers between two keys: plain data, so that it can be kept as JSON and taken up again. */
import type { GivenAnswers } from '../answers/answers.js'
import { withAdded } from '../answers/complete.js'
import { checkAnswer } from '../answers/check.js'
import { isRecord } from '../answers/condition.js'
import type { Library } from '../library/library.js'

/** `quick` asks the essential questions, `full` all of them, `only` just those it was given; `review` opens on all answers, and asks what the owner opens there. */
export type Mode = 'quick' | 'full' | 'only' | 'review'

export type Screen =
  | { readonly kind: 'welcome' }
  | QuestionScreen
  /** A conflict to settle; `from` is where it arose, null when it was opened from the check screen. */
  | { readonly kind: 'conflict'; readonly conflict: string; readonly from: QuestionScreen | null }
  /** Every answer so far, by step. */
  | { readonly kind: 'check' }
  /** What will be written; the last chance to say no. */
  | { readonly kind: 'write' }
  | { readonly kind: 'done' }

export interface QuestionScreen {
  readonly kind: 'question'
  readonly question: string
  /** Opened by itself from the check screen: its answer, and what it reopens, lead back there. */
  readonly alone: boolean
}

export interface InterviewState {
  /** As the owner said it; answers to questions that don't apply now are kept. */
  readonly given: GivenAnswers
  readonly mode: Mode
  readonly screen: Screen
  /** Screens passed on the way here, oldest first: what Back walks down. */
  readonly history: readonly Screen[]
  /** Questions to ask (again), with the question whose answer reopened them ('' = no other answer did). */
  readonly reopened: Readonly<Record<string, string>>
  /** Conflicts the last answer raised, still to be shown. */
  readonly raised: readonly string[]
}

/** What an interview is held about; `today` is an ISO date. */
export interface Setting {
  readonly library: Library
  readonly today: string
}

/** The start of an interview that asks quick or full on its first screen. */
export const newInterview = (given: GivenAnswers): InterviewState => ({
  given,
  mode: 'quick',
  screen: { kind: 'welcome' },
  history: [],
  reopened: {},
  raised: [],
})

/** Reads a state back from JSON; null when it isn't one. `given` is what the answers file says: it may have been edited since. */
export function readState(setting: Setting, data: unknown, given: GivenAnswers): InterviewState | null {
  if (!isRecord(data) || !isMode(data['mode'])) return null
  const screen = readScreen(setting, data['screen'])
  if (screen === null) return null
  const reopened = Object.entries(isRecord(data['reopened']) ? data['reopened'] : {})
  return {
    given: saidBefore(setting, data['given'], given),
    mode: data['mode'],
    screen,
    history: listOf(data['history']).flatMap((item) => readScreen(setting, item) ?? []),
    reopened: Object.fromEntries(
      reopened.filter(([id]) => hasQuestion(setting, id)).map(([id, by]) => [id, String(by)]),
    ),
    raised: listOf(data['raised']).filter((id) => typeof id === 'string'),
  }
}

const isMode = (value: unknown): value is Mode =>
  value === 'quick' || value === 'full' || value === 'only' || value === 'review'
const listOf = (data: unknown): readonly unknown[] => (Array.isArray(data) ? (data as unknown[]) : [])
const hasQuestion = (setting: Setting, id: unknown): id is string =>
  setting.library.questions.some((question) => question.id === id)

/** Null for what this library doesn't have (any more). */
function readScreen(setting: Setting, data: unknown): Screen | null {
  if (!isRecord(data)) return null
  switch (data['kind']) {
    case 'welcome':
    case 'check':
    case 'write':
      return { kind: data['kind'] }
    case 'question':
      return readQuestion(setting, data)
    case 'conflict': {
      const conflict = setting.library.conflicts.find((candidate) => candidate.id === data['conflict'])
      if (conflict === undefined) return { kind: 'check' }
      return { kind: 'conflict', conflict: conflict.id, from: readQuestion(setting, data['from']) }
    }
    default:
      return null
  }
}

function readQuestion(setting: Setting, data: unknown): QuestionScreen | null {
  if (!isRecord(data) || !hasQuestion(setting, data['question'])) return null
  return { kind: 'question', question: data['question'], alone: data['alone'] === true }
}

/** What the owner said in so many words, when the file still says the same; else the file is right. */
function saidBefore(setting: Setting, data: unknown, given: GivenAnswers): GivenAnswers {
  if (!isRecord(data) || !isRecord(data['values'])) return given
  const entries = Object.entries(data['values']).flatMap(([id, value]) => {
    const question = setting.library.questions.find((candidate) => candidate.id === id)
    const checked = question === undefined ? null : checkAnswer(question, value, setting.library)
    return checked === null || 'problem' in checked ? [] : [[id, checked.answer] as const]
  })
  const said: GivenAnswers = { values: Object.fromEntries(entries), unsure: given.unsure }
  return isSame(withAdded(setting, said), given) ? said : given
}

const isSame = (a: GivenAnswers, b: GivenAnswers): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = ({ values, unsure }: GivenAnswers): unknown => [
  Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)),
  [...unsure].sort(),
]
