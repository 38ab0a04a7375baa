/** One line for each question and each conflict. */
import { findConflicts } from '../../src/core/library/conflicts-found.js'
import { resolveAnswers } from '../../src/core/answers/complete.js'
import type { Library } from '../../src/core/library/library.js'
import { answersWith, shippedLibrary } from '../shipped-library.js'

const library: Library = await shippedLibrary()

test.each(library.questions.map((question) => [question.id, question] as const))('question %s', (_, question) => {
  expect(question.ask.endsWith('?') || question.ask.endsWith(')')).toBe(true)
  expect(question.help.split(/\s+/).length).toBeLessThanOrEqual(40)
  expect(question.short.split(/\s+/).length).toBeLessThanOrEqual(4)
})

test('accepting every default in January raises the Facebook note and nothing else', () => {
  expect(findConflicts(library, answersWith(library), '2027-01-04').map((conflict) => conflict.id)).toEqual(['x19'])
})

test('a trial that starts over the holidays is warned about', () => {
  const answers = resolveAnswers(library.questions, { values: { practiceName: 'R' }, unsure: [] }, '2026-12-01')
  expect(findConflicts(library, answers, '2026-12-01').map((conflict) => conflict.id)).toEqual(['x09', 'x19'])
})

test.each(library.conflicts.map((conflict) => [conflict.id, conflict] as const))('conflict %s', (_, conflict) => {
  expect(conflict.say.split(/\s+/).length).toBeLessThanOrEqual(60)
  expect(conflict.basis).not.toBe('')
})
