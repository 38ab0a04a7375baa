/** The practice's wording under a changed library: merged where both can stand, shown where they cannot. */
import { describe, expect, test } from '@jest/globals'
import { mergeOverride } from '../../../src/core/override/merge.js'
import type { Override } from '../../../src/core/policy/override.js'

const base =
  'Ask the lead first. Then post.\n\n- Check the account.\n- Check the photo.\n\nKeep a note of it, see [section 1.2](clause:notes).'

const merge = (body: string, now: string, change: Partial<Override> = {}) =>
  mergeOverride(
    {
      clause: 'posting',
      kind: 'replace',
      title: null,
      body,
      base: { version: '1.0.0', text: base },
      date: null,
      author: null,
      ...change,
    },
    { version: '1.1.0', text: now },
  )

const mine = base.replace('Then post.', 'Then post it at noon.')

test('an unchanged library text leaves the words as they are, byte for byte', () => {
  const odd = mine.replace(/^- /gm, '*  ')
  expect(merge(odd, base.replace('1.2', '4.7'))).toMatchObject({
    body: odd,
    outcome: 'same',
    base: { version: '1.1.0' },
  })
})

describe('both changed', () => {
  test('different paragraphs', () => {
    const result = merge(mine, base.replace('Keep a note of it', 'Keep a short note of it'))
    expect(result).toMatchObject({ outcome: 'merged', redundant: false, texts: null })
    expect(result.body).toBe(mine.replace('Keep a note of it', 'Keep a short note of it'))
  })

  test('different list items, and a new one', () => {
    const result = merge(
      mine.replace('the photo', 'each photo'),
      base.replace('- Check the photo.', '- Check the photo.\n- Check the time.'),
    )
    expect(result.body).toContain('- Check the account.\n- Check each photo.\n- Check the time.')
  })

  test('different sentences of one paragraph', () => {
    const result = merge(mine, base.replace('Ask the lead first.', 'Always ask the lead first.'))
    expect(result.body).toContain('Always ask the lead first. Then post it at noon.')
  })

  test('the same words in different ways: a conflict that keeps the practice’s', () => {
    const now = base.replace('Then post.', 'Then wait a day.')
    expect(merge(mine, now)).toEqual({
      body: mine,
      base: { version: '1.0.0', text: base },
      outcome: 'conflict',
      redundant: false,
      texts: { before: base, mine, theirs: now },
    })
  })

  test('a paragraph edited here and removed there: a conflict', () => {
    expect(merge(mine, base.replace('Ask the lead first. Then post.\n\n', '')).outcome).toBe('conflict')
  })
})

describe('both add the same', () => {
  const added = 'No post names a client at all.'

  test('in the same place: once, and nothing is deleted', () => {
    const result = merge(`${mine}\n\n${added}`, `${base}\n\n${added}`)
    expect(result.body).toBe(`${mine}\n\n${added}`)
  })

  test('in different places: once', () => {
    const result = merge(`${added}\n\n${mine}`, `${base}\n\n${added}`)
    expect(result.body).toBe(`${added}\n\n${mine}`)
  })

  test('and no more: the override has nothing left to say', () => {
    expect(merge(`${base}\n\n${added}`, `${base}\n\n${added}`)).toMatchObject({ redundant: true })
  })

  test('one of them more: all of it, once', () => {
    const result = merge(`${base}\n\n${added}\n\nNor a city.`, `${base}\n\n${added}`)
    expect(result.body).toBe(`${base}\n\n${added}\n\nNor a city.`)
  })

  test('as an addition: what the library now says is not said twice', () => {
    const result = merge(`${added}\n\nNor a city.`, `${base}\n\n${added}`, { kind: 'add' })
    expect(result).toMatchObject({ body: 'Nor a city.', outcome: 'merged', redundant: false })
    expect(merge(added, `${base}\n\n${added}`, { kind: 'add' })).toMatchObject({ redundant: true })
  })
})

test('an addition stands beside any new text', () => {
  expect(merge('Nor a city.', 'All new.', { kind: 'add' })).toMatchObject({ body: 'Nor a city.', outcome: 'same' })
})

test('a rule left out that the library changed is shown, and stays out', () => {
  expect(merge('', 'All new.', { kind: 'strike' })).toMatchObject({ body: '', outcome: 'conflict' })
})

test('wording without a base takes the library of now as its base', () => {
  expect(merge(mine, 'All new.', { base: null })).toMatchObject({
    body: mine,
    outcome: 'same',
    base: { text: 'All new.' },
  })
})
