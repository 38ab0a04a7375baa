/** Turns the tokens of a sentence and a span in it into how the sentence stands to those words: for, against, or demanding. */
import type { Phrase, Stance } from '../../core/library/phrases/phrase.js'
import type { StanceWords } from '../../core/library/wording.js'
import type { Match, Span } from './match.js'
import type { WordToken } from './tokens.js'

/** A sentence with every word found in it that can turn its sense. */
export interface StanceReader {
  readonly holds: (stance: Stance, span: Span) => boolean
}

/** Prepares a sentence once, for any number of spans. */
export function readStance(tokens: readonly WordToken[], stance: StanceWords, match: Match): StanceReader {
  const find = (phrases: readonly Phrase[]): readonly Span[] => match(phrases).find(tokens)
  const neutral = find(stance.neutral)
  const outsideNeutral = (span: Span): boolean => !neutral.some((other) => overlaps(span, other))
  const words = (phrases: readonly Phrase[]): readonly Span[] => withoutNested(find(phrases)).filter(outsideNeutral)
  const breaks = find(stance.breaks)
  const joins = find(stance.joins)
  const [no, noAfter] = [words(stance.no), words(stance.noAfter)]
  const turns = words(stance.turns).filter((span) => !joins.some((join) => join.start === span.end))
  const [must, mustAfter] = [words(stance.must), words(stance.mustAfter)]
  const joined = (from: number, to: number): boolean => !breaks.some((mark) => mark.start >= from && mark.start < to)
  const before = (spans: readonly Span[], topic: Span): readonly Span[] =>
    spans.filter((span) => span.end <= topic.start && joined(span.end, topic.start))
  // "reviews are never answered": inside the topic, in a gap
  const inside = (spans: readonly Span[], topic: Span): readonly Span[] =>
    spans.filter((span) => span.start >= topic.start && span.end <= topic.end && !sharesWord(span, topic))
  const after = (spans: readonly Span[], topic: Span): readonly Span[] =>
    spans.filter((span) => span.start >= topic.end && joined(topic.end, span.start))
  const denies = (topic: Span): boolean => {
    const plain = before(no, topic).length + inside(no, topic).length > 0
    const turned = before(turns, topic).length + (after(noAfter, topic).length > 0 ? 1 : 0)
    return (turned % 2 === 1) !== plain
  }
  const demands = (topic: Span): boolean => before(must, topic).length > 0 || after(mustAfter, topic).length > 0
  return {
    holds: (wanted, topic) => {
      if (wanted === 'mentions') return true
      if (wanted === 'forbids') return denies(topic)
      return !denies(topic) && (wanted === 'allows' || demands(topic))
    },
  }
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

const sharesWord = (a: Span, topic: Span): boolean => topic.named.some((index) => index >= a.start && index < a.end)

/** "must not" holds a "not" of its own; the longer one counts. */
const withoutNested = (spans: readonly Span[]): readonly Span[] =>
  spans.filter((span) => !spans.some((other) => other !== span && other.start <= span.start && other.end >= span.end))
