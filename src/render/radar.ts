/** What touches a practice and what a release would change → `plan.md` and `sign-again.md`, drafts for whoever decides. */
import { formatDate } from '../core/ground/date.js'
import { count } from '../core/ground/phrase.js'
import type { Touch } from '../core/due/radar.js'
import type { Library } from '../core/library/library.js'
import type { Policy } from '../core/policy/policy.js'
import { mustAcknowledge } from '../core/revision/acknowledge.js'
import type { Revision } from '../core/revision/change.js'
import { causeWords } from '../core/revision/words.js'
import { plainWords } from './markdown/plain-words.js'

/** What the drafts are written from. */
export interface RadarDraft {
  readonly library: Library
  readonly policy: Policy
  readonly asOf: string
  readonly touches: readonly Touch[]
  /** What a release would change; null where it would change nothing. */
  readonly revision: Revision | null
}

/** What touches the practice, through which provisions, and what a release now would change. */
export function renderRadarPlan({ library, policy, asOf, touches, revision }: RadarDraft): string {
  const names = new Map(
    policy.sections.flatMap(({ provisions }) =>
      provisions.map(({ clause, number, title }) => [clause, `${number} ${title}`]),
    ),
  )
  const touched = touches.flatMap(({ what, source, clauses }) => [
    `- ${plainWords(what)}`,
    ...(source === null ? [] : [`  Read it: ${plainWords(source)}`]),
    ...clauses.map((clause) => `  - ${plainWords(names.get(clause) ?? clause)}`),
  ])
  return joined([
    `# ${plainWords(policy.practice)}: what touches the policy, as of ${formatDate(asOf)}`,
    'A draft for review. Nothing was issued, and no document was changed.',
    '## What touches it',
    touched.join('\n'),
    '## What a release would change',
    ...(revision === null
      ? [
          'Nothing yet: the text is that of the version in force. Read the provisions named above against what changes, and put what must be said into your own words.',
        ]
      : changes(library, revision)),
  ])
}

function changes(library: Library, revision: Revision): readonly string[] {
  const lines = revision.changes.map((change) => {
    const causes = change.causes.map((cause) => causeWords(library, revision, change, cause)).join(' ')
    const duties = change.material ? ' This changes what staff must do.' : ''
    return `- ${change.kind}: ${plainWords(change.title)}. ${plainWords(causes)}${duties}`
  })
  const changed = count(revision.changes.length, 'provision')
  const would =
    revision.from === null
      ? `It would be the first version; ${changed} changed since the last draft.`
      : `It would be version ${revision.to}, after ${revision.from}, with ${changed} changed.`
  return [would, lines.join('\n')]
}

/** Who would sign, and why. */
export function renderSignAgain(library: Library, revision: Revision): string {
  const must = mustAcknowledge(library, revision)
  if (must === null)
    return joined([
      '# Who signs again',
      'Nobody: what staff must do would be the same as before. (A draft for review.)',
    ])
  const [lead = '', ...rest] = must.why
  return joined([
    '# Who signs again',
    `${must.who}. (A draft for review.)`,
    plainWords(lead),
    ...(rest.length === 0 ? [] : [rest.map((line) => `- ${plainWords(line)}`).join('\n')]),
  ])
}

const joined = (blocks: readonly string[]): string => `${blocks.filter((block) => block !== '').join('\n\n')}\n`
