/** One test for each way in which other tools lost people's text when they generated anew. */
import { describe, expect, test } from '@jest/globals'
import { relocateOverrides } from '../../../../src/core/override/relocate.js'
import type { Library } from '../../../../src/core/library/library.js'
import type { Override } from '../../../../src/core/policy/override.js'
import { adopted, adoptedFrom, kinds, lock, markdown } from '../../../adopt-fixtures/small.js'

const clause = (id: string, supersedes: readonly string[] = []): Library['clauses'][number] =>
  ({ id, title: id, supersedes }) as unknown as Library['clauses'][number]

const own = (id: string, kind: Override['kind'] = 'replace'): Override => ({
  clause: id,
  kind,
  title: null,
  body: kind === 'strike' ? '' : 'Our words.',
  base: { version: '1.0.0', text: 'Library words.' },
  date: null,
  author: null,
})

describe('an id that is no longer generated', () => {
  test('renamed: the wording moves along', () => {
    const result = relocateOverrides({ clauses: [clause('new', ['old'])] }, [own('old')])
    expect(result.overrides).toEqual([own('new')])
    expect(result.moved).toEqual([{ from: 'old', to: 'new', kind: 'replace' }])
  })

  test('split: the words stand once, a strike holds for every part', () => {
    const clauses = [clause('a', ['old']), clause('b', ['old'])]
    expect(relocateOverrides({ clauses }, [own('old')]).overrides).toEqual([own('a')])
    expect(relocateOverrides({ clauses }, [own('old', 'strike')]).overrides.map((item) => item.clause)).toEqual([
      'a',
      'b',
    ])
  })

  test('joined with another that has wording of its own: both texts survive', () => {
    const result = relocateOverrides({ clauses: [clause('new', ['old'])] }, [own('new'), own('old')])
    expect(result.overrides).toEqual([own('new')])
    expect(result.kept).toMatchObject([{ name: 'old', text: 'Our words.' }])
  })

  test('removed: the words are kept aside', () => {
    const result = relocateOverrides({ clauses: [] }, [own('old')])
    expect(result.overrides).toEqual([])
    expect(result.kept).toEqual([
      { name: 'old', text: 'Our words.', why: 'the library no longer has the clause “old”' },
    ])
  })
})

describe('an id that is duplicated', () => {
  test('on another provision: title and text decide', () => {
    const result = adopted(markdown.replace('<!-- clause: replies', '<!-- clause: posting'))
    expect(result).toMatchObject({ overrides: [], kept: [] })
  })

  test('with its provision: what is new in the copy becomes an addition', () => {
    const start = markdown.indexOf('<!-- clause: replies')
    const copy = markdown.slice(start, markdown.indexOf('## 2')).replace('Based on', 'Only in the copy.\n\nBased on')
    const result = adopted(markdown.replace('## Authorities', `${copy}## Authorities`))
    expect(kinds(result)).toEqual(['replies: add'])
    expect(result.overrides[0]?.body).toBe('Only in the copy.')
  })
})

test('an anchor that slid to another place is not believed', () => {
  const result = adopted(
    markdown.replace('<!-- clause: posting -->\n', '').replace('- Check', '<!-- clause: posting -->\n- Check'),
  )
  expect(result).toMatchObject({ overrides: [], kept: [] })
})

test('an anchor and heading that are gone: the text finds its provision', () => {
  const result = adopted(markdown.replace('<!-- clause: replies -->\n### 1.2 No replies\n\n', ''))
  expect(result).toMatchObject({ overrides: [], kept: [] })
})

test('the whole file retyped without any structure', () => {
  const plain = markdown
    .replace(/^<!--.*\n/gm, '')
    .replace(/^#+ /gm, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*/g, '')
    .replace('on your last day', 'before your last day')
  const result = adopted(plain)
  expect(kinds(result)).toEqual(['leaving: replace'])
  expect(result.overrides[0]?.body).toBe('When you leave, you hand back every login before your last day.')
  expect(result.kept).toEqual([])
})

test.each([
  ['empty', ''],
  ['blank', ' \n\r\n\uFEFF\n'],
])('an %s file strikes nothing', (_, text) => {
  const result = adopted(text)
  expect(result).toMatchObject({ overrides: [], obsolete: [], kept: [] })
  expect(result.notes.map(({ text }) => text)).toEqual([
    'The file is empty, so nothing was taken from it. The policy stays as it was.',
  ])
})

test('another file altogether strikes nothing and is kept', () => {
  const result = adopted('# Shopping\n\nMilk and bread.\n')
  expect(result.overrides).toEqual([])
  expect(result.kept).toMatchObject([{ name: 'whole-file', text: 'Shopping\n\nMilk and bread.' }])
})

test('bringing the same file in twice changes nothing the second time', () => {
  const [override] = adopted(markdown.replace('A kind word', 'A nice word')).overrides
  if (override === undefined) throw new Error('expected an override')
  const provisions = lock.provisions.map((item) =>
    item.clause === 'replies' ? { ...item, text: override.body } : item,
  )
  const after = adoptedFrom(
    markdown.replace('A kind word', 'A nice word'),
    { ...lock, provisions, overrides: [override] },
    '2026-12-02',
  )
  expect(after).toMatchObject({ overrides: [], obsolete: [], kept: [] })
})
