/** Turns phrases into matchers, and a matcher and the tokens of a sentence into the spans where a phrase stands. */
import type { Phrase } from '../../core/library/wording-phrase.js'
import type { Wording } from '../../core/library/wording.js'
import type { WordToken } from './tokens.js'

export interface Span {
  /** Index of the first token, and of the one after the last. */
  readonly start: number
  readonly end: number
  /** Indexes of the tokens a word of the phrase stands for; the rest lie in gaps. */
  readonly named: readonly number[]
}

/** Any of a set of phrases. */
export interface Matcher {
  /** At each token the longest span, in reading order. */
  readonly find: (tokens: readonly WordToken[]) => readonly Span[]
  readonly has: (tokens: readonly WordToken[]) => boolean
}

export type Match = (phrases: readonly Phrase[]) => Matcher

type Groups = Wording['groups']
/** Receives the end of a match and the tokens named so far; true ends the search. */
type Emit = (end: number, named: readonly number[]) => boolean

/** Matchers over the given groups, each set of phrases prepared once. */
export function matching(groups: Groups): Match {
  const prepared = new Map<readonly Phrase[], Matcher>()
  return (phrases) => {
    const matcher = prepared.get(phrases) ?? matcherOf(phrases, groups)
    prepared.set(phrases, matcher)
    return matcher
  }
}

function matcherOf(phrases: readonly Phrase[], groups: Groups): Matcher {
  const startingWith = byFirstWord(phrases, groups)
  const search = (tokens: readonly WordToken[], start: number, emit: Emit): boolean =>
    startingWith(tokens[start]?.word ?? '').some((phrase) => visit(phrase, 0, tokens, start, [], groups, emit))
  return {
    has: (tokens) => tokens.some((_, start) => search(tokens, start, () => true)),
    find: (tokens) =>
      tokens.flatMap((_, start) => {
        const spans: Span[] = []
        search(tokens, start, (end, named) => {
          if (end > (spans.at(-1)?.end ?? start)) spans.push({ start, end, named })
          return false
        })
        return spans.slice(-1)
      }),
  }
}

/** Most phrases begin with a plain word: at most tokens only a few need a closer look. */
function byFirstWord(phrases: readonly Phrase[], groups: Groups): (word: string) => readonly Phrase[] {
  const open: Phrase[] = []
  const exact = new Map<string, Phrase[]>()
  for (const phrase of phrases) {
    const words = firstWords(phrase, groups)
    if (words === null) open.push(phrase)
    else for (const word of new Set(words)) exact.set(word, [...(exact.get(word) ?? []), phrase])
  }
  return (word) => [...(exact.get(word) ?? []), ...open]
}

/** The plain words a phrase can begin with; null when it can begin with others too. */
function firstWords([step]: Phrase, groups: Groups): readonly string[] | null {
  if (step?.step !== 'any' || step.optional || step.words.some((word) => /[*<]/.test(word))) return null
  const grouped = step.groups.flatMap((name) => groups[name] ?? []).map((phrase) => firstWords(phrase, groups))
  if (grouped.includes(null)) return null
  return [...step.words, ...grouped.flatMap((words) => words ?? [])]
}

/** Tries a phrase from one of its steps on. */
function visit(
  phrase: Phrase,
  index: number,
  tokens: readonly WordToken[],
  at: number,
  named: readonly number[],
  groups: Groups,
  emit: Emit,
): boolean {
  const step = phrase[index]
  if (step === undefined) return emit(at, named)
  const next: Emit = (end, more) => visit(phrase, index + 1, tokens, end, more, groups, emit)
  if (step.step === 'start') return at === 0 && next(at, named)
  if (step.step === 'gap') return gapEnds(step.most, tokens, at).some((end) => next(end, named))
  const inGroup = (name: string): boolean =>
    (groups[name] ?? []).some((inner) => visit(inner, 0, tokens, at, named, groups, next))
  const token = tokens[at]
  return (
    (token !== undefined && step.words.some((word) => matchesWord(word, token, at)) && next(at + 1, [...named, at])) ||
    step.groups.some(inGroup) ||
    (step.optional && next(at, named))
  )
}

/** A gap counts words only; it runs over commas but not over a semicolon or colon. */
function gapEnds(most: number, tokens: readonly WordToken[], at: number): readonly number[] {
  const ends = [at]
  let words = 0
  for (let index = at; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined || token.word === ';' || token.word === ':') break
    if (!token.mark) words += 1
    if (words > most) break
    ends.push(index + 1)
  }
  return ends
}

function matchesWord(word: string, token: WordToken, at: number): boolean {
  if (word.startsWith('<')) return matchesClass(word, token, at)
  if (word.endsWith('*')) return token.word.startsWith(word.slice(0, -1))
  if (word.startsWith('*')) return token.word.endsWith(word.slice(1))
  return token.word === word
}

function matchesClass(name: string, token: WordToken, at: number): boolean {
  if (name === '<number>') return /^\d{1,3}$/.test(token.word)
  if (name === '<year>') return /^(?:19|20)\d\d$/.test(token.word)
  if (name === '<date>') return /^\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?$/.test(token.word)
  // A capital in the middle of a sentence; acronyms and product names with inner capitals are not people.
  return at > 0 && /^\p{Lu}\p{Ll}+(?:'s)?$/u.test(token.raw)
}
