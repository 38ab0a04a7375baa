/** `why`: for each clause, the answers that put it in or keep it out, what the practice made of it, its authorities, and what would flip it. */
import { sourcesLine } from '../../core/document/labels.js'
import { findFlips, singleChange, type Flip } from '../../core/why/flip.js'
import { clausesNamed } from '../../core/why/named.js'
import { ownState, type OwnState } from '../../core/why/own-state.js'
import { formatDate } from '../../core/ground/date.js'
import { citationLabel } from '../../core/library/authority.js'
import type { Library } from '../../core/library/library.js'
import { suggestion } from '../../core/ground/nearest.js'
import type { Answer, Answers } from '../../core/answers/answers.js'
import { overridePath } from '../../core/policy/override.js'
import type { Policy, Provision } from '../../core/policy/policy.js'
import { bearingOf, selectClauses, type Decision } from '../../core/policy/select.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { assembled } from '../../node/workspace.js'
import type { CommandRun } from '../command.js'
import { folderOption, libraryOf, readAnswers, workspaceOf } from '../context.js'
import { printJson, tell } from '../terminal/io.js'

export const run: CommandRun = async (input) => {
  const { args, options, io } = input
  const library = await libraryOf(input)
  const given = await readAnswers(library, folderOption(input))
  const workspace = await workspaceOf(input, library, folderOption(input), given, true)
  const policy = assembled(workspace, workspace.overrides)
  const [only] = args
  const wanted = only === undefined ? null : namedBy(library, policy, only)
  const flips = findFlips(library, given, workspace.today)
  const explained = selectClauses(library, workspace.answers)
    .decisions.filter(({ clause }) => wanted === null || wanted.includes(clause))
    .map((decision): Explained => ({
      decision,
      flip: flips.get(decision.clause) ?? null,
      provision: provisionsOf(policy).find(({ clause }) => clause === decision.clause) ?? null,
      own: ownState(policy.overrides, decision.clause),
    }))
  if (options['json'] === true) printJson(io, explained.map(record))
  else for (const one of explained) tell(io, lines(library, workspace.answers, one, wanted !== null))
  return exit.ok
}

const provisionsOf = (policy: Policy): readonly Provision[] => policy.sections.flatMap(({ provisions }) => provisions)

/** The clauses somebody means by an id, a number, a title or a piece of one; several only of a section's number. */
function namedBy(library: Library, policy: Policy, word: string): readonly string[] {
  const found = clausesNamed(library, policy, word)
  if (found.kind === 'found') return found.clauses
  if (found.kind === 'several') {
    const those = found.clauses.map(({ number, title }) => `${number === '' ? 'not in' : number} ${title}`)
    throw new UserError(`Unexpected clause "${word}", it could be: ${those.join('; ')}`)
  }
  const ids = library.clauses.map(({ id }) => id)
  throw new UserError(
    `Unexpected clause "${word}", expected a number such as 2.4, a title or a piece of one, or a clause of this library\n  hint: ${suggestion(word, ids) ?? 'see all: practice-policy why'}`,
  )
}

interface Explained {
  readonly decision: Decision
  readonly flip: Flip | null
  /** As it stands in the policy; null where it does not. */
  readonly provision: Provision | null
  readonly own: OwnState | null
}

const record = ({ decision, flip, provision, own }: Explained): Record<string, unknown> => ({
  clause: decision.clause,
  ...(provision === null ? {} : { number: provision.number }),
  included: decision.included && own?.kind !== 'strike',
  because: decision.because,
  authorities: decision.authorities,
  flip: singleChange(flip),
  ...(flip !== null && flip.changes.length > 1 ? { flips: flip.changes } : {}),
  ...(own === null ? {} : { own: { strike: 'struck', replace: 'reworded', add: 'added to' }[own.kind] }),
})

function lines(
  library: Library,
  answers: Answers,
  { decision, flip, provision, own }: Explained,
  long: boolean,
): readonly string[] {
  const clause = library.clauses.find((candidate) => candidate.id === decision.clause)
  const reasons = decision.because.map(({ question, answer }) => `${question} is ${show(answer)}`)
  const isIn = decision.included && own?.kind !== 'strike'
  const why =
    own?.kind === 'strike' && decision.included
      ? 'left out by you'
      : reasons.length === 0
        ? 'always part of the policy'
        : reasons.join(', ')
  const changed = isIn && own !== null ? '; in your own words' : ''
  const head = `${isIn ? 'in ' : 'out'}  ${provision === null ? '' : `${provision.number} `}${decision.clause}: ${why}${changed}`
  if (!long) return [head]
  const sources = sourcesLine(
    library.authorities
      .filter((authority) => decision.authorities.includes(authority.id))
      .map((one) => ({ bearing: bearingOf(one, clause, answers), label: citationLabel(one) })),
  )
  return [
    head,
    `     ${provision?.title ?? clause?.title ?? ''} (${decision.strength}, version ${clause?.version ?? ''})`,
    ...(own === null ? [] : [`     ${ownWords(own, decision.included)}`]),
    `     Why: ${clause?.rationale ?? ''}`,
    ...(sources === '' ? [] : [`     ${sources}`]),
    ...flipLines(flip, decision.included),
  ]
}

const flipLines = (flip: Flip | null, included: boolean): readonly string[] =>
  flip === null
    ? []
    : [
        `     ${included ? 'It would drop out' : 'It would come in'} with ${flip.changes.map((change) => `${change.question}: ${show(change.answer)}`).join(' and ')}.`,
      ]

/** What the practice made of it, in which file, and what the short papers say then. */
function ownWords({ kind, override, hasBrief }: OwnState, included: boolean): string {
  const when = override.date === null ? '' : ` since ${formatDate(override.date)}`
  const file = overridePath(override)
  if (!included) return `You have your own words for it, in ${file}: they wait until it comes in.`
  if (kind === 'strike') return `You left it out${when}: remove ${file} to take it in again.`
  const short = hasBrief
    ? 'The short papers have your short form.'
    : kind === 'replace'
      ? 'The short papers give its title only, and send the reader to it; those without section numbers leave it out.'
      : 'The short papers keep their line, and say that you changed the rule.'
  return `${kind === 'replace' ? 'You reworded it' : 'You added to it'}${when}, in ${file}. ${short}`
}

const show = (answer: Answer | null): string =>
  answer === null
    ? 'not asked'
    : typeof answer === 'string'
      ? answer
      : answer.length === 0
        ? 'empty'
        : answer.join(', ')
