/** The pages that ask the owner to settle what only a person can. */
import type { Turn } from '../core/document/review-mark.js'
import { differingParagraphs, type TextClash } from '../core/override/fit.js'
import { row, type ListPage, type TextPage } from '../core/interview/page/page.js'

const keys = { back: true, overview: false, unsure: false }

const menu = (words: Pick<ListPage, 'ask' | 'help' | 'rows' | 'at'>): ListPage => ({
  kind: 'list',
  step: '',
  more: [],
  keys,
  multiple: false,
  search: false,
  ticked: [],
  ...words,
})

/** What differs between both texts, and what may become of them. */
export function clashPage(conflict: TextClash, at: number, of: number): ListPage {
  const { title } = conflict
  const { yours, library } = differingParagraphs(conflict)
  const theirs = paragraphs('The library now', library)
  const page =
    conflict.kind === 'strike'
      ? menu({
          ask: `You left out “${title}”, and the library has changed it since. What shall happen?`,
          help: theirs,
          rows: [
            row('mine', 'Leave it out'),
            row('theirs', 'Take it in again'),
            row('edit', 'Take it in, in my words'),
          ],
          at: 'mine',
        })
      : menu({
          ask: `“${title}”: the library changed the same words as you did. Which text shall stand?`,
          help: [...paragraphs('Yours', yours), ...theirs],
          rows: [row('mine', 'Mine'), row('theirs', 'The library’s'), row('edit', 'Mine, changed')],
          at: 'mine',
        })
  return { ...page, step: `Text ${at + 1} of ${of}` }
}

/** Line by line, the first with its label. */
const paragraphs = (label: string, text: string): readonly string[] =>
  `${label}: ${text === '' ? '(nothing here)' : text}`.split('\n').filter((line) => line.trim() !== '')

/** One line of a text, to be changed, emptied or left as it is. */
export const linePage = (ask: string, initial: string, mustStand: boolean): TextPage => ({
  kind: 'text',
  step: '',
  ask,
  help: ['Change what you like, then press Enter. A single - takes the line out.'],
  more: [],
  keys,
  initial,
  fallback: '',
  complaint: (text) => (text.trim() === '' || (text.trim() === '-' && mustStand) ? 'Write at least one word.' : null),
})

/** Yes or no, yes first; `help` and `more` tell what would be written, where that is not on the screen already. */
export const writingPage = (help: readonly string[] = [], more: readonly string[] = []): ListPage => ({
  ...menu({
    ask: 'Write these changes?',
    help,
    rows: [row('yes', 'Yes'), row('no', 'No, leave everything as it is')],
    at: 'yes',
  }),
  more,
})

/** Whether a file that holds few of the rules is only a part of the policy. */
export const partPage = ({ holds, of }: { readonly holds: number; readonly of: number }): ListPage =>
  menu({
    ask: `The file holds ${holds} of the ${of} rules. Is this only a part of the policy?`,
    help: [],
    rows: [
      row('part', 'Yes: the other rules stay as they are'),
      row('whole', `No: leave the other ${of - holds} rules out of the policy`),
    ],
    at: 'part',
  })

/** Whether an alternative that a reader of the lawyer's copy takes becomes a change of the answer behind it. */
export const takenPage = (said: string, turn: Turn, short: string, label: string): ListPage =>
  menu({
    ask: turned[turn](`the answer to “${short}”`, `“${label}”`),
    help: [said],
    rows: [row('yes', 'Yes, ask me that question now'), row('no', 'Not now; the comment stays in the list')],
    at: 'yes',
  })

const turned: Readonly<Record<Turn, (answer: string, choice: string) => string>> = {
  is: (answer, choice) => `Change ${answer} to ${choice}?`,
  with: (answer, choice) => `Add ${choice} to ${answer}?`,
  without: (answer, choice) => `Take ${choice} out of ${answer}?`,
}

/** Whether a file that seems to be the wrong one comes in; no first. */
export const rightFilePage = (doubt: string): ListPage =>
  menu({
    ask: 'Is this the right file?',
    help: [doubt],
    rows: [row('no', 'No, leave everything as it is'), row('yes', 'Yes, bring its edits in all the same')],
    at: 'no',
  })
