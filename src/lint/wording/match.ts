/** Turns phrases into matchers, and a matcher and the tokens of a sentence into the spans where a phrase stands. */
import type { Phrase } from '../../core/library/phrases/phrase.js'
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
  const starts = startIndex()
  return (phrases) => {
    const known = prepared.get(phrases)
    if (known !== undefined) return known
    const matcher = matcherOf(phrases, groups, starts)
    prepared.set(phrases, matcher)
    return matcher
  }
}

const none: readonly Span[] = []

function matcherOf(phrases: readonly Phrase[], groups: Groups, starts: StartIndex): Matcher {
  const startingWith = byFirstWord(phrases, groups)
  const mayStart = starts.add(startingWith)
  const search = (tokens: readonly WordToken[], start: number, emit: Emit): boolean =>
    startingWith.at(tokens[start]?.word ?? '').some((phrase) => visit(phrase, 0, tokens, start, [], groups, emit))
  const findAll = (tokens: readonly WordToken[]): readonly Span[] =>
    tokens.flatMap((_, start) => {
      const spans: Span[] = []
      search(tokens, start, (end, named) => {
        if (end > (spans[0]?.end ?? start)) spans[0] = { start, end, named }
        return false
      })
      return spans
    })
  return {
    has: (tokens) => mayStart(tokens) && tokens.some((_, start) => search(tokens, start, () => true)),
    find: (tokens) => (mayStart(tokens) ? findAll(tokens) : none),
  }
}

/** A word or, for one such as `discuss*`, how it begins: the first letters are enough to look a phrase up. */
const keyLength = 3

/** Most phrases begin with a known word or beginning: at most tokens only a few need a closer look. */
interface FirstWords {
  readonly exact: ReadonlyMap<string, readonly Phrase[]>
  readonly begun: ReadonlyMap<string, readonly Phrase[]>
  /** Begin with any word. */
  readonly open: readonly Phrase[]
  readonly at: (word: string) => readonly Phrase[]
}

function byFirstWord(phrases: readonly Phrase[], groups: Groups): FirstWords {
  const open: Phrase[] = []
  const exact = new Map<string, Phrase[]>()
  const begun = new Map<string, Phrase[]>()
  const put = (map: Map<string, Phrase[]>, key: string, phrase: Phrase): void => {
    const known = map.get(key)
    if (known === undefined) map.set(key, [phrase])
    else if (known.at(-1) !== phrase) known.push(phrase)
  }
  for (const phrase of phrases) {
    const words = firstWords(phrase, groups)
    if (words === null) open.push(phrase)
    for (const word of words ?? [])
      if (word.endsWith('*')) put(begun, word.slice(0, keyLength), phrase)
      else put(exact, word, phrase)
  }
  const at = (word: string): readonly Phrase[] => {
    const [whole, start] = [exact.get(word), begun.get(word.slice(0, keyLength))]
    if (start === undefined && whole === undefined) return open
    return [...(whole ?? []), ...(start ?? []), ...open]
  }
  return { exact, begun, open, at }
}

/** The words a phrase can begin with (`discuss*` for a beginning); null when it can begin with others too. */
function firstWords([step]: Phrase, groups: Groups): readonly string[] | null {
  const isOpen = (word: string): boolean =>
    word.startsWith('*') || word.startsWith('<') || (word.endsWith('*') && word.length <= keyLength)
  if (step?.step !== 'any' || step.optional || step.words.some(isOpen)) return null
  const grouped = step.groups.flatMap((name) => groups[name] ?? []).map((phrase) => firstWords(phrase, groups))
  if (grouped.includes(null)) return null
  return [...step.words, ...grouped.flatMap((words) => words ?? [])]
}

/** Knows for each word which matchers can begin there, so that a sentence asks only those. */
interface StartIndex {
  /** Enters a matcher and gives its test: can it begin anywhere in these tokens? */
  readonly add: (first: FirstWords) => (tokens: readonly WordToken[]) => boolean
}

function startIndex(): StartIndex {
  const byWord = new Map<string, number[]>()
  const alive = new WeakMap<readonly WordToken[], { readonly known: number; readonly ids: ReadonlySet<number> }>()
  let count = 0
  const enter = (key: string, id: number): void => {
    const ids = byWord.get(key)
    if (ids === undefined) byWord.set(key, [id])
    else ids.push(id)
  }
  const aliveIn = (tokens: readonly WordToken[]): ReadonlySet<number> => {
    const ids = new Set<number>()
    for (const { word } of tokens) {
      for (const id of byWord.get(word) ?? []) ids.add(id)
      for (const id of byWord.get(`${word.slice(0, keyLength)}*`) ?? []) ids.add(id)
    }
    alive.set(tokens, { known: count, ids })
    return ids
  }
  return {
    add: (first) => {
      const id = count
      count += 1
      for (const word of first.exact.keys()) enter(word, id)
      for (const beginning of first.begun.keys()) enter(`${beginning}*`, id)
      return (tokens) => {
        if (first.open.length > 0) return true
        const seen = alive.get(tokens)
        return (seen !== undefined && seen.known > id ? seen.ids : aliveIn(tokens)).has(id)
      }
    },
  }
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
  if (step.step === 'start') return (at === 0 || tokens[at - 1]?.raw === '?') && next(at, named)
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
