/** Home and the interview together: whatever is due, and wherever an interview was left, there is a way on. */
import fc from 'fast-check'
import { expect, test } from '@jest/globals'
import { homeAction, homePage } from '../../../src/home/home-page.js'
import { noAnswers } from '../../../src/core/answers/answers.js'
import { reduce, type Action } from '../../../src/core/interview/reduce.js'
import { newInterview, readState, type InterviewState, type Setting } from '../../../src/core/interview/state.js'
import { pageOf } from '../../../src/core/interview/page/screen.js'
import type { Standing } from '../../../src/node/due.js'
import { loadLibrary } from '../../../src/node/library-files.js'
import { dogWalkers } from '../practice.js'

const actions: fc.Arbitrary<Standing['due'][number]['action']> = fc.oneof(
  fc.record({ do: fc.constant('answer' as const), questions: fc.array(fc.string(), { minLength: 1, maxLength: 3 }) }),
  fc.record({
    do: fc.constantFrom('build' as const, 'update' as const, 'issue' as const, 'check' as const, 'sign' as const),
  }),
  fc.record({ do: fc.constant('paste' as const), platform: fc.string() }),
)
const standings: fc.Arbitrary<Standing> = fc.record({
  practice: fc.string(),
  version: fc.constantFrom(null, '1.0'),
  effective: fc.constantFrom(null, '2027-01-04', '2028-01-04'),
  printed: fc.constantFrom(null, '1.1 draft'),
  due: fc.array(
    fc.record({
      kind: fc.constant('open-item' as const),
      what: fc.string(),
      since: fc.constant('2027-01-04'),
      action: actions,
    }),
    { maxLength: 12 },
  ),
})

test('every row of home does something, one of them leaves, and no two are the same', () => {
  fc.assert(
    fc.property(standings, (standing) => {
      const { rows } = homePage(standing, '2027-06-01')
      const values = rows.map(({ value }) => value)
      expect(new Set(values).size).toBe(values.length)
      expect(values.filter((value) => homeAction(standing, value) === null)).toEqual(['leave'])
      expect(standing.due.map((_, index) => homeAction(standing, `due:${index}`))).toEqual(
        standing.due.map(({ action }) => action),
      )
    }),
  )
})

test('wherever an interview is left, it goes on from there or begins anew, and each of its pages can be answered', async () => {
  const { library } = await loadLibrary(dogWalkers)
  if (library === null) throw new Error('the library has faults')
  const setting: Setting = { library, today: '2027-01-04' }
  const where = { mode: 'ask', saving: '', files: () => 1 } as const
  const hasWayOn = (state: InterviewState): boolean => {
    if (state.screen.kind === 'done') return true
    const page = pageOf(setting, state, where)
    return page !== null && (page.kind === 'text' || page.rows.length > 0)
  }
  fc.assert(
    fc.property(fc.array(fc.nat(9999), { maxLength: 40 }), (choices) => {
      let state = newInterview(noAnswers)
      for (const choice of choices) {
        state = reduce(setting, state, moves(setting, choice))
        expect(hasWayOn(state)).toBe(true)
        const left = readState(setting, JSON.parse(JSON.stringify(state)), state.given) ?? newInterview(state.given)
        expect(hasWayOn(left)).toBe(true)
      }
    }),
  )
})

/** Any action at all, fitting or not. */
function moves({ library }: Setting, choice: number): Action {
  const question = library.questions[choice % library.questions.length]
  const value = question?.choices[choice % Math.max(1, question.choices.length)]?.value ?? 'Good Boys'
  const all: readonly Action[] = [
    { kind: 'start', mode: 'quick' },
    { kind: 'start', mode: 'full' },
    { kind: 'start', mode: 'review' },
    { kind: 'start', mode: 'only', only: [question?.id ?? ''] },
    { kind: 'answer', value: question?.kind === 'multiselect' ? [value] : value },
    { kind: 'unsure' },
    { kind: 'back' },
    { kind: 'jump', question: question?.id ?? '' },
    { kind: 'overview' },
    { kind: 'proceed' },
    { kind: 'confirm' },
    { kind: 'accept' },
    { kind: 'keep' },
  ]
  return all[Math.floor(choice / 7) % all.length] ?? { kind: 'back' }
}
