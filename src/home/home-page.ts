/** Turns how a practice stands into the page the owner comes back to: what is due, then everything that can be done. */
import type { DueAction } from '../core/due/due.js'
import { formatDate } from '../core/ground/date.js'
import { row, type ListPage } from '../core/interview/page/page.js'
import type { Standing } from '../node/due.js'

/** What an owner can do at home beside what is due. */
export type HomeAction = DueAction | { readonly do: 'change' | 'adopt' | 'plan' | 'disclaimers' | 'open' }

const dueHints: Readonly<Record<DueAction['do'], string>> = {
  answer: 'answer it now',
  build: 'write the documents',
  update: 'see what changes',
  issue: 'look at it, then release it',
  sign: 'note who has signed',
  check: 'look at it',
  paste: 'copy the new text',
  read: 'open it',
}

/** A row that is always there: what it does, its label, its hint. */
export type Way = readonly [value: HomeAction['do'], label: string, hint: string]

/** Those rows, and what leaving is called. */
export interface Ways {
  readonly ways: readonly Way[]
  readonly leave: string
  /** What is otherwise there than in the terminal is told otherwise. */
  readonly hints: Partial<typeof dueHints>
}

/** Only where a version was issued. */
export const signedWay: Way = ['sign', 'Note who has signed', 'the version in effect']

const waysThere: readonly Way[] = [
  ['change', 'Change an answer', 'search all questions by words'],
  ['adopt', 'Bring in a file that somebody edited', 'Word, Markdown or a page (.html)'],
  ['plan', 'See what would change', 'writes nothing'],
  ['issue', 'Issue a version', 'you see what it says first'],
  signedWay,
  ['disclaimers', 'Copy a disclaimer', 'for a profile or a page'],
  ['check', 'Check everything', 'answers, sources, files'],
  ['open', 'Open the folder', ''],
]
const inTheTerminal: Ways = { ways: waysThere, leave: 'Leave', hints: {} }

const LEAVE = 'leave'

/** "Riverbend Counseling: version 1.0, in effect since January 4, 2027." */
export function standingLine({ practice, version, effective, printed }: Standing, today: string): string {
  if (version === null || effective === null)
    return `${practice}: ${printed === null ? 'nothing written yet' : `no version issued yet (${printed})`}.`
  return `${practice}: version ${version}, in effect ${effective > today ? 'from' : 'since'} ${formatDate(effective)}.`
}

export const nothingDue = 'Nothing is due.'

/** The page, with the ways that there are where it is drawn. */
export function homePage(standing: Standing, today: string, { ways, leave, hints }: Ways = inTheTerminal): ListPage {
  const due = standing.due.map(({ what, action }, index) =>
    row(`due:${index}`, what, { hint: hints[action.do] ?? dueHints[action.do], group: 'Due, most urgent first' }),
  )
  return {
    kind: 'list',
    step: '',
    ask: standingLine(standing, today),
    help: standing.due.length === 0 ? [nothingDue] : [],
    more: [],
    keys: { back: false, overview: false, unsure: false },
    rows: [
      ...due,
      ...ways
        .filter((way) => way !== signedWay || standing.version !== null)
        .map(([value, label, hint]) => row(value, label, { hint, group: 'What would you like to do?' })),
      row(LEAVE, leave, { group: 'What would you like to do?' }),
    ],
    multiple: false,
    search: false,
    at: '',
    ticked: [],
  }
}

/** What choosing a row does; null = leave. */
export function homeAction({ due }: Standing, value: string): HomeAction | null {
  if (value === LEAVE) return null
  const [kind, index] = value.split(':')
  if (kind === 'due') return due[Number(index)]?.action ?? null
  return { do: value as Exclude<HomeAction['do'], 'answer' | 'paste' | 'read'> }
}

/** A list to choose one from, with a way back. */
export const choicePage = (ask: string, rows: ListPage['rows'], help: readonly string[] = []): ListPage => ({
  kind: 'list',
  step: '',
  ask,
  help,
  more: [],
  keys: { back: true, overview: false, unsure: false },
  rows,
  multiple: false,
  search: rows.length > 9,
  at: '',
  ticked: [],
})
