/** A revision → `changes.md`, what changed and why in the owner's words, and a short message for staff. */
import type { Library } from '../../core/library/library.js'
import { readable } from '../../core/policy/override.js'
import { count } from '../../core/ground/phrase.js'
import { withoutNumbers } from '../../core/revision/revision.js'
import type { Change, Revision } from '../../core/revision/change.js'
import { mustAcknowledge } from '../../core/revision/acknowledge.js'
import { answerInWords } from '../../core/revision/words.js'
import { changeCauses } from './notes.js'
import { plainWords } from '../markdown/plain-words.js'

/** A spot where the practice's own words and the library's new ones could not be joined; the practice's were kept. */
export interface OpenConflict {
  readonly clause: string
  readonly title: string
  /** Empty where the practice left the rule out. */
  readonly mine: string
  readonly theirs: string
}

export interface ChangesInput {
  readonly library: Library
  readonly revision: Revision
  readonly conflicts?: readonly OpenConflict[]
  /** Clause id → its number in the present policy. */
  readonly numbers?: ReadonlyMap<string, string>
}

const headings: Readonly<Record<Change['kind'], string>> = {
  added: 'New',
  removed: 'Removed',
  changed: 'Changed',
  moved: 'Moved',
}
const order = ['added', 'removed', 'changed', 'moved'] as const

/** `changes.md`: by kind, each change with its causes and texts; then who signs again, and what is left to decide. */
export function renderChanges(input: ChangesInput): string {
  const { library, revision, conflicts = [] } = input
  const { from, to, changes } = revision
  const title = from === null ? `# Version ${to}` : `# What changed from version ${from} to ${to}`
  const blocks = [
    title,
    summary(revision),
    ...acknowledgement(library, revision),
    ...answers(library, revision),
    // Nobody reads a first version as a list of changes.
    ...(from === null
      ? []
      : order.flatMap((kind) =>
          ofKind(
            input,
            changes.filter((change) => change.kind === kind),
          ),
        )),
    ...conflictBlocks(conflicts),
  ]
  return `${blocks.join('\n\n')}\n`
}

function summary({ from, changes }: Revision): string {
  if (from === null) return `This is the first version that was issued. It has ${count(changes.length, 'provision')}.`
  if (changes.length === 0) return 'No provision changed.'
  const duties = changes.filter(({ material }) => material).length
  const rest = changes.length - duties
  const parts = [
    ...(duties > 0 ? [`${count(duties, 'change')} to what staff must do`] : []),
    ...(rest > 0 ? [`${count(rest, 'change')} of wording, sources or order only`] : []),
  ]
  return `${parts.join(' and ')}.`
}

function acknowledgement(library: Library, revision: Revision): readonly string[] {
  const must = mustAcknowledge(library, revision)
  if (must === null) {
    return revision.changes.length === 0
      ? []
      : ['## Who must sign again', 'Nobody. What staff must do is the same as before.']
  }
  const [lead = '', ...rest] = must.why
  const reasons = rest.map((line) => `- ${plainWords(line)}`).join('\n')
  return [
    revision.from === null ? '## Who must sign' : '## Who must sign again',
    `${must.who}. ${lead}`,
    ...(reasons === '' ? [] : [reasons]),
  ]
}

function answers(library: Library, { answers: differing }: Revision): readonly string[] {
  if (differing.length === 0) return []
  const lines = differing.map(({ question, before, after }) => {
    const name = library.questions.find(({ id }) => id === question)?.short ?? question
    return `- ${plainWords(name)}: ${plainWords(answerInWords(library, question, after))} (before: ${plainWords(answerInWords(library, question, before))})`
  })
  return ['## Answers that changed', lines.join('\n')]
}

function ofKind(input: ChangesInput, changes: readonly Change[]): readonly string[] {
  const [first] = changes
  if (first === undefined) return []
  return [`## ${headings[first.kind]}`, ...changes.flatMap((change) => changeBlocks(input, change))]
}

function changeBlocks({ library, revision, numbers }: ChangesInput, change: Change): readonly string[] {
  const number = numbers?.get(change.clause)
  const name = number === undefined || change.kind === 'removed' ? change.title : `${number} ${change.title}`
  const causes = changeCauses(library, revision, change).map((line) => `- ${plainWords(line)}`)
  const duties = change.material ? ['- This changes what staff must do.'] : []
  return [`### ${plainWords(name)}`, [...causes, ...duties].join('\n'), ...texts(change)]
}

function texts({ kind, before, after }: Change): readonly string[] {
  if (kind === 'moved') return []
  if (kind !== 'changed') return [kind === 'added' ? 'It says:' : 'It said:', quoted(before ?? after ?? '')]
  const [was, is] = [paragraphsOf(before ?? ''), paragraphsOf(after ?? '')]
  const gone = was.filter((one) => !is.some((other) => withoutNumbers(one) === withoutNumbers(other)))
  const came = is.filter((one) => !was.some((other) => withoutNumbers(one) === withoutNumbers(other)))
  if (gone.length + came.length === 0)
    return ['The rule’s words are the same; its title, reason, sources or order changed.']
  return [
    ...(gone.length === 0 ? [] : [came.length === 0 ? 'No longer there:' : 'Before:', quoted(gone.join('\n\n'))]),
    ...(came.length === 0 ? [] : [gone.length === 0 ? 'Added:' : 'Now:', quoted(came.join('\n\n'))]),
  ]
}

/** Only the paragraphs that differ are shown, not the whole provision. */
const paragraphsOf = (markdown: string): readonly string[] => markdown.trim().split(/\n{2,}/)

function conflictBlocks(conflicts: readonly OpenConflict[]): readonly string[] {
  if (conflicts.length === 0) return []
  return [
    '## For you to decide',
    'Here the library has new wording, and so do you. Your words were kept. Read both, and change yours if the new text says something you need.',
    ...conflicts.flatMap(({ title, mine, theirs }) => [
      `### ${plainWords(title)}`,
      ...(mine.trim() === ''
        ? ['You left this rule out, and it stays out.']
        : ['Your words, which stand in the policy:', quoted(mine)]),
      'The library’s new words:',
      quoted(theirs),
    ]),
  ]
}

const quoted = (markdown: string): string =>
  readable(markdown)
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')

/** Names and numbers that are others than they were: what staff need most, since nobody signs again for them. */
function namesNow(library: Library, { answers }: Revision): readonly string[] {
  const lines = library.questions.flatMap(({ id, kind, short }) => {
    const after = kind === 'text' ? (answers.find(({ question }) => question === id)?.after ?? null) : null
    return typeof after !== 'string' || after === '' ? [] : [`- ${short}: ${after}`]
  })
  return lines.length === 0 ? [] : [['Names and numbers that are new:', ...lines].join('\n')]
}

/** A short message for staff: which version holds from when, what changed, and whether to sign; plain text. */
export function staffMessage(
  library: Library,
  revision: Revision,
  about: { readonly title: string; readonly practice: string; readonly effective: string },
): string {
  const must = mustAcknowledge(library, revision)
  const name = about.title.charAt(0).toLowerCase() + about.title.slice(1)
  const opening =
    revision.from === null
      ? `${about.practice} has a new ${name}. It takes effect on ${about.effective}.`
      : `Version ${revision.to} of our ${name} takes effect on ${about.effective}. It takes the place of version ${revision.from}.`
  const shown = revision.from === null ? [] : revision.changes.filter(({ material }) => must === null || material)
  const verbs = { added: 'new', removed: 'no longer in the policy', changed: 'changed', moved: 'moved' } as const
  const list = shown.map(({ title, kind }) => `- ${title}: ${verbs[kind]}`)
  const closing =
    must === null
      ? 'What you must do is the same as before. You do not need to sign again.'
      : 'Please read it and sign the acknowledgement. Ask if anything is unclear.'
  const people = revision.from === null ? [] : namesNow(library, revision)
  const lead = must === null ? 'Wording that changed:' : 'What changes for you:'
  return `${[opening, ...(list.length === 0 ? [] : [[lead, ...list].join('\n')]), ...people, closing].join('\n\n')}\n`
}
