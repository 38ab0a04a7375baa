/** Where a line stands decides whether it is ours, never that its words are printed elsewhere; every word is accounted for. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { lockName, parseLock } from '../../../../src/core/policy/lock.js'
import { unplaced } from '../../../../src/core/override/adopt/ledger.js'
import { wrapped } from '../../../adopt-fixtures/lures.js'
import { adopted, adoptedFrom, kinds, lock, markdown } from '../../../adopt-fixtures/small.js'

const rule = 'Never reply to a review in public. A kind word is a reply too.'
const at = (text: string): string => markdown.replace(rule, `${rule}\n\n${text}`)

describe('a line of a person’s that is printed elsewhere', () => {
  test.each([
    ['the practice’s name', 'Hope Group'],
    ['a section heading', 'Leaving'],
    ['another rule’s heading', 'When you leave'],
    ['its own heading', 'No replies'],
    ['a line of the contents', '2\\. Leaving'],
    ['the text under a section', 'These are our rules of every day.'],
    ['a source', 'APA Ethics Code, checked November 24, 2026.'],
    ['its own sources', 'Based on: APA Ethics Code, Standard 5.05'],
  ])('%s is an addition', (_, line) => {
    const result = adopted(at(line))
    expect(result.overrides.map(({ clause, kind, body }) => [clause, kind, body])).toEqual([['replies', 'add', line]])
    expect(result.kept).toEqual([])
  })

  test('a list of three, two of them printed elsewhere, stays a list of three', () => {
    const result = adopted(at('- Hope Group\n- Ana Lind\n- Leaving'))
    expect(result.overrides[0]?.body).toBe('- Hope Group\n- Ana Lind\n- Leaving')
  })

  test('in place of a rule’s text is its new text', () => {
    const result = adopted(markdown.replace(rule, 'Hope Group.'))
    expect(kinds(result)).toEqual(['replies: replace'])
    expect(result.overrides[0]?.body).toBe('Hope Group.')
  })

  test('below the title is kept', () => {
    const result = adopted(
      markdown.replace('## Contents', 'APA Ethics Code, checked November 24, 2026.\n\n## Contents'),
    )
    expect(result.kept).toMatchObject([
      { name: 'outside-the-rules', text: 'APA Ethics Code, checked November 24, 2026.' },
    ])
  })
})

describe('wrapped lines', () => {
  test.each([20, 31, 40, 56, 72, 80])('at %d are no edit', (width) => {
    const long = {
      ...lock,
      provisions: lock.provisions.map((item) => ({
        ...item,
        text: `${item.text} When you leave it is over for you, and No replies are given.`,
      })),
    }
    const file = lock.provisions.reduce((text, { text: old }) => {
      const last = old.split('\n').at(-1) ?? ''
      return text.replace(last, `${last} When you leave it is over for you, and No replies are given.`)
    }, markdown)
    expect(adoptedFrom(wrapped(file, width), long, '2026-12-01')).toMatchObject({ overrides: [], kept: [], notes: [] })
  })

  test('one of which equals a heading stay one paragraph when another word changes', () => {
    const text = 'We part as friends.\nWhen you leave\nwe say goodbye and give thanks for the good years that we had.'
    const [override] = adopted(markdown.replace(rule, text)).overrides
    expect(override?.body).toBe(text.replaceAll('\n', ' '))
  })
})

test.each(readdirSync('examples').filter((name) => !name.includes('.')))(
  'the example %s as it was written is no edit, though rules with the same sources rest on them in more than one way',
  (name) => {
    const text = (file: string): string => readFileSync(`examples/${name}/${file}`, 'utf8')
    const { lock: written } = parseLock({ path: lockName, text: text(lockName) })
    expect(written).not.toBeNull()
    const result = adoptedFrom(text('social-media-policy.md'), written ?? lock, '2026-12-01')
    expect(result).toMatchObject({ overrides: [], kept: [], notes: [] })
    expect(result.ledger.gone).toEqual([])
  },
)

describe('a blank to fill in', () => {
  const blank = `${rule} To report one, call ______`
  const withBlank = {
    ...lock,
    provisions: lock.provisions.map((item) => (item.text === rule ? { ...item, text: blank } : item)),
  }

  test.each([
    ['as it is', '\n______'],
    ['with its signs written out', '\n\\_\\_\\_\\_\\_\\_'],
    ['as Word writes it', ` <u>${'\u2007'.repeat(11)}</u>`],
    ['as Word writes it, its line lost', ` ${'\u2007'.repeat(11)}`],
    ['as earlier versions wrote it', ` <u>${'\u00A0'.repeat(24)}</u>`],
    ['as earlier versions wrote it, its line lost', ` ${'\u00A0'.repeat(24)}`],
  ])('%s is no edit', (_, line) => {
    const file = markdown.replace(rule, blank.replace(' ______', line))
    expect(adoptedFrom(file, withBlank, '2026-12-01')).toMatchObject({ overrides: [], kept: [], notes: [] })
  })
})

describe('blanks of three rules', () => {
  const texts = ['Our **lead**: ______.', 'Call ______, or else ______, at once.', 'Tell the lead, *if away* ______']
  const withBlanks = { ...lock, provisions: lock.provisions.map((item, at) => ({ ...item, text: texts[at] ?? '' })) }
  const written = lock.provisions.reduce((file, { text }, at) => {
    const shown = text.replace('(clause:replies)', '(#12-no-replies)')
    return file.replace(shown, texts[at] ?? '')
  }, markdown)
  const found = (file: string) => adoptedFrom(file, withBlanks, '2026-12-01')

  test.each([
    ['as spaces, as pandoc writes them', written.replace(/______(?=[.,])/g, ' '.repeat(24))],
    ['lost, all of them', written.replace(/______/g, '')],
    ['lost, with the space before them', written.replace(/ ______/g, '')],
    ['some lost, some as spaces', written.replace('______, at', ', at').replace(/______(?=[.,])/g, ' '.repeat(24))],
  ])('%s are no edit', (_, file) => {
    expect(file).not.toBe(written)
    expect(found(file)).toMatchObject({ overrides: [], kept: [], notes: [] })
  })

  test('one taken out alone is an edit', () => {
    const { overrides } = found(written.replace(' or else ______,', ' or else'))
    expect(overrides.map(({ body }) => body)).toEqual(['Call \\_\\_\\_\\_\\_\\_, or else at once.'])
    const only = found(written.replace('Our **lead**: ______.', 'Our **lead**: .')).overrides
    expect(only.map(({ body }) => body)).toEqual(['Our **lead**: .'])
  })

  test('one that came as spaces stays in a line with an edit', () => {
    const edited = written.replace('or else ______, at once', `or else ${' '.repeat(24)}, the same day`)
    expect(found(edited).overrides.map(({ body }) => body)).toEqual([
      'Call \\_\\_\\_\\_\\_\\_, or else \\_\\_\\_\\_\\_\\_, the same day.',
    ])
  })
})

describe('a line of sources of two kinds, the second of which is the whole line of another rule', () => {
  const first = 'Based on: APA Ethics Code, Standard 5.05'
  const second = 'Kept within: A Fair Act, Section 7'
  const lines: Readonly<Record<string, readonly string[]>> = {
    [first]: [`${first} · ${second}`],
    '1.2 No replies': ['1.2 No replies', second],
    '2.1 When you leave': ['2.1 When you leave', first],
  }
  const both = { ...lock, frame: lock.frame.flatMap((line) => lines[line] ?? [line]) }

  test.each(['\n· ', ' ·\n', ' · '])('broken by %j is no edit', (gap) => {
    const sources = [first + gap + second, second, first]
    const file = markdown.replace(new RegExp(`${first}$`, 'gm'), () => sources.shift() ?? '')
    expect(adoptedFrom(file, both, '2026-12-01')).toMatchObject({ overrides: [], kept: [], notes: [] })
  })
})

test('a numbered item broken over many lines is read at once, and is an addition', () => {
  const long = `1. Ask first.\n${'Then wait for the answer, however long it takes, and say nothing before.\n'.repeat(40)}`
  const result = adopted(at(long))
  expect(kinds(result)).toEqual(['replies: add'])
  expect(result.overrides[0]?.body).toBe(long.trim().replaceAll('\n', ' '))
})

describe('the ledger', () => {
  test('names the file of each line that came in, and what is gone', () => {
    const { ledger } = adopted(markdown.replace(rule, 'Ask the lead.'))
    expect(ledger.lines.filter(({ fate }) => fate !== 'ours')).toEqual([
      { text: 'Ask the lead.', words: 3, fate: 'override', where: 'overrides/replies.md' },
    ])
    expect(ledger.gone).toEqual([{ text: rule, words: 14, why: 'replaced by overrides/replies.md' }])
    expect(unplaced(ledger)).toEqual([])
  })

  test('says that a line around the rules comes back', () => {
    const { ledger } = adopted(markdown.replace('These are our rules of every day.\n\n', ''))
    expect(ledger.gone).toMatchObject([
      { text: 'These are our rules of every day.', why: 'made new each time, so it comes back' },
    ])
  })
})

describe('a file that holds only a part', () => {
  const start = markdown.indexOf('<!-- clause: replies')
  const part = markdown.slice(start, markdown.indexOf('## 2')).replace('A kind word', 'A nice word')

  test('changes only what it holds', () => {
    const result = adopted(part)
    expect(kinds(result)).toEqual(['replies: replace'])
    expect(result.part).toEqual({ holds: 1, of: 3 })
    expect(result.notes[1]?.text).toBe(
      'The file holds 1 of the 3 rules, so it was taken as a part of the policy: the other rules stay as they are.',
    )
  })

  test('whose new text is like a rule that it lacks changes the rule whose heading it stands below', () => {
    const start = markdown.indexOf('<!-- clause: replies')
    const only = markdown.slice(start, markdown.indexOf('## 2. Leaving'))
    const result = adopted(only.replace(rule, 'You hand back every login on your last day.'))
    expect(kinds(result)).toEqual(['replies: replace'])
    expect(result.overrides[0]?.body).toBe('You hand back every login on your last day.')
  })

  test('leaves the others out where that was meant', () => {
    const result = adoptedFrom(part, lock, '2026-12-01', { whole: true })
    expect(kinds(result)).toEqual(['replies: replace', 'posting: strike', 'leaving: strike'])
  })
})

describe('what other programs do to a whole file is no edit', () => {
  test.each([
    ['anchors behind headings', (text: string) => text.replace(/^(#+ .*)$/gm, '$1 {#h.1a2b}')],
    ['“Why” and “Based on” in one line', (text: string) => text.replace(/(\*Why: .*\*)\n\n(Based on: )/g, '$1 $2')],
    [
      'links to our sections that lead elsewhere',
      (text: string) => text.replace('(#12-no-replies)', '(https://notes.example/x)'),
    ],
    [
      'links between wiki pages',
      (text: string) => text.replace('[section 1.2](#12-no-replies)', '[[Policy#12|section 1.2]]'),
    ],
    [
      'fences around our comments, and no line before the heading',
      (text: string) => text.replace(/^(<!-- clause: .* -->)\n+/gm, '``` {=html}\n$1\n```\n'),
    ],
    ['typed bullets', (text: string) => text.replace(/^- Check/gm, '● Check')],
    [
      'a wiki link that a line break cuts',
      (text: string) => text.replace('[section 1.2](#12-no-replies)', '[[Policy#12|section\n1.2]]'),
    ],
    [
      'underlined section headings with their typed numbers',
      (text: string) => text.replace(/^## (\d.*)$/gm, '$1\n-----').replace(/^# (.*)$/gm, '$1\n====='),
    ],
  ])('%s', (_, change) => {
    expect(adopted(change(markdown))).toMatchObject({ overrides: [], kept: [], notes: [] })
  })
})

describe('words struck through', () => {
  test('of ours are deleted', () => {
    const [override] = adopted(
      markdown.replace('A kind word is a reply too.', '~~A kind word is a reply too.~~ Ask first.'),
    ).overrides
    expect(override?.body).toBe('Never reply to a review in public. Ask first.')
  })

  test('that were never ours stand, and are listed', () => {
    const result = adopted(at('~~We answer within a day.~~ We never answer.'))
    expect(result.overrides[0]?.body).toBe('We answer within a day. We never answer.')
    expect(result.unclear).toEqual(['We answer within a day. We never answer.'])
  })
})

test('another rule’s title heads nothing where its rule is not in the file and what follows is this rule’s text, though it is like that rule’s', () => {
  const [first, second] = ['Only the lead posts for us.', 'Using these rights needs no permission from anyone here.']
  const texts: Readonly<Record<string, string>> = {
    replies: `${first}\n\n${second}`,
    leaving: 'Using these logins needs no permission from anyone here today.',
  }
  const provisions = lock.provisions.map((one) => ({ ...one, text: texts[one.clause] ?? one.text }))
  const part = markdown
    .slice(0, markdown.indexOf('## 2. Leaving'))
    .replace(rule, `${first}\n\nWhen you leave\n\n${second}`)
  const result = adopted(part, [], provisions)
  expect(result.overrides.map(({ clause, kind, body }) => [clause, kind, body])).toContainEqual([
    'replies',
    'replace',
    `${first}\n\nWhen you leave\n\n${second}`,
  ])
  expect(kinds(result).filter((one) => one.startsWith('leaving: replace'))).toEqual([])
})
