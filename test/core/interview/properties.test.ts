/** The interview under random actions: nothing said is lost, and every way leads on. */
import fc from 'fast-check'
import { choicesOf } from '../../../src/core/answers/complete.js'
import { type Answer, type GivenAnswers, noAnswers } from '../../../src/core/answers/answers.js'
import type { Question } from '../../../src/core/answers/question.js'
import { completeAnswers } from '../../../src/core/answers/complete.js'
import { conflictsNow, openQuestions, visibleQuestions } from '../../../src/core/interview/flow.js'
import { type InterviewState, type Setting, newInterview, readState } from '../../../src/core/interview/state.js'
import { type Action, reduce } from '../../../src/core/interview/reduce.js'
import { withAdded } from '../../../src/core/answers/complete.js'
import { shippedLibrary } from '../../shipped-library.js'

let setting: Setting
beforeAll(async () => {
  setting = { library: await shippedLibrary(), today: '2027-01-04' }
})

const step = (state: InterviewState, action: Action): InterviewState => reduce(setting, state, action)
const questionOf = (id: string): Question => setting.library.questions.find((question) => question.id === id)!
const visible = (state: InterviewState): readonly string[] =>
  visibleQuestions(setting, state.given).map((question) => question.id)

/** A valid answer to a question, picked by a number. */
function pick(state: InterviewState, id: string, random: number): Answer {
  const question = questionOf(id)
  if (question.kind === 'text') return `${question.short} ${random % 3}`
  if (question.kind === 'date') return `2027-0${1 + (random % 9)}-11`
  const choices = choicesOf(question, completeAnswers(setting, state.given), setting.library.questions)
  if (question.kind === 'select') return choices[random % choices.length]!.value
  const ticked = choices.filter((_, index) => ((random >> (index % 16)) & 1) === 1)
  const lone = ticked.filter((choice) => choice.alone).slice(0, 1)
  return (lone.length > 0 ? lone : ticked).map((choice) => choice.value)
}

/** Something an owner could do on this screen. */
function act(state: InterviewState, kind: number, random: number): Action {
  const ids = visible(state)
  const jump: Action = { kind: 'jump', question: ids[random % ids.length]! }
  switch (state.screen.kind) {
    case 'welcome':
      return { kind: 'start', mode: random % 2 === 0 ? 'quick' : 'full' }
    case 'question': {
      const value = pick(state, state.screen.question, random)
      const answer: Action = { kind: 'answer', value }
      return [answer, answer, answer, { kind: 'unsure' }, { kind: 'back' }, { kind: 'overview' }, jump][
        kind % 7
      ] as Action
    }
    case 'conflict':
      return [{ kind: 'accept' }, { kind: 'keep' }, { kind: 'back' }][kind % 3] as Action
    case 'check':
      return [jump, jump, { kind: 'proceed' }, { kind: 'back' }, { kind: 'start', mode: 'full' }][kind % 5] as Action
    default:
      return { kind: 'back' }
  }
}

/** Goes on until it is done, saying what was said in the end where there was something. */
function finish(state: InterviewState, final: GivenAnswers = noAnswers): InterviewState {
  let now = state
  for (let i = 0; i < 400 && now.screen.kind !== 'done'; i += 1) now = step(now, onward(now, final))
  return now
}

function onward({ screen, given }: InterviewState, final: GivenAnswers): Action {
  switch (screen.kind) {
    case 'welcome':
      return { kind: 'start', mode: 'full' }
    case 'question': {
      if (final.unsure.includes(screen.question)) return { kind: 'unsure' }
      const value = final.values[screen.question] ?? completeAnswers(setting, given).values[screen.question]
      if (value === undefined && questionOf(screen.question).blank) return { kind: 'unsure' }
      return { kind: 'answer', value: value ?? 'Riverbend' }
    }
    case 'conflict':
      return { kind: screen.from === null ? 'accept' : 'keep' }
    case 'check':
      return { kind: 'proceed' }
    default:
      return { kind: 'confirm' }
  }
}

const moves = fc.array(fc.tuple(fc.nat(999), fc.nat(99_999)), { maxLength: 60 })
const play = (list: readonly (readonly [number, number])[], each?: (state: InterviewState) => void): InterviewState =>
  list.reduce((state, [kind, random]) => {
    const next = step(state, act(state, kind, random))
    each?.(next)
    return next
  }, newInterview(noAnswers))

test('whatever the owner does, no question is asked that does not apply', () => {
  fc.assert(
    fc.property(moves, (list) => {
      play(list, (state) => {
        if (state.screen.kind === 'question') expect(visible(state)).toContain(state.screen.question)
      })
    }),
    { numRuns: 60 },
  )
})

test('whatever the owner does, going on leads to the end, with every question answered and no stop left', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const end = finish(play(list))
      expect(end.screen.kind).toBe('done')
      expect(openQuestions(setting, end)).toEqual([])
      expect(conflictsNow(setting, end.given).filter((conflict) => conflict.severity === 'stop')).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('an answer and Back lead to where it was given; only what depended on it has changed', () => {
  fc.assert(
    fc.property(moves, fc.nat(99_999), (list, random) => {
      const before = play(list)
      if (before.screen.kind !== 'question') return
      const id = before.screen.question
      const answered = step(before, { kind: 'answer', value: pick(before, id, random) })
      const restored = step(answered, { kind: 'back' })
      expect([restored.screen, restored.history]).toEqual([before.screen, before.history])
      const others = ({ values }: InterviewState['given']): unknown =>
        Object.entries(values).filter(([key]) => key !== id && !Object.hasOwn(answered.reopened, key))
      expect(others(restored.given)).toEqual(others(before.given))
    }),
    { numRuns: 100 },
  )
})

test('the same answer and Back restore everything', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const before = play(list)
      if (before.screen.kind !== 'question') return
      const value = before.given.values[before.screen.question]
      if (value === undefined) return
      const restored = step(step(before, { kind: 'answer', value }), { kind: 'back' })
      expect({ ...restored, reopened: {}, raised: [] }).toEqual({ ...before, reopened: {}, raised: [] })
    }),
    { numRuns: 100 },
  )
})

test('Back alone always comes to the first screen', () => {
  fc.assert(
    fc.property(moves, (list) => {
      let state = play(list)
      for (let i = 0; i <= list.length + 60; i += 1) state = step(state, { kind: 'back' })
      expect(state.screen).toEqual({ kind: 'welcome' })
    }),
    { numRuns: 60 },
  )
})

test('the order of edits does not matter', () => {
  fc.assert(
    fc.property(moves, fc.array(fc.nat(999), { minLength: 50, maxLength: 50 }), (list, keys) => {
      const end = finish(play(list))
      const wanted = completeAnswers(setting, end.given).values
      const final = { values: wanted, unsure: end.given.unsure }
      const ids = Object.keys(wanted)
      const shuffled = ids.map((id, index) => ({ id, key: keys[index % keys.length]! })).sort((a, b) => a.key - b.key)
      let state = finish(newInterview({ values: { practiceName: 'R' }, unsure: [] }))
      state = { ...state, screen: { kind: 'check' } }
      for (const { id } of shuffled) {
        state = step(state, { kind: 'jump', question: id })
        while (state.screen.kind === 'question' || state.screen.kind === 'conflict')
          state = step(state, onward(state, final))
      }
      expect(completeAnswers(setting, finish(state, final).given).values).toEqual(wanted)
    }),
    { numRuns: 25 },
  )
})

test('a state that went through JSON goes on the same', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const state = play(list)
      const read = readState(setting, JSON.parse(JSON.stringify(state)), withAdded(setting, state.given))
      expect(read).toEqual(state)
    }),
    { numRuns: 60 },
  )
})
