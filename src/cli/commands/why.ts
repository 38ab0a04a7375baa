/** `why`: for each clause, the answers that put it in or keep it out, its authorities, and what would flip it. */
import { sourcesLine } from '../../core/document/labels.js'
import { completeAnswers } from '../../core/answers/complete.js'
import { findFlips, singleChange, type Flip } from '../../core/why/flip.js'
import { citationLabel } from '../../core/library/authority.js'
import type { Library } from '../../core/library/library.js'
import { suggestion } from '../../core/ground/nearest.js'
import type { Answer } from '../../core/answers/answers.js'
import { selectClauses, type Decision } from '../../core/policy/select.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { readLock } from '../../node/workspace.js'
import type { CommandRun } from '../command.js'
import { readAnswers, folderOption, libraryOf, todayOf } from '../context.js'
import { printJson, tell } from '../terminal/io.js'

export const run: CommandRun = async (input) => {
  const { args, options, io } = input
  const library = await libraryOf(input)
  const folder = folderOption(input)
  const given = await readAnswers(library, folder)
  const today = (await readLock(folder, true))?.date ?? todayOf(input)
  const answers = completeAnswers({ library, today }, given)
  const ids = library.clauses.map((clause) => clause.id)
  const [only] = args
  if (only !== undefined && !ids.includes(only)) {
    throw new UserError(
      `Unexpected clause "${only}", expected a clause of this library\n  hint: ${suggestion(only, ids) ?? 'see all: practice-policy why'}`,
    )
  }
  const decisions = selectClauses(library, answers).decisions.filter(
    (decision) => only === undefined || decision.clause === only,
  )
  const flips = findFlips(library, given, today)
  const explained = decisions.map((decision) => ({
    decision,
    flip: flips.get(decision.clause) ?? null,
  }))
  if (options['json'] === true) printJson(io, explained.map(record))
  else for (const one of explained) tell(io, lines(library, one.decision, one.flip, only !== undefined))
  return exit.ok
}

interface Explained {
  readonly decision: Decision
  readonly flip: Flip | null
}

const record = ({ decision, flip }: Explained): Record<string, unknown> => ({
  clause: decision.clause,
  included: decision.included,
  because: decision.because,
  authorities: decision.authorities,
  flip: singleChange(flip),
  ...(flip !== null && flip.changes.length > 1 ? { flips: flip.changes } : {}),
})

function lines(library: Library, decision: Decision, flip: Flip | null, long: boolean): readonly string[] {
  const clause = library.clauses.find((candidate) => candidate.id === decision.clause)
  const reasons = decision.because.map(({ question, answer }) => `${question} is ${show(answer)}`)
  const head = `${decision.included ? 'in ' : 'out'}  ${decision.clause}: ${reasons.length === 0 ? 'always part of the policy' : reasons.join(', ')}`
  if (!long) return [head]
  const sources = sourcesLine(
    library.authorities
      .filter((authority) => decision.authorities.includes(authority.id))
      .map((one) => ({ bearing: clause?.bearings[one.id] ?? 'basedOn', label: citationLabel(one) })),
  )
  return [
    head,
    `     ${clause?.title ?? ''} (${decision.strength}, version ${clause?.version ?? ''})`,
    `     Why: ${clause?.rationale ?? ''}`,
    ...(sources === '' ? [] : [`     ${sources}`]),
    ...(flip === null
      ? []
      : [
          `     ${decision.included ? 'It would drop out' : 'It would come in'} with ${flip.changes.map((change) => `${change.question}: ${show(change.answer)}`).join(' and ')}.`,
        ]),
  ]
}

const show = (answer: Answer | null): string =>
  answer === null
    ? 'not asked'
    : typeof answer === 'string'
      ? answer
      : answer.length === 0
        ? 'empty'
        : answer.join(', ')
