/** Proves a library: every promise is checked over all answers that can be given, and each failure shows the fewest answers that bring it about. */
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import type { Place } from '../../core/ground/source.js'
import type { Library } from '../../core/library/library.js'
import { bodies } from './checks/bodies.js'
import { shortForms } from './checks/briefs.js'
import { citations, idleAuthorities, reachOfLaw } from './checks/citations.js'
import { conditions, conflictTests } from './checks/conditions.js'
import { requirements, unused } from './checks/coverage.js'
import { effects } from './checks/effects.js'
import { longestPapers, paperLengths } from './checks/length.js'
import { contradictions } from './checks/facts.js'
import { namedChoices, namedThings } from './checks/named.js'
import { printedAnswers, printedLists } from './checks/printing.js'
import { companions, references } from './checks/references.js'
import { scenarioSteps } from './checks/scenarios.js'
import { suggestions } from './checks/suggestions.js'
import { rows, variants } from './checks/variants.js'
import { countAnswers } from './count.js'
import { ever } from '../model/diagram.js'
import { modelOf, type Check, type Finding, type Model } from '../model/model.js'
import { conditionsIn } from '../model/tests.js'
import { findWitness, showAnswers, type Given } from './witness.js'

/** Every promise; adding one = one function + one line here. */
const checks: readonly Check[] = [
  references,
  companions,
  printedAnswers,
  printedLists,
  citations,
  idleAuthorities,
  reachOfLaw,
  conditions,
  conflictTests,
  variants,
  rows,
  bodies,
  requirements,
  unused,
  suggestions,
  effects,
  shortForms,
  paperLengths,
  scenarioSteps,
  contradictions,
  namedThings,
  namedChoices,
]

/** How much a proof covered. */
export interface ProofCounts {
  /** Different sets of choices that can be given. */
  readonly answerSets: bigint
  /** Classes of them that the library tells apart. */
  readonly classes: bigint
  readonly questions: number
  readonly choices: number
  readonly clauses: number
  /** Sides of branches in texts. */
  readonly variants: number
  /** Conditions in front matter and YAML, branch tests included. */
  readonly conditions: number
  readonly references: number
  /** Named, quoted or listed authorities. */
  readonly citations: number
  readonly conflicts: number
  readonly requirements: number
  readonly texts: number
  /** Short lines. */
  readonly briefs: number
  readonly facts: number
  readonly exclusions: number
  /** Facts stated by clauses. */
  readonly assertions: number
}

export interface ProofFailure {
  readonly diagnostic: Diagnostic
  /** Answers that show it, on top of the defaults; null when it doesn't depend on answers. */
  readonly answers: Given | null
  /** Clauses that the practice has struck out besides. */
  readonly struck: readonly string[]
  /** The rule or place at fault, then the other one it concerns. */
  readonly places: readonly Place[]
}

/** A paper that may have so many words at most, and the most it can have. */
export interface ProofLength {
  readonly paper: string
  readonly words: number
  readonly most: number
}

export interface Proof {
  readonly counts: ProofCounts
  readonly lengths: readonly ProofLength[]
  readonly failures: readonly ProofFailure[]
}

/** Runs every check over the whole answer space. */
export function proveLibrary(library: Library): Proof {
  const model = modelOf(library)
  const failures = checks.flatMap((check) => toFailures(check(model), model))
  const lengths = longestPapers(model).map(({ frame, most, words }) => ({ paper: frame.id, words, most }))
  return { counts: countsOf(model), lengths, failures }
}

/** A practice that strikes out more clauses than this writes its own companions, too. */
const mostStruck = 2

/** Findings with the fewest answers that bring them about. */
export const toFailures = (findings: readonly Finding[], model: Model): readonly ProofFailure[] =>
  findings.flatMap((finding) => toFailure(finding, model) ?? [])

function toFailure(finding: Finding, { space, library, strikable }: Model): ProofFailure | null {
  const witness = finding.when === ever ? null : findWitness(space, library.questions, finding.when)
  const answers = witness?.given ?? null
  const struck = (witness?.spare ?? []).flatMap((index) => strikable[index] ?? [])
  if (struck.length > mostStruck) return null
  const strikes = struck.length === 0 ? '' : `, and ${struck.join(', ')} struck out by the practice`
  const hints = [finding.hint, answers === null ? undefined : `it happens with ${showAnswers(answers)}${strikes}`]
  const hint = hints.filter((part) => part !== undefined).join('; ')
  const diagnostic = errorAt(finding.place, finding.rule, finding.message, hint === '' ? undefined : hint)
  return {
    diagnostic,
    answers,
    struck,
    places: [finding.place, ...(finding.beside === undefined ? [] : [finding.beside])],
  }
}

function countsOf({ library, occurrences, texts }: Model): ProofCounts {
  const kinds = (...wanted: readonly string[]): number =>
    occurrences.filter(({ node }) => wanted.includes(node.kind)).length
  const inFrontMatter = conditionsIn(library).filter(({ condition }) => condition.kind !== 'always').length
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
  return {
    ...countAnswers(library),
    questions: library.questions.length,
    choices: sum(library.questions.map((question) => question.choices.length)),
    clauses: library.clauses.length,
    variants: 2 * kinds('branch'),
    conditions: inFrontMatter + kinds('branch'),
    references: kinds('ref') + sum(library.clauses.map((clause) => clause.requires.length + clause.conflicts.length)),
    citations: kinds('cite', 'quote') + sum(library.clauses.map((clause) => clause.authorities.length)),
    conflicts: library.conflicts.length,
    requirements: library.requirements.length,
    texts: texts.filter((text) => text.kind !== 'brief').length,
    briefs: sum(library.clauses.map((clause) => clause.brief.length)),
    facts: library.facts.length,
    exclusions: library.exclusions.length,
    assertions: sum(library.clauses.map((clause) => clause.asserts.length)),
  }
}
