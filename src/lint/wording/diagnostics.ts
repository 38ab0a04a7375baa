/** Turns findings and suspicions into diagnostics: what was found, what it reads as, and a narrower wording with its authority. */
import type { Diagnostic, Severity } from '../../core/ground/diagnostic.js'
import type { Place } from '../../core/ground/source.js'
import type { Weights } from '../../core/library/phrases/weights.js'
import type { Wording, WordingRule } from '../../core/library/wording.js'
import type { ReadSentence } from './read-sentence.js'
import { isPlain, missingPart, nearestFrame, severityOf } from './verdict.js'

/** Says what to print for an authority id. */
export type AuthorityLabel = (id: string) => string

/** A rule met in a sentence. */
export interface WordingFinding {
  readonly rule: WordingRule
  /** Index of the sentence in its passage. */
  readonly sentence: number
  readonly offset: number
  readonly match: string
  readonly number: string
  /** The filled frame in words; null when a phrase was found. */
  readonly frame: string | null
}

/** A finding before its rule is written on it. */
export type Found = Omit<WordingFinding, 'rule' | 'frame'>

/** Notes on style and the like are outside the score and do not keep frames away. */
export const isJudged = (rule: WordingRule): boolean => rule.severity !== 'note'

/** What to tell of a finding; `score` is null where no score is asked. */
export function diagnosticOf(
  finding: WordingFinding,
  score: number | null,
  weights: Weights | null,
  place: Place,
  label: AuthorityLabel,
): Diagnostic {
  const { rule, frame } = finding
  const severity = severityOf(rule.severity, score, weights)
  const doubt =
    severity === rule.severity ? '' : 'look at it again: the rest of the sentence reads like a lawful rule. '
  const reads = frame === null ? '' : `it reads: ${frame}. `
  return said(rule, severity, finding, place, `${doubt}${reads}${rule.instead}`, label)
}

function said(
  rule: WordingRule,
  severity: Severity,
  finding: Found,
  place: Place,
  hint: string,
  label: AuthorityLabel,
): Diagnostic {
  const message = rule.message.replaceAll('{match}', finding.match).replaceAll('{number}', finding.number)
  return { severity, rule: `wording/${rule.id}`, message, place, hint: `${hint}${basisOf(rule, label)}` }
}

const basisOf = (rule: WordingRule, label: AuthorityLabel): string =>
  rule.authorities.length === 0 ? '' : ` (${rule.authorities.map(label).join('; ')})`

/** A sentence, or a few together, that no rule names and that yet resembles those that go wrong: a note, or a warning where it does so closely. */
export function lookAgain(
  run: readonly ReadSentence[],
  score: number | null,
  place: Place,
  wording: Wording,
  label: AuthorityLabel,
): Diagnostic {
  const severity = isPlain(score, wording.weights) ? 'warning' : 'note'
  const nearest = nearestFrame(run.flatMap((sentence) => sentence.frames()))
  const rule = wording.rules.find(({ id }) => id === nearest?.frame.rule)
  const hint =
    nearest === null || rule === undefined
      ? 'look at it again; it comes close to no rule in particular'
      : `look at it again; it comes closest to ${rule.seeks} (${missingPart(nearest)}). ${rule.instead}${basisOf(rule, label)}`
  const message = 'This sentence resembles rules that go too far'
  return { severity, rule: 'wording/look-again', message, place, hint }
}
