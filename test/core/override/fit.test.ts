/** All of the practice's words under a new library at once: what stands, what waits, what a person must decide. */
import { describe, expect, test } from '@jest/globals'
import { differingParagraphs, fitOverrides, settleConflict } from '../../../src/core/override/fit.js'
import type { Library } from '../../../src/core/library/library.js'
import type { Override } from '../../../src/core/policy/override.js'
import { lock } from '../../adopt-fixtures/small.js'

const clauses = lock.provisions.map(({ clause, title }) => ({ id: clause, title, supersedes: [] }))
const library = { clauses } as unknown as Library

const was = 'Never reply to a review in public. A kind word is a reply too.'
const now = 'Never answer a review in public. A kind word is a reply too.'
const plain = lock.provisions.map((item) =>
  item.clause === 'replies' ? { ...item, version: '1.1.0', text: now } : item,
)

const own = (kind: Override['kind'], body: string, clause = 'replies'): Override => ({
  clause,
  kind,
  title: null,
  body,
  base: { version: '1.0.0', text: was },
  date: null,
  author: null,
})
const mine = own('replace', 'Do not reply to a review in public. A kind word is a reply too.')

describe('a conflict', () => {
  const { overrides, conflicts, notes } = fitOverrides(library, plain, [mine])
  const [conflict] = conflicts
  if (conflict === undefined) throw new Error('expected a conflict')

  test('keeps the practice’s words and their base until somebody decides', () => {
    expect(overrides).toEqual([mine])
    expect(notes).toEqual([])
    expect(conflict).toEqual({
      clause: 'replies',
      paper: null,
      title: 'No replies',
      kind: 'replace',
      version: '1.1.0',
      base: was,
      yours: mine.body,
      library: now,
    })
  })

  test.each([
    ['mine', [{ ...mine, base: { version: '1.1.0', text: now } }]],
    ['theirs', []],
    [{ words: 'Stay silent.' }, [{ ...mine, body: 'Stay silent.', base: { version: '1.1.0', text: now } }]],
  ] as const)('settled as %j is not asked again', (settlement, expected) => {
    const settled = settleConflict(overrides, conflict, settlement)
    expect(settled).toEqual(expected)
    expect(fitOverrides(library, plain, settled).conflicts).toEqual([])
  })

  test('shows the paragraphs that differ, without link addresses', () => {
    const shared = 'As [section 1.1](clause:posting) says.'
    const long = {
      ...conflict,
      yours: `${shared}\n\nMine.`,
      library: `${shared}\n\nSee [section 2.1](clause:leaving).`,
    }
    expect(differingParagraphs(long)).toEqual({ yours: 'Mine.', library: 'See section 2.1.' })
  })
})

describe('a rule left out that the library changed', () => {
  const strike = own('strike', '')
  const { conflicts } = fitOverrides(library, plain, [strike])

  test('stays out, comes back, or comes back in the practice’s words', () => {
    const [conflict] = conflicts
    if (conflict === undefined) throw new Error('expected a conflict')
    expect(settleConflict([strike], conflict, 'mine')).toMatchObject([{ kind: 'strike', base: { version: '1.1.0' } }])
    expect(settleConflict([strike], conflict, 'theirs')).toEqual([])
    expect(settleConflict([strike], conflict, { words: 'Stay silent.' })).toMatchObject([
      { kind: 'replace', body: 'Stay silent.', base: { version: '1.1.0' } },
    ])
  })

  test('an addition to it waits, even where the library says the same', () => {
    const addition = own('add', now)
    expect(fitOverrides(library, plain, [strike, addition]).overrides).toContainEqual(addition)
  })
})

test('an addition stays where the library says the same only in a text that the practice’s own replaces', () => {
  const added = 'Nor a star.'
  const more = plain.map((item) => (item.clause === 'replies' ? { ...item, text: `${now}\n\n${added}` } : item))
  const addition = own('add', added)
  const { overrides, conflicts } = fitOverrides(library, more, [mine, addition])
  expect(conflicts).toHaveLength(1)
  expect(overrides).toContainEqual({ ...addition, base: { version: '1.1.0', text: `${now}\n\n${added}` } })
  expect(fitOverrides(library, more, [addition]).overrides).toEqual([])
})

describe('without a conflict', () => {
  test('joined words are named', () => {
    const { overrides, notes } = fitOverrides(library, plain, [own('replace', was.replace('A kind', 'A nice'))])
    expect(overrides[0]?.body).toBe('Never answer a review in public. A nice word is a reply too.')
    expect(notes).toEqual(["“No replies”: the library's change and your wording are joined."])
  })

  test('words that the library says now go, by name', () => {
    const { overrides, notes } = fitOverrides(library, plain, [own('replace', now)])
    expect(overrides).toEqual([])
    expect(notes).toEqual(['“No replies”: the library now says what your wording said, so its file is taken out.'])
  })

  test('words for a clause that is not in the policy wait', () => {
    const waiting = own('replace', 'Ours.', 'leaving')
    const here = plain.filter(({ clause }) => clause !== 'leaving')
    expect(fitOverrides(library, here, [waiting])).toEqual({ overrides: [waiting], kept: [], conflicts: [], notes: [] })
  })
})
