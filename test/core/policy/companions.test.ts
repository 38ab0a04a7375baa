/** Frames and their slots: forms, reminders, and what is ticked. */
import { expect, test } from '@jest/globals'
import { remindersOf, reminderTable } from '../../../src/core/document/reminders.js'
import { slots } from '../../../src/core/policy/slots/slots.js'
import { paragraph, plainText, type Block, type Document, type Table } from '../../../src/core/document/tree.js'
import { answersWith, policyWith, shippedLibrary } from '../../shipped-library.js'
import type { Answer } from '../../../src/core/answers/answers.js'

const library = await shippedLibrary()

const fill = (name: string, args: readonly string[], values: Readonly<Record<string, Answer>> = {}): readonly Block[] =>
  slots[name]!({ library, policy: policyWith(library, values), args })

const cells = (block: Block | undefined): readonly (readonly string[])[] =>
  (block as Table).children.map((row) => row.children.map((cell) => plainText(cell.children)))

test('rows: a row for each ticked choice, blank, boxed or filled from an answer', () => {
  const [table, ...others] = fill('rows', ['platforms', 'Account', 'Notes', 'Done = [ ]', 'Lead = socialLead'], {
    platforms: ['instagram', 'own-website'],
    socialLead: '=Dana',
  })
  expect(others).toEqual([])
  expect(cells(table)).toEqual([
    ['Account', 'Notes', 'Done', 'Lead'],
    ['Instagram', '', '☐', '=Dana'],
    ['Our website', '', '☐', '=Dana'],
    // For what stands in no list.
    ['', '', '☐', '=Dana'],
    ['', '', '☐', '=Dana'],
  ])
})

test('rows: choices that are no platform go by their label; nothing ticked gives nothing', () => {
  expect(cells(fill('rows', ['trialMeasures', 'Measure'], { trialMeasures: ['hours'] })[0])).toEqual([
    ['Measure'],
    ['Hours spent'],
    [''],
    [''],
  ])
  expect(fill('rows', ['platforms', 'Account'], { platforms: [] })).toEqual([])
  expect(fill('rows', ['trialMeasures', 'Measure'], { accessModel: 'single-person' })).toEqual([])
})

test('records: a two-column table for each choice, and an empty one', () => {
  const values = { platforms: ['instagram'], backupAdmin: 'Lee' }
  expect(fill('records', ['platforms', 'Account', 'Handle', 'Administrator = backupAdmin'], values).map(cells)).toEqual(
    [
      [
        ['Account', 'Instagram'],
        ['Handle', ''],
        ['Administrator', 'Lee'],
      ],
      [
        ['Account', ''],
        ['Handle', ''],
        ['Administrator', 'Lee'],
      ],
    ],
  )
})

test('records: several questions join, each choice once; a minus takes choices away', () => {
  const values = { platforms: ['facebook-page', 'instagram'], reviewSites: ['yelp', 'facebook-page'] }
  const names = (questions: string) =>
    fill('records', [questions, 'Account'], values).map((block) => cells(block)[0]![1])
  expect(names('platforms reviewSites')).toEqual(['Facebook Page', 'Instagram', 'Yelp', ''])
  expect(names('reviewSites -platforms')).toEqual(['Yelp', ''])
})

test('a field can name a question that was not asked', () => {
  const [table] = fill('rows', ['platforms', 'Account', 'HIPAA = hipaaCovered'], {
    states: ['outside-us'],
    platforms: ['x'],
  })
  expect(cells(table)[1]).toEqual(['X', ''])
})

test('unknown questions are refused', () => {
  expect(() => fill('rows', ['platfroms', 'Account'])).toThrow('no question "platfroms" in the library')
  expect(() => fill('rows', ['platforms', 'Account', 'Lead = lead'])).toThrow('no question "lead" in the library')
  expect(() => fill('event', ['socialLead', 'months=1'])).toThrow('no date question "socialLead" in the library')
})

test('event: the date moved by months and days, and how it repeats', () => {
  const values = { effectiveDate: '2027-01-31' }
  expect(cells(fill('event', ['effectiveDate', 'months=1'], values)[0])[1]).toEqual(['2027-02-28', 'once'])
  expect(cells(fill('event', ['effectiveDate', 'months=2 days=-1', 'every 2 weeks'], values)[0])[1]).toEqual([
    '2027-03-30',
    'every 2 weeks',
  ])
  expect(answersWith(library, values).values['effectiveDate']).toBe('2027-01-31')
})

const documentOf = (...children: readonly Block[]): Document => ({
  id: 'reminders',
  title: 'Reminders',
  practice: 'Riverbend Counseling',
  language: 'en-US',
  version: '1.0',
  effectiveDate: '2027-01-04',
  reviewDate: '2028-01-04',
  layout: 'sheet',
  facts: [],
  children,
})

const part = (title: string, ...children: readonly Block[]): Block => ({
  type: 'section',
  kind: 'part',
  id: title.toLowerCase(),
  number: null,
  title,
  children,
})

test('a reminder is a part with an event table; its paragraphs describe it', () => {
  const found = remindersOf(
    documentOf(
      paragraph('Intro.'),
      part('Review', reminderTable('start', '2027-02-04', 'every month'), paragraph('One.'), paragraph('Two.')),
      part('Notes', paragraph('No date here.')),
      part('Undated', reminderTable('start', '', '')),
      part('Outer', part('Inner', reminderTable('start', '2027-03-01', ''))),
    ),
  )
  expect(found).toEqual([
    {
      id: 'review',
      title: 'Review',
      description: 'One.\n\nTwo.',
      day: '2027-02-04',
      every: { count: 1, unit: 'month' },
    },
    { id: 'inner', title: 'Inner', description: '', day: '2027-03-01', every: null },
  ])
})

test('a repetition nobody can read is refused', () => {
  const document = documentOf(part('Review', reminderTable('start', '2027-02-04', 'now and then')))
  expect(() => remindersOf(document)).toThrow('Unexpected "now and then", expected "every N weeks" or "every N months"')
})
