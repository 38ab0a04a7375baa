/** A plan in plain words, and as JSON. */
import { isPdf } from '../render/output.js'
import { differingParagraphs } from '../core/override/fit.js'
import type { Library } from '../core/library/library.js'
import { count } from '../core/ground/phrase.js'
import { noticeChanges, type NoticeChange } from '../core/revision/notices.js'
import { paperChanges, type PaperChange } from '../core/revision/papers.js'
import type { Revision } from '../core/revision/change.js'
import { causeWords } from '../core/revision/words.js'
import type { BuildPlan } from '../node/plan/plan.js'
import type { Edits } from '../node/edits/edits.js'

/** The contract's JSON shape. */
export const planRecord = ({
  revision,
  sinceIssue,
  edits,
  files,
  removed,
  replaces,
  lock,
}: BuildPlan): Record<string, unknown> => ({
  from: sinceIssue.from,
  to: sinceIssue.to,
  changes: revision.changes.map(({ clause, kind, causes, material, before, after }) => ({
    clause,
    kind,
    causes,
    material,
    before,
    after,
  })),
  notices: noticeChanges(replaces?.notices ?? [], lock.notices),
  papers: paperChanges(replaces?.papers ?? [], lock.papers),
  conflicts: edits.conflicts,
  kept: edits.kept.map(({ path, why }) => ({ path, why })),
  files,
  removed,
})

/** Whether carrying the plan out would change anything on disk; a PDF that is not there counts for nothing. */
export const changesAnything = ({ files, edits, removed }: BuildPlan): boolean =>
  files.some(({ action, path }) => action === 'update' || (action === 'create' && !isPdf(path))) ||
  removed.length > 0 ||
  edits.kept.length > 0 ||
  edits.remove.length > 0

/** What would happen, clause by clause, with causes, then file by file. */
export const planLines = (library: Library, plan: BuildPlan): readonly string[] =>
  changesAnything(plan)
    ? [...wordLines(library, plan), ...fileLines(plan)]
    : [...editLines(plan.edits), 'Nothing would change.']

/** What would become of words: clause by clause, with causes. */
export const wordLines = (library: Library, { revision, replaces, lock, edits }: BuildPlan): readonly string[] => [
  ...changeLines(library, revision),
  ...noticeChanges(replaces?.notices ?? [], lock.notices).map(noticeLine),
  ...paperChanges(replaces?.papers ?? [], lock.papers).map(paperLine),
  ...editLines(edits),
]

/** What would become of files. */
export function fileLines({ files, removed }: BuildPlan): readonly string[] {
  const number = (action: string): number => files.filter((file) => file.action === action).length
  return [
    `Files: ${count(number('create'), 'new file')}, ${number('update')} to update, ${number('same')} the same, ${number('keep')} left as they are or put aside.`,
    ...removed.map((path) => `  remove ${path}`),
    ...files.filter((file) => file.action !== 'same').map((file) => `  ${file.action.padEnd(6)} ${file.path}`),
  ]
}

const noticeLine = ({ path, causes }: NoticeChange): string =>
  `  changed  ${path}. Your own wording: ${causes.map(({ edit }) => edit).join(', ')}.`

const paperLine = ({ title, causes }: PaperChange): string =>
  `  changed  “${title}”. Your own wording: ${causes.map(({ edit }) => edit).join(', ')}.`

/** Each change with its causes. */
export function changeLines(library: Library, revision: Revision): readonly string[] {
  if (revision.changes.length === 0) return ['No provision changes.']
  return [
    `${count(revision.changes.length, 'provision')} would change:`,
    ...revision.changes.map((change) => {
      const causes = change.causes.map((cause) => causeWords(library, revision, change, cause)).join(' ')
      return `  ${change.kind.padEnd(8)} ${change.title}. ${causes}`
    }),
  ]
}

/** Hand edits, comments and disagreements, one line each. */
export const editLines = ({ notes, comments, conflicts, kept }: Edits): readonly string[] => [
  ...notes,
  ...comments.map(
    ({ author, text, clause, place }) => `Comment by ${author}${clause === null ? '' : ` on ${place}`}: ${text}`,
  ),
  ...conflicts.flatMap(conflictLines),
  ...kept.map(({ path, why }) => `Kept as ${path}: ${why}.`),
]

function conflictLines(conflict: Edits['conflicts'][number]): readonly string[] {
  const { title } = conflict
  const { yours, library } = differingParagraphs(conflict)
  if (conflict.kind === 'strike')
    return [
      `You left out “${title}”, and the library has changed it since. It stays out.`,
      ...quoted('The library now says', library),
    ]
  return [
    `The library's text of “${title}” changed in the same place as yours. Yours stands.`,
    ...quoted('Yours', yours),
    ...quoted('The library now says', library),
  ]
}

const quoted = (label: string, text: string): readonly string[] => [
  `  ${label}:`,
  ...(text === '' ? '(nothing here)' : text).split('\n').map((line) => `    ${line}`.trimEnd()),
]
