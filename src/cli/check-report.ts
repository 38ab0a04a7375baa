/** Turns findings into what an owner reads: grouped by what to do, in plain words; places and rule ids only where they are asked for. */
import { answerLabels } from '../core/answers/complete.js'
import type { AnswersFile } from '../core/answers/read-file.js'
import type { Diagnostic } from '../core/ground/diagnostic.js'
import { count, naturalList } from '../core/ground/phrase.js'
import { formatPlace } from '../core/ground/source.js'
import type { Library } from '../core/library/library.js'
import { canComeIn } from '../node/check-files.js'

/** What a report is made from; `call` says how to call the program. */
export interface ReportInput {
  readonly library: Library
  readonly given: AnswersFile
  readonly call: (words: string) => string
  /** Places and rule ids too, and every finding of a long list. */
  readonly details: boolean
}

/** Findings with one way out. */
interface Task {
  readonly fits: (finding: Diagnostic) => boolean
  readonly title: string
  /** What to say of each; null = the places' names in one line. */
  readonly each: ((finding: Diagnostic, input: ReportInput) => readonly string[]) | null
  /** Said once for all of them, when there are any. */
  readonly all: (found: readonly Diagnostic[], input: ReportInput) => readonly string[]
}

/** Findings shown of one task; the rest are counted. */
const few = 8

/** The report; empty when nothing was found. What stops a build comes first. */
export function checkReport(findings: readonly Diagnostic[], input: ReportInput): readonly string[] {
  const left = new Set(findings)
  const groups = tasks.map((task) => {
    const found = [...left].filter(task.fits)
    found.forEach((finding) => left.delete(finding))
    return { task, found }
  })
  const stops = (found: readonly Diagnostic[]): boolean => found.some(({ severity }) => severity === 'error')
  return [true, false].flatMap((first) =>
    groups
      .filter(({ found }) => found.length > 0 && stops(found) === first)
      .flatMap(({ task, found }) => taskLines(task, found, input)),
  )
}

function taskLines(task: Task, found: readonly Diagnostic[], input: ReportInput): readonly string[] {
  const stops = found.some(({ severity }) => severity === 'error') ? ': mend first' : ''
  const shown = input.details || found.length <= few + 1 ? found : found.slice(0, few)
  const place = (finding: Diagnostic): readonly string[] =>
    input.details ? [`    ${formatPlace(finding.place)} ${finding.rule}`] : []
  const listed =
    task.each === null
      ? []
      : shown.flatMap((finding) => [...bullet(task.each?.(finding, input) ?? []), ...place(finding)])
  const rest =
    task.each === null || shown.length === found.length
      ? []
      : [`  … and ${found.length - shown.length} more: --details lists them.`]
  return [
    '',
    `${task.title} (${found.length})${stops}`,
    ...listed,
    ...rest,
    ...task.all(found, input).map((line) => `  ${line}`),
    ...(task.each === null ? found.flatMap(place) : []),
  ]
}

const bullet = ([first = '', ...more]: readonly string[]): readonly string[] => [
  `  - ${first}`,
  ...more.map((line) => `    ${line}`),
]

const ofRule =
  (...rules: readonly string[]) =>
  ({ rule }: Diagnostic): boolean =>
    rules.some((one) => (one.endsWith('/') ? rule.startsWith(one) : rule === one))

const none = (): readonly string[] => []
const filesOf = (found: readonly Diagnostic[]): string => {
  const names = [...new Set(found.map(({ place }) => place.file))]
  return naturalList(names.length > few + 1 ? [...names.slice(0, few), `${names.length - few} more`] : names)
}

/** Where it is, what it is, and what to do. */
const saidOf = ({ message, hint, place }: Diagnostic): readonly string[] => [
  `${place.file}${place.line > 1 ? `, line ${place.line}` : ''}: ${plain(message)}`,
  ...(hint === undefined ? [] : [sentence(hint)]),
]

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** "Unexpected X, expected Y" as people would say it. */
const plain = (message: string): string => {
  const [, found, wanted] = /^Unexpected (.+), expected (.+)$/s.exec(message) ?? []
  return found === undefined || wanted === undefined ? message : `${sentence(found)}. Expected: ${wanted}.`
}

/** A conflict, the question it is about, what would settle it, and the command to change the answer. */
export function conflictLines(
  { message, rule, hint, place }: Diagnostic,
  { library, given, call }: ReportInput,
): readonly string[] {
  const id = Object.keys(given.places).find((question) => given.places[question]?.line === place.line)
  const conflict = library.conflicts.find((one) => rule === `conflict/${one.id}`)
  const suggested = hint === undefined ? [] : Object.entries(conflict?.suggest ?? {})
  const settles = suggested.flatMap(([question, answer]) => {
    const asked = library.questions.find((one) => one.id === question)
    return asked === undefined
      ? []
      : [`“${asked.short}”: ${answerLabels(asked, answer, library.questions).join(', ') || 'none'}`]
  })
  const names = suggested.length > 0 ? suggested.map(([question]) => question) : id === undefined ? [] : [id]
  return [
    message,
    ...(settles.length === 0 ? [] : [`This would settle it: ${settles.join('; ')}`]),
    ...(names.length === 0 ? [] : [`To change the answer: ${call(`update --change ${names.join(',')}`)}`]),
  ]
}

/** What can be found, by what to do about it, in the order to do it; a finding goes to the first it fits. */
const tasks: readonly Task[] = [
  {
    fits: ofRule('files/tampering'),
    title: 'Files that nobody should change, and somebody did',
    each: saidOf,
    all: none,
  },
  {
    fits: ofRule('conflict/'),
    title: 'Answers to look at again',
    each: conflictLines,
    all: (found) =>
      found.some(({ severity }) => severity === 'error')
        ? []
        : ['Nothing here stops you: an answer may stay as it is once you know why.'],
  },
  { fits: ofRule('wording/'), title: 'Your own words', each: saidOf, all: none },
  {
    fits: canComeIn,
    title: 'Changed by hand, and not brought in yet',
    each: null,
    all: (found, { call }) => [`${filesOf(found)}.`, `To bring them in: ${call('update')}`],
  },
  {
    fits: ofRule('files/edited'),
    title: 'Changed by hand, and made anew by the next build',
    each: null,
    all: (found) => [`${filesOf(found)}.`, 'A copy of each goes to kept/ first.'],
  },
  {
    fits: ofRule('files/missing', 'files/not-built'),
    title: 'Files that are not there',
    each: null,
    all: (found, { call }) => [`${filesOf(found)}.`, `To write them: ${call('build')}`],
  },
  {
    fits: ofRule('files/drift'),
    title: 'Documents that are behind your answers or the library',
    each: null,
    all: (found, { call }) => [
      `${filesOf(found)}.`,
      `To see what would change: ${call('plan')}`,
      `To bring them up to date: ${call('update')}`,
    ],
  },
  { fits: ofRule('files/override'), title: 'Files that are not read', each: saidOf, all: none },
  {
    fits: ofRule('files/review-overdue'),
    title: 'The yearly review',
    each: ({ message }) => [message],
    all: (_, { library, call }) => [
      `Read it once more, then give it a new date: ${call(`update --change ${library.parts.effectiveDate}`)}`,
    ],
  },
  {
    fits: ofRule('sources/stale'),
    title: 'Sources to look up again',
    each: null,
    all: (found, { call, details }) => [
      `${count(found.length, 'source')} should have been looked up again by now.`,
      `A newer library may have that done. What is at hand, and how to get the newest: ${call('library list')}`,
      ...(details ? found.map(({ message, hint }) => `- ${message}${hint === undefined ? '' : `; ${hint}`}`) : []),
    ],
  },
  {
    fits: ofRule('sources/unverified'),
    title: 'Sources cited as a whole, for your lawyer',
    each: null,
    all: (found, { details }) =>
      details
        ? found.map(({ message, hint }) => `- ${message}; ${hint ?? ''}`)
        : ['Their exact place was not seen in a source, so no number is given; --details lists them.'],
  },
  {
    fits: ofRule('sources/event'),
    title: 'On the law calendar',
    each: ({ message, hint }) => [
      message.replace(/^On the calendar: /, ''),
      ...(hint === undefined ? [] : [sentence(hint)]),
    ],
    all: none,
  },
  { fits: () => true, title: 'Besides', each: saidOf, all: none },
]
