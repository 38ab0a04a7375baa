/** Reads the reminders of a document: a heading names one, a small table below it gives its first day and how it repeats, and paragraphs describe it. */
import { parseDate } from '../ground/date.js'
import { plainText, table, type Block, type Document, type Section, type Table } from './tree.js'
import { sectionsIn } from './walk.js'

export interface Reminder {
  /** Stays the same for as long as the title does. */
  readonly id: string
  readonly title: string
  readonly description: string
  /** First day, ISO. */
  readonly day: string
  readonly every: Interval | null
}

export interface Interval {
  readonly count: number
  readonly unit: 'week' | 'month'
}

const header = ['First day', 'Repeats'] as const

/** The table that marks its section as a reminder; `repeats` is "every month", "every 2 weeks" and the like, or empty. */
export const reminderTable = (question: string, day: string, repeats: string): Table =>
  table([[...header], [[{ type: 'value', question, value: day }], repeats === '' ? 'once' : repeats]])

/** Every reminder of the document, in order; one without a real date is left out. */
export const remindersOf = (document: Document): readonly Reminder[] =>
  sectionsIn(document.children).flatMap((section) => {
    const event = eventOf(section)
    return event === null ? [] : [event]
  })

function eventOf(section: Section): Reminder | null {
  const found = section.children.find((block): block is Table => block.type === 'table' && isEventTable(block))
  const [day = '', repeats = ''] = found === undefined ? [] : cells(found, 1)
  if (parseDate(day) === null) return null
  return {
    id: section.id,
    title: section.title,
    description: section.children.flatMap(words).join('\n\n'),
    day,
    every: intervalOf(repeats),
  }
}

const isEventTable = (node: Table): boolean => cells(node, 0).join('|') === header.join('|')

const cells = (node: Table, row: number): readonly string[] =>
  node.children[row]?.children.map((cell) => plainText(cell.children)) ?? []

const words = (block: Block): readonly string[] => (block.type === 'paragraph' ? [plainText(block.children)] : [])

function intervalOf(repeats: string): Interval | null {
  if (repeats === 'once') return null
  const match = /^every (?:(\d+) )?(week|month)s?$/.exec(repeats)
  if (match === null) throw new Error(`Unexpected "${repeats}", expected "every N weeks" or "every N months"`)
  return { count: Number(match[1] ?? 1), unit: match[2] === 'week' ? 'week' : 'month' }
}
