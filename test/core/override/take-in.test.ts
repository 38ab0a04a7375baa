/** Words that meet: an edited file, a file in overrides/ changed since, an earlier text, and a list that we make. */
import { describe, expect, test } from '@jest/globals'
import { baseOf } from '../../../src/core/override/adopt/based-on.js'
import { readMarkdownFile } from '../../../src/core/override/adopt/markdown.js'
import { takeIn, type TakenIn } from '../../../src/core/override/take-in.js'
import type { WrittenPolicy } from '../../../src/core/policy/lock.js'
import type { Override } from '../../../src/core/policy/override.js'
import { adopted, lock, markdown } from '../../adopt-fixtures/small.js'

const replies = 'Never reply to a review in public. A kind word is a reply too.'

const own = (body: string, change: Partial<Override> = {}): Override => ({
  clause: 'replies',
  kind: 'replace',
  title: null,
  body,
  base: { version: '1.0.0', text: replies },
  date: null,
  author: null,
  ...change,
})

/** The edit meets what stands in overrides/ now; the file was written without any override. */
const meet = (edit: string, now: readonly Override[]): TakenIn =>
  takeIn(now, [{ adopted: adopted(edit), provisions: lock.provisions, overrides: [], from: null }])

const bodies = ({ overrides }: TakenIn): readonly string[] => overrides.map(({ body }) => body)

describe('an edit of a provision that overrides/ has words for by now', () => {
  const now = own('Never reply to a review in public. A kind word is a reply, too.')

  test('in another sentence: joined', () => {
    const result = meet(markdown.replace('Never reply to', 'Nobody replies to'), [now])
    expect(bodies(result)).toEqual(['Nobody replies to a review in public. A kind word is a reply, too.'])
    expect(result.kept).toEqual([])
  })

  test('in the same words: the file in overrides/ stands, the edit is kept and named', () => {
    const other = own('Nobody answers reviews. A kind word is a reply too.')
    const result = meet(markdown.replace('Never reply to', 'Do not reply to'), [other])
    expect(result.overrides).toEqual([other])
    expect(result.kept).toEqual([
      {
        name: 'replies',
        text: 'Do not reply to a review in public. A kind word is a reply too.',
        why: '“No replies” was changed in two places in different ways, and the other wording stands',
      },
    ])
    expect(result.notes).toEqual([
      '“No replies” was changed in two places in different ways: one stands, the other is kept.',
    ])
  })

  test('that takes the provision out: the words in overrides/ stand', () => {
    const start = markdown.indexOf('<!-- clause: replies')
    const end = markdown.indexOf('## 2. Leaving')
    const result = meet(markdown.slice(0, start) + markdown.slice(end), [now])
    expect(result.overrides).toEqual([now])
    expect(result.kept.map(({ text }) => text)).toEqual(['The edited file leaves this provision out.'])
    expect(result.notes).toEqual([
      '“No replies” was changed in two places in different ways: one stands, the other is kept.',
    ])
  })

  test('as an addition that stood there already, changed on both sides: one line says so, none that the edit stands', () => {
    const addition = own('Ask the lead.', { kind: 'add' })
    const provisions = lock.provisions.map((item) =>
      item.clause === 'replies' ? { ...item, text: `${item.text}\n\n${addition.body}` } : item,
    )
    const edit = markdown.replace('too.\n', 'too.\n\nAsk the owner.\n')
    const result = takeIn(
      [{ ...addition, body: 'Ask us all.' }],
      [{ adopted: adopted(edit, [addition], provisions), provisions, overrides: [addition], from: null }],
    )
    expect(bodies(result)).toEqual(['Ask us all.'])
    expect(result.kept.map(({ text }) => text)).toEqual(['Ask the owner.'])
    expect(result.notes).toEqual([
      '“No replies” was changed in two places in different ways: one stands, the other is kept.',
    ])
  })

  test('two additions: both', () => {
    const addition = own('Ask the lead.', { kind: 'add' })
    const result = meet(markdown.replace('too.\n', 'too.\n\nAsk us all.\n'), [addition])
    expect(bodies(result)).toEqual(['Ask the lead.\n\nAsk us all.'])
  })

  test('a new title from one side, a new sentence from the other: both', () => {
    const result = meet(markdown.replace('### 1.2 No replies', '### 1.2 No answers'), [now])
    expect(result.overrides).toMatchObject([{ title: 'No answers', body: now.body }])
  })
})

describe('two files edited at once', () => {
  const file = (edit: string) => ({ adopted: adopted(edit), provisions: lock.provisions, overrides: [], from: null })

  test('in different sentences of one provision: joined', () => {
    const result = takeIn(
      [],
      [
        file(markdown.replace('Never reply to', 'Nobody replies to')),
        file(markdown.replace('A kind word', 'A nice word')),
      ],
    )
    expect(bodies(result)).toEqual(['Nobody replies to a review in public. A nice word is a reply too.'])
  })
})

describe('which text a file started from', () => {
  const earlier = {
    ...lock,
    version: '0.9',
    provisions: lock.provisions.map((item) =>
      item.clause === 'leaving' ? { ...item, text: 'Whoever leaves gives back the keys to every account.' } : item,
    ),
  }

  const startOf = (text: string): WrittenPolicy => baseOf(readMarkdownFile(text, [lock, earlier]), [lock, earlier])

  test('the one it shares most lines with, edits and all', () => {
    const old = markdown
      .replace(
        'When you leave, you hand back every login on your last day.',
        'Whoever leaves gives back the keys to every account.',
      )
      .replace('A kind word', 'A nice word')
    expect(startOf(old).version).toBe('0.9')
    expect(startOf(markdown).version).toBe('1.0')
  })

  test('the present one where nothing tells them apart', () => {
    expect(startOf('').version).toBe('1.0')
  })
})

describe('a line in a list that we make', () => {
  test('is kept aside, and our own lines are not taken for the practice’s', () => {
    const result = adopted(
      markdown.replace(
        '  - [2.1 When you leave](#21-when-you-leave)\n',
        '  - [2.1 When you leave](#21-when-you-leave)\n- Our own line\n',
      ),
    )
    expect(result.overrides).toEqual([])
    expect(result.kept).toMatchObject([{ name: 'outside-the-rules', text: 'Our own line' }])
  })

  test('is kept aside, too, where a provision was moved above the list', () => {
    const start = markdown.indexOf('<!-- clause: replies')
    const end = markdown.indexOf('## 2. Leaving')
    const moved = markdown.slice(0, start) + markdown.slice(end)
    const result = adopted(
      moved
        .replace('## Contents', `${markdown.slice(start, end)}## Contents`)
        .replace(
          '  - [2.1 When you leave](#21-when-you-leave)\n',
          '  - [2.1 When you leave](#21-when-you-leave)\n- Our own line\n',
        ),
    )
    expect(result.overrides).toEqual([])
    expect(result.kept).toMatchObject([{ name: 'outside-the-rules', text: 'Our own line' }])
  })
})

test('another provision’s title in the text of one is no second start of it', () => {
  const quoting = {
    ...own(''),
    clause: 'leaving',
    kind: 'add' as const,
    body: '**No replies**\n\nNever reply to any review in public, ever. A kind word is a reply.',
    base: null,
  }
  const written = markdown.replace(
    'on your last day.\n',
    'on your last day.\n\n**No replies**\n\nNever reply to any review in public, ever. A kind word is a reply.\n',
  )
  const provisions = lock.provisions.map((item) =>
    item.clause === 'leaving' ? { ...item, text: `${item.text}\n\n${quoting.body}` } : item,
  )
  const result = takeIn(
    [quoting],
    [
      {
        adopted: adopted(written.replace('A kind word', 'A nice word'), [quoting], provisions),
        provisions,
        overrides: [quoting],
        from: null,
      },
    ],
  )
  expect(result.overrides.map(({ clause, body }) => [clause, body])).toEqual([
    ['leaving', '**No replies**\n\nNever reply to any review in public, ever. A kind word is a reply.'],
    ['replies', 'Never reply to a review in public. A nice word is a reply too.'],
  ])
})
