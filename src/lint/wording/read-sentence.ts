/** Turns the sentences of a passage into pieces of bounded length, each read once for phrases, frames and features. */
import type { Wording, WordsFinder } from '../../core/library/wording.js'
import { featuresOf } from './features.js'
import { readFrames, type FrameReading, type FrameSentence } from './frames.js'
import type { Match, Matcher, Span } from './match.js'
import type { Sentence } from './sentences.js'
import { readStance } from './stance.js'
import type { WordToken } from './tokens.js'

/** What a sentence says, asked once per wording, as the readings of a template repeat most. */
interface SentenceReading {
  /** The finders that accept a span, each with its first. */
  readonly hits: () => ReadonlyMap<WordsFinder, Span>
  readonly frames: () => readonly FrameReading[]
  readonly features: () => readonly string[]
}

/** A sentence, or a piece of one too long to be read whole. */
export interface ReadSentence extends Sentence, SentenceReading {
  /** Lead and sentence as one. */
  readonly all: readonly WordToken[]
}

/** Time must grow with the text, not with its longest sentence. */
const longest = 80

/** A finder with its phrases prepared. */
interface ReadyFinder {
  /** The rule it belongs to. */
  readonly rule: string
  readonly finder: WordsFinder
  readonly topic: Matcher
  readonly complete: readonly Matcher[]
  readonly unless: Matcher
}

/** Rules, phrases and concepts, prepared once for any number of sentences. */
interface Ready {
  readonly wording: Wording
  readonly match: Match
  readonly finders: readonly ReadyFinder[]
  readonly concepts: () => readonly (readonly [string, Matcher])[]
}

/** A reader for any number of sentences; the same words are read once. */
export function sentenceReader(wording: Wording, match: Match): (sentence: Sentence) => readonly ReadSentence[] {
  const known = new Map<string, SentenceReading>()
  const readied = (rule: string, finder: WordsFinder): ReadyFinder => {
    const [topic, unless] = [match(finder.topic), match(finder.unless)]
    return { rule, finder, topic, complete: finder.with.map((phrases) => match(phrases)), unless }
  }
  const finders = wording.rules.flatMap(({ id, find }) =>
    find.filter((finder) => finder.find === 'words').map((finder) => readied(id, finder)),
  )
  const concepts = once(() => Object.entries(wording.groups).map(([name, phrases]) => [name, match(phrases)] as const))
  const ready: Ready = { wording, match, finders, concepts }
  return (sentence) =>
    piecesOf(sentence).map((piece) => {
      const all = [...piece.lead, ...piece.tokens]
      const key = `${piece.lead.length} ${all.map((token) => token.raw).join(' ')}`
      const reading = known.get(key) ?? readingOf(all, piece.lead.length, ready)
      known.set(key, reading)
      return { ...piece, ...reading, all }
    })
}

function piecesOf(sentence: Sentence): readonly Sentence[] {
  const lead = sentence.lead.slice(-longest / 2)
  const count = Math.ceil(sentence.tokens.length / longest)
  return Array.from({ length: count }, (_, index) => {
    return { ...sentence, lead, tokens: sentence.tokens.slice(index * longest, (index + 1) * longest) }
  })
}

function readingOf(all: readonly WordToken[], lead: number, ready: Ready): SentenceReading {
  const { frames: known, stance: turns } = ready.wording
  const stance = readStance(all, turns, ready.match)
  const found = once(() => {
    const spans = ready.concepts().map(([name, matcher]) => [name, matcher.find(all)] as const)
    return new Map(spans.filter(([, at]) => at.length > 0))
  })
  const sentence: FrameSentence = { tokens: all, lead, stance, spansOf: (concept) => found().get(concept) ?? nowhere }
  const frames = once(() => readFrames(known, sentence))
  const search = ({ finder, topic, complete, unless }: ReadyFinder): Span | undefined => {
    const span = topic.find(all).find((candidate) => candidate.end > lead && stance.holds(finder.stance, candidate))
    return span !== undefined && complete.every((matcher) => matcher.has(all)) && !unless.has(all) ? span : undefined
  }
  const hits = once(() => {
    const spans = ready.finders.map((prepared) => [prepared, search(prepared)] as const)
    return new Map(spans.flatMap(([prepared, span]) => (span === undefined ? [] : [[prepared, span] as const])))
  })
  return {
    hits: once(() => new Map([...hits()].map(([{ finder }, span]) => [finder, span] as const))),
    frames,
    features: once(() => {
      const met = [...hits().keys()].map(({ rule }) => rule)
      return featuresOf(sentence, frames(), [...found().keys()], met)
    }),
  }
}

const nowhere: readonly Span[] = []

function once<V>(read: () => V): () => V {
  let known: { readonly value: V } | null = null
  return () => (known ??= { value: read() }).value
}
