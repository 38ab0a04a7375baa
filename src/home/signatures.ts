/** Who has signed the version in force: asks the owner, or reads it from words, and gives what is to be noted. */
import { textProblem } from '../core/answers/characters.js'
import { signedUnder, withSigned, type Noted, type Signed } from '../core/due/noted.js'
import { formatDate } from '../core/ground/date.js'
import { naturalList } from '../core/ground/phrase.js'
import type { Front } from '../core/interview/page/front.js'
import { row, type ListPage, type TextPage } from '../core/interview/page/page.js'
import { choicePage } from './home-page.js'

/** A version that people sign: its number comes last, before it those since which no duty changed. */
export interface ToSign {
  readonly versions: readonly string[]
  readonly noted: Noted
  /** The day it is noted. */
  readonly date: string
}

/** Whose signatures are there; null = nobody's. */
type Said = Pick<Signed, 'by' | 'missing'> | null

/** Asks, and gives what is to be noted; null when the owner goes back or leaves. */
export async function askWhoSigned(front: Front, toSign: ToSign): Promise<Noted | null> {
  const before = signedUnder(toSign.noted, toSign.versions)
  for (;;) {
    const who = await front.ask(whoPage(numberOf(toSign), before))
    if (who.kind !== 'answer') return null
    if (who.value !== 'all-but') return withSaid(toSign, saidBy(String(who.value)))
    const names = await front.ask(missingPage(before?.missing ?? []))
    if (names.kind === 'leave') return null
    if (names.kind === 'answer') return withSaid(toSign, { by: 'all-but', missing: namesIn(String(names.value)) })
  }
}

/** The same from words: `everyone`, `everyone but Ana Ruiz, Bo Li`, `elsewhere` or `nobody`; null when they say none of these. */
export function notedFrom(words: string, toSign: ToSign): Noted | null {
  const [, who = '', but, names = ''] = /^(everyone|elsewhere|nobody)( but (.+))?$/i.exec(words.trim()) ?? []
  const missing = namesIn(names)
  if (who === '') return null
  if (but === undefined) return withSaid(toSign, saidBy(who.toLowerCase() === 'everyone' ? 'all' : who.toLowerCase()))
  return who.toLowerCase() === 'everyone' && missing.length > 0 ? withSaid(toSign, { by: 'all-but', missing }) : null
}

/** What is noted now, in a sentence. */
export function signedLine({ noted, versions }: Pick<ToSign, 'noted' | 'versions'>): string {
  const signed = signedUnder(noted, versions)
  return `Noted for version ${versions.at(-1) ?? ''}: ${signed === undefined ? 'nobody has signed yet' : whoSigned(signed)}.`
}

const numberOf = ({ versions }: ToSign): string => versions.at(-1) ?? ''

const whoPage = (version: string, signed: Signed | undefined): ListPage =>
  choicePage(
    `Who has signed version ${version}?`,
    [
      row('all', 'Everyone who works here'),
      row('all-but', 'Everyone but a few', { hint: 'you name them' }),
      row('elsewhere', 'We keep track of that elsewhere', { hint: 'you are not asked about this version again' }),
      row('nobody', 'Nobody yet'),
    ],
    [
      signed === undefined
        ? 'Nothing is noted so far.'
        : `Noted on ${formatDate(signed.date)} for version ${signed.version}: ${whoSigned(signed)}.`,
      'This only notes it: keep the signed sheets with your papers.',
    ],
  )

const missingPage = (missing: readonly string[]): TextPage => ({
  kind: 'text',
  step: '',
  ask: 'Who has not signed it yet?',
  help: ['Names, with a comma between them.'],
  more: [],
  keys: { back: true, overview: false, unsure: false },
  initial: missing.join(', '),
  fallback: '',
  complaint: namesComplaint,
})

const longestList = 2000

function namesComplaint(text: string): string | null {
  if (namesIn(text).length === 0) return 'Please name at least one person.'
  const problem = textProblem(text.trim(), longestList)
  return problem === null ? null : `That has ${problem.found}; please use ${problem.expected}.`
}

const namesIn = (text: string): readonly string[] =>
  text
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** "everyone but Ana Ruiz has signed". */
function whoSigned({ by, missing }: Pick<Signed, 'by' | 'missing'>): string {
  if (by === 'elsewhere') return 'you keep track of it elsewhere'
  return by === 'all' ? 'everyone has signed' : `everyone but ${naturalList(missing)} has signed`
}

const saidBy = (value: string): Said => (value === 'all' || value === 'elsewhere' ? { by: value, missing: [] } : null)

function withSaid({ noted, versions, date }: ToSign, said: Said): Noted {
  const version = versions.at(-1) ?? ''
  return withSigned(noted, versions, said === null ? null : { version, ...said, date })
}
