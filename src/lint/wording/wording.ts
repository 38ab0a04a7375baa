/** Turns passages and the library's wording rules into findings, each at its line and column and with a narrower wording. */
import { sortDiagnostics, type Diagnostic } from '../../core/ground/diagnostic.js'
import type { MeasureFinder, PassageKind, Wording, WordingRule, WordsFinder } from '../../core/library/wording.js'
import type { Phrase } from '../../core/library/wording-phrase.js'
import { formatPlace, type Place } from '../../core/ground/source.js'
import { matching, type Match, type Span } from './match.js'
import { countWords, readingGrade } from './reading.js'
import { sentencesOf, sentenceWords, type Sentence } from './sentences.js'
import { readStance } from './stance.js'
import type { WordToken } from './tokens.js'

/** A text to read; `place` is where its first character stands. */
export interface Passage {
  readonly text: string
  readonly place: Place
  readonly kind: PassageKind
}

/** Says what to print for an authority id. */
export type AuthorityLabel = (id: string) => string

interface ReadSentence extends Sentence {
  /** Lead and sentence as one. */
  readonly all: readonly WordToken[]
  /** The first span a finder accepts; asked once per wording of a sentence, as the readings of a template repeat most. */
  readonly spanOf: (finder: WordsFinder) => Span | null
}

/** Reads each passage by the rules for its kind; findings come in reading order. */
export function lintWording(
  wording: Wording,
  passages: readonly Passage[],
  label: AuthorityLabel = (id) => id,
): readonly Diagnostic[] {
  const match = matching(wording.groups)
  const read = reader(wording, match)
  const found = passages.flatMap((passage) => {
    const sentences = sentencesOf(passage.text).map(read)
    return wording.rules
      .filter((rule) => rule.applies.includes(passage.kind))
      .flatMap((rule) => findingsOf(rule, passage, sentences, match).map((finding) => ({ rule, passage, finding })))
  })
  return once(sortDiagnostics(found.map(({ rule, passage, finding }) => diagnosticOf(rule, passage, finding, label))))
}

function reader(wording: Wording, match: Match): (sentence: Sentence) => ReadSentence {
  const known = new Map<string, ReadSentence['spanOf']>()
  return (sentence) => {
    const all = [...sentence.lead, ...sentence.tokens]
    const key = `${sentence.lead.length} ${all.map((token) => token.raw).join(' ')}`
    const spanOf = known.get(key) ?? spanFinder(all, sentence.lead.length, wording, match)
    known.set(key, spanOf)
    return { ...sentence, all, spanOf }
  }
}

function spanFinder(all: readonly WordToken[], lead: number, wording: Wording, match: Match): ReadSentence['spanOf'] {
  const stance = readStance(all, wording.stance, match)
  const spans = new Map<WordsFinder, Span | null>()
  const search = (finder: WordsFinder): Span | null => {
    const span = match(finder.topic)
      .find(all)
      .find((candidate) => candidate.end > lead && stance.holds(finder.stance, candidate))
    const lifted = (): boolean => match(finder.unless).has(all)
    const complete = (): boolean => finder.with.every((phrases) => match(phrases).has(all))
    return span !== undefined && complete() && !lifted() ? span : null
  }
  return (finder) => {
    const span = spans.has(finder) ? (spans.get(finder) ?? null) : search(finder)
    spans.set(finder, span)
    return span
  }
}

/** Passages may overlap (the readings of one template do); what is found twice is said once. */
const once = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const seen = new Map(diagnostics.map((item) => [`${item.rule} ${formatPlace(item.place)}`, item] as const))
  return [...seen.values()]
}

interface Finding {
  /** Index of the sentence in its passage. */
  readonly sentence: number
  readonly offset: number
  readonly match: string
  readonly number: string
}

function findingsOf(
  rule: WordingRule,
  passage: Passage,
  sentences: readonly ReadSentence[],
  match: Match,
): readonly Finding[] {
  const findings = rule.find.flatMap((finder) =>
    finder.find === 'words' ? findWords(finder, passage, sentences, match) : measure(finder, passage, sentences),
  )
  // Two patterns of one rule that meet in one sentence are one finding: the first.
  return [...findings]
    .sort((a, b) => a.offset - b.offset)
    .filter((finding, index, all) => all[index - 1]?.sentence !== finding.sentence)
}

function findWords(
  finder: WordsFinder,
  passage: Passage,
  sentences: readonly ReadSentence[],
  match: Match,
): readonly Finding[] {
  const anywhere = (phrases: readonly Phrase[]): boolean =>
    sentences.some((sentence) => match(phrases).has(sentence.tokens))
  if (finder.unlessNearby.length > 0 && anywhere(finder.unlessNearby)) return []
  if (!finder.nearby.every(anywhere)) return []
  const found = sentences.flatMap(({ all, lead, spanOf }, sentence) => {
    const span = spanOf(finder)
    if (span === null) return []
    const first = all[Math.max(span.start, lead.length)]
    const last = all[span.end - 1]
    if (first === undefined || last === undefined) return []
    return [{ sentence, offset: first.start, match: excerpt(passage.text.slice(first.start, last.end)), number: '' }]
  })
  return finder.once ? found.slice(0, 1) : found
}

function measure(finder: MeasureFinder, passage: Passage, sentences: readonly ReadSentence[]): readonly Finding[] {
  if (finder.measure === 'sentence-words')
    return sentences.flatMap(({ tokens }, sentence) => {
      const words = sentenceWords(tokens)
      const [first] = words
      if (first === undefined || words.length <= finder.above) return []
      return [
        {
          sentence,
          offset: first.start,
          match: excerpt(passage.text.slice(first.start)),
          number: String(words.length),
        },
      ]
    })
  const grade = readingGrade(passage.text)
  if (countWords(passage.text) < finder.fromWords || grade <= finder.above) return []
  return [{ sentence: 0, offset: sentences[0]?.tokens[0]?.start ?? 0, match: '', number: grade.toFixed(1) }]
}

/** The words found, on one line, cut at a word. */
function excerpt(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, line.lastIndexOf(' ', most))} …`
}

function diagnosticOf(rule: WordingRule, passage: Passage, finding: Finding, label: AuthorityLabel): Diagnostic {
  const basis = rule.authorities.length === 0 ? '' : ` (${rule.authorities.map(label).join('; ')})`
  return {
    severity: rule.severity,
    rule: `wording/${rule.id}`,
    message: rule.message.replaceAll('{match}', finding.match).replaceAll('{number}', finding.number),
    place: placeIn(passage, finding.offset),
    hint: `${rule.instead}${basis}`,
  }
}

function placeIn(passage: Passage, offset: number): Place {
  const before = passage.text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  const { file, line, column } = passage.place
  const lines = before.split('\n').length - 1
  return { file, line: line + lines, column: lines === 0 ? column + offset : offset - lineStart + 1 }
}
