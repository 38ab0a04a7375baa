/** A changed answer goes into own wording where the library's text changed by it alone. */
import { describe, expect, test } from '@jest/globals'
import { changedAnswers, plainForm, renamedWords } from '../../../src/core/override/renamed.js'

const name = { question: 'practiceName', before: 'Harbor Light', after: 'Bright & Bay' }
const words = (base: string, body: string): Parameters<typeof renamedWords>[0] => ({
  body,
  base: { version: '1.0.0', text: base },
})

describe('the practice’s name', () => {
  test('beside a word of the practice’s own is the new one', () => {
    const renamed = renamedWords(
      words('People look up Harbor Light online.', 'Kindly, people look up Harbor Light online.'),
      'People look up Bright & Bay online.',
      [name],
    )
    expect(renamed).toEqual({ body: 'Kindly, people look up Bright & Bay online.', used: [name] })
  })

  test('stays where the library changed more than that: the merge decides', () => {
    const own = words('People look up Harbor Light online.', 'Kindly, people look up Harbor Light online.')
    expect(renamedWords(own, 'People search for Bright & Bay online.', [name])).toBeNull()
  })

  test('inside a longer word is left alone', () => {
    const will = { question: 'socialLead', before: 'Will', after: 'Ana' }
    const own = words('Ask Will. Willing hands help.', 'Please ask Will. Willing hands help.')
    expect(renamedWords(own, 'Ask Ana. Willing hands help.', [will])?.body).toBe('Please ask Ana. Willing hands help.')
  })

  test('two that change places change places', () => {
    const lead = { question: 'socialLead', before: 'Ana', after: 'Bo' }
    const second = { question: 'backupAdmin', before: 'Bo', after: 'Ana' }
    const own = words('Ana, then Bo.', 'First Ana, then Bo.')
    expect(renamedWords(own, 'Bo, then Ana.', [lead, second])?.body).toBe('First Bo, then Ana.')
  })

  test('with a sign that Markdown reads is written so that it stays a sign', () => {
    const star = { question: 'practiceName', before: 'Star', after: '*Star*' }
    const own = words('We are Star.', 'We are Star, gladly.')
    expect(renamedWords(own, 'We are \\*Star\\*.', [star])?.body).toBe('We are \\*Star\\*, gladly.')
    expect(renamedWords(own, 'We are *Star*.', [star], plainForm)?.body).toBe('We are *Star*, gladly.')
  })
})

test('a blank that is filled in, or emptied, is no new name', () => {
  const questions = [
    { id: 'socialLead', kind: 'text' },
    { id: 'practiceName', kind: 'text' },
    { id: 'states', kind: 'multiselect' },
  ] as const
  const before = { practiceName: 'Star', socialLead: '', states: ['CA'] }
  const after = { practiceName: 'Moon', socialLead: 'Ana', states: ['TX'] }
  expect(changedAnswers(questions, before, after)).toEqual([
    { question: 'practiceName', before: 'Star', after: 'Moon' },
  ])
})
