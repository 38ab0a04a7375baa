/** Turns passages and the library's wording rules into findings, each at its line and column and with a narrower wording. */
import { sortDiagnostics, type Diagnostic } from '../../core/ground/diagnostic.js'
import type { Phrase } from '../../core/library/phrases/phrase.js'
import type { MeasureFinder, PassageKind, Wording, WordingRule, WordsFinder } from '../../core/library/wording.js'
import { formatPlace, type Place } from '../../core/ground/source.js'
import { matching, type Match, type Span } from './match.js'
import { countWords, readingGrade } from './reading.js'
import {
  diagnosticOf,
  isJudged,
  lookAgain,
  type AuthorityLabel,
  type WordingFinding,
  type Found,
} from './diagnostics.js'
import { sentenceReader, type ReadSentence } from './read-sentence.js'
import { sentencesOf, sentenceWords, type Sentence } from './sentences.js'
import { runScores } from './runs.js'
import { filledFrame, isDoubted, isSuspect } from './verdict.js'

/** A text to read; `place` is where its first character stands. */
export interface Passage {
  readonly text: string
  readonly place: Place
  readonly kind: PassageKind
}

/** Reads each passage by the rules for its kind; findings come in reading order. */
export function lintWording(
  wording: Wording,
  passages: readonly Passage[],
  label: AuthorityLabel = (id) => id,
): readonly Diagnostic[] {
  const match = matching(wording.groups)
  const kinds = new Set(passages.map(({ kind }) => kind))
  const asked = wording.rules.filter(({ applies }) => applies.some((kind) => kinds.has(kind)))
  const read = sentenceReader({ ...wording, rules: asked }, match)
  const found = passages.flatMap((passage) => {
    const isOwn = passage.kind === 'own-words'
    const whole = sentencesOf(passage.text)
    const sentences = whole.flatMap(read)
    const rules = asked.filter((rule) => rule.applies.includes(passage.kind))
    const hits = hitPlaces(sentences)
    const findings = rules.flatMap((rule) => findingsOf(rule, passage, whole, sentences, hits, match))
    const place = placesIn(passage)
    const named = judgedSentences(findings)
    const { runs, scoreAt } = runScores(sentences, isOwn ? wording.weights : null)
    const scoreOf = ({ rule, sentence }: WordingFinding): number | null => (isJudged(rule) ? scoreAt(sentence) : null)
    const all = [
      ...findings,
      // Frames and the score read the practice's own rules; a library, answers and disclaimers are read for phrases.
      ...sentences.flatMap((_, index) => (isOwn ? framesAt(index, sentences, rules, named) : [])),
    ]
    const said = all
      .filter((finding) => !isDoubted(scoreOf(finding), wording.weights))
      .map((finding) => diagnosticOf(finding, scoreOf(finding), wording.weights, place(finding.offset), label))
    return isOwn ? [...said, ...suspects(all, sentences, runs, scoreAt, wording, place, label)] : said
  })
  return once(sortDiagnostics(found))
}

/** Passages may overlap (the readings of one template do); what is found twice is said once. */
const once = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const seen = new Map(diagnostics.map((item) => [`${item.rule} ${formatPlace(item.place)}`, item] as const))
  return [...seen.values()]
}

function findingsOf(
  rule: WordingRule,
  passage: Passage,
  whole: readonly Sentence[],
  sentences: readonly ReadSentence[],
  hits: HitPlaces,
  match: Match,
): readonly WordingFinding[] {
  const findings = rule.find.flatMap((finder) =>
    finder.find === 'words' ? findWords(finder, passage, sentences, hits, match) : measure(finder, passage, whole),
  )
  // Two patterns of one rule that meet in one sentence are one finding: the first.
  return [...findings]
    .sort((a, b) => a.offset - b.offset)
    .filter((finding, index, all) => all[index - 1]?.sentence !== finding.sentence)
    .map((finding) => ({ ...finding, rule, frame: null }))
}

/** Sentences in which a judged rule was met. */
const judgedSentences = (findings: readonly WordingFinding[]): ReadonlySet<number> =>
  new Set(findings.filter(({ rule }) => isJudged(rule)).map(({ sentence }) => sentence))

/** The first frame a sentence fills, where no phrase already says what is wrong with it. */
function framesAt(
  index: number,
  sentences: readonly ReadSentence[],
  rules: readonly WordingRule[],
  named: ReadonlySet<number>,
): readonly WordingFinding[] {
  const sentence = sentences[index]
  if (sentence === undefined) return []
  if (named.has(index)) return []
  const filled = sentence
    .frames()
    .find(({ frame, missing }) => missing === null && rules.some(({ id }) => id === frame.rule))
  const rule = rules.find(({ id }) => id === filled?.frame.rule)
  const first = sentence.all[Math.max(filled?.act.start ?? 0, sentence.lead.length)]
  if (filled === undefined || rule === undefined || first === undefined) return []
  const words = sentence.all.slice(filled.act.start, filled.act.end).map(({ raw }) => raw)
  const frame = filledFrame(filled, sentence.all)
  return [{ rule, sentence: index, offset: first.start, match: excerpt(words.join(' ')), number: '', frame }]
}

/** What only the score finds. */
function suspects(
  findings: readonly WordingFinding[],
  sentences: readonly ReadSentence[],
  runs: readonly (readonly number[])[],
  scoreAt: (sentence: number) => number | null,
  wording: Wording,
  place: PlaceOf,
  label: AuthorityLabel,
): readonly Diagnostic[] {
  if (wording.weights === null) return []
  const named = judgedSentences(findings)
  return runs.flatMap((run): Diagnostic[] => {
    if (run.some((index) => named.has(index))) return []
    const together = run.flatMap((index) => sentences[index] ?? [])
    const first = together[0]?.tokens[0]
    const score = scoreAt(run[0] ?? 0)
    if (first === undefined || !isSuspect(score, wording.weights)) return []
    return [lookAgain(together, score, place(first.start), wording, label)]
  })
}

/** Where each finder is met in a passage, sentence by sentence. */
type HitPlaces = ReadonlyMap<WordsFinder, readonly { readonly sentence: number; readonly span: Span }[]>

function hitPlaces(sentences: readonly ReadSentence[]): HitPlaces {
  const places = new Map<WordsFinder, { sentence: number; span: Span }[]>()
  for (const [sentence, { hits }] of sentences.entries())
    for (const [finder, span] of hits()) {
      const known = places.get(finder)
      if (known === undefined) places.set(finder, [{ sentence, span }])
      else known.push({ sentence, span })
    }
  return places
}

function findWords(
  finder: WordsFinder,
  passage: Passage,
  sentences: readonly ReadSentence[],
  hits: HitPlaces,
  match: Match,
): readonly Found[] {
  const met = hits.get(finder) ?? []
  if (met.length === 0) return []
  const anywhere = (phrases: readonly Phrase[]): boolean =>
    sentences.some((sentence) => match(phrases).has(sentence.tokens))
  if (finder.unlessNearby.length > 0 && anywhere(finder.unlessNearby)) return []
  if (!finder.nearby.every(anywhere)) return []
  const found = met.flatMap(({ sentence, span }) => {
    const { all, lead } = sentences[sentence] ?? { all: [], lead: [] }
    const first = all[Math.max(span.start, lead.length)]
    const last = all[span.end - 1]
    if (first === undefined || last === undefined) return []
    return [{ sentence, offset: first.start, match: excerpt(passage.text.slice(first.start, last.end)), number: '' }]
  })
  return finder.once ? found.slice(0, 1) : found
}

function measure(finder: MeasureFinder, passage: Passage, sentences: readonly Sentence[]): readonly Found[] {
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

type PlaceOf = (offset: number) => Place

/** Line starts are counted once per passage. */
function placesIn({ text, place: { file, line, column } }: Passage): PlaceOf {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return (offset) => {
    let [index, after] = [0, starts.length]
    while (after - index > 1) {
      const middle = (index + after) >> 1
      if ((starts[middle] ?? 0) <= offset) index = middle
      else after = middle
    }
    const lineStart = starts[index] ?? 0
    return { file, line: line + index, column: index === 0 ? column + offset : offset - lineStart + 1 }
  }
}
