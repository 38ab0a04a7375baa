/** Turns a phrase and the tokens of a sentence into the spans where the phrase stands. */
import type { Phrase, PhraseStep, Wording } from '../../core/library/wording.js'
import type { Token } from './tokens.js'

export interface Span {
  /** Index of the first token, and of the one after the last. */
  readonly start: number
  readonly end: number
  /** Indexes of the tokens a word of the phrase stands for; the rest lie in gaps. */
  readonly named: readonly number[]
}

type Groups = Wording['groups']

/** Where any of the phrases stands: at each token the longest span, in reading order. */
export function findPhrases(phrases: readonly Phrase[], tokens: readonly Token[], groups: Groups): readonly Span[] {
  return tokens.flatMap((token, start) => {
    const spans = phrases
      .filter((phrase) => mayStart(phrase, token, start))
      .flatMap((phrase) => [...matchFrom(phrase, tokens, start, groups)])
    const longest = spans.reduce<Span | null>(
      (best, span) => (best === null || span.end > best.end ? span : best),
      null,
    )
    return longest === null || longest.end === start ? [] : [longest]
  })
}

/** True when any of the phrases stands anywhere. */
export const hasPhrase = (phrases: readonly Phrase[], tokens: readonly Token[], groups: Groups): boolean =>
  tokens.some((token, start) =>
    phrases.some((phrase) => mayStart(phrase, token, start) && !matchFrom(phrase, tokens, start, groups).next().done),
  )

/** Rules out most phrases at most tokens before the search proper. */
function mayStart([step]: Phrase, token: Token, at: number): boolean {
  if (step?.step !== 'any' || step.optional || step.groups.length > 0) return true
  return step.words.some((word) => matchesWord(word, token, at))
}

function* matchFrom(phrase: Phrase, tokens: readonly Token[], start: number, groups: Groups): Generator<Span> {
  const [step, ...rest] = phrase
  if (step === undefined) {
    yield { start, end: start, named: [] }
    return
  }
  for (const first of matchStep(step, tokens, start, groups))
    for (const later of matchFrom(rest, tokens, first.end, groups))
      yield { start, end: later.end, named: [...first.named, ...later.named] }
}

function* matchStep(step: PhraseStep, tokens: readonly Token[], at: number, groups: Groups): Generator<Span> {
  const nothing: Span = { start: at, end: at, named: [] }
  if (step.step === 'start') {
    if (at === 0) yield nothing
    return
  }
  if (step.step === 'gap') {
    for (const end of gapEnds(step.most, tokens, at)) yield { start: at, end, named: [] }
    return
  }
  for (const name of step.groups) for (const phrase of groups[name] ?? []) yield* matchFrom(phrase, tokens, at, groups)
  const token = tokens[at]
  if (token !== undefined && step.words.some((word) => matchesWord(word, token, at)))
    yield { start: at, end: at + 1, named: [at] }
  if (step.optional) yield nothing
}

/** A gap counts words only; it runs over commas but not over a semicolon or colon. */
function* gapEnds(most: number, tokens: readonly Token[], at: number): Generator<number> {
  yield at
  let words = 0
  for (let index = at; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined || token.word === ';' || token.word === ':') return
    if (!token.mark) words += 1
    if (words > most) return
    yield index + 1
  }
}

function matchesWord(word: string, token: Token, at: number): boolean {
  if (word.startsWith('<')) return matchesClass(word, token, at)
  if (word.endsWith('*')) return token.word.startsWith(word.slice(0, -1))
  if (word.startsWith('*')) return token.word.endsWith(word.slice(1))
  return token.word === word
}

function matchesClass(name: string, token: Token, at: number): boolean {
  if (name === '<number>') return /^\d{1,3}$/.test(token.word)
  if (name === '<year>') return /^(?:19|20)\d\d$/.test(token.word)
  if (name === '<date>') return /^\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?$/.test(token.word)
  // A capital in the middle of a sentence; acronyms and product names with inner capitals are not people.
  return at > 0 && /^\p{Lu}\p{Ll}+(?:'s)?$/u.test(token.raw)
}
