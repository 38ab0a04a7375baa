/** Turns the hits and the score of a sentence into a verdict, finding or note, and says in words why. */
import type { Severity } from '../../core/ground/diagnostic.js'
import type { Weights } from '../../core/library/phrases/weights.js'
import type { WordingFrame } from '../../core/library/phrases/frames.js'
import type { FrameGap, FrameReading } from './frames.js'
import type { WordToken } from './tokens.js'

/** A hit in words that the score takes for a lawful rule is not told. */
export const isDoubted = (score: number | null, weights: Weights | null): boolean =>
  weights !== null && score !== null && score < weights.doubt

/** A hit that the score confirms keeps its severity; one that it doubts is a note. */
export function severityOf(severity: Severity, score: number | null, weights: Weights | null): Severity {
  return weights === null || score === null || score >= weights.finding ? severity : 'note'
}

/** True when the words resemble what goes wrong although no rule names them. */
export const isSuspect = (score: number | null, weights: Weights | null): boolean =>
  weights !== null && score !== null && score >= weights.note

/** True when they do so closely enough for a finding. */
export const isPlain = (score: number | null, weights: Weights | null): boolean =>
  weights !== null && score !== null && score >= weights.alone

const stanceWords: Readonly<Record<WordingFrame['stance'], string>> = {
  forbids: 'forbids',
  allows: 'allows or orders',
  requires: 'requires',
  mentions: 'names',
}

/** A filled frame in words: `forbids · criticize ("puts down") · workplace ("the owner")`. */
export function filledFrame({ frame, act, object }: FrameReading, tokens: readonly WordToken[]): string {
  const parts = [act, ...(object === null ? [] : [object])].map(
    ({ concept, start, end }) => `${plain(concept)} ("${quote(tokens, start, end)}")`,
  )
  return [stanceWords[frame.stance], ...parts].join(' · ')
}

/** The frame a sentence comes closest to; null when it touches none. */
export function nearestFrame(readings: readonly FrameReading[]): FrameReading | null {
  const rank: readonly (FrameGap | null)[] = [null, 'narrowed', 'unless', 'also', 'object', 'stance']
  return readings.reduce<FrameReading | null>(
    (best, reading) => (best === null || rank.indexOf(reading.missing) < rank.indexOf(best.missing) ? reading : best),
    null,
  )
}

/** What keeps a frame from being filled, in words. */
export function missingPart({ frame, missing }: FrameReading): string {
  switch (missing) {
    case null:
      return 'nothing is missing'
    case 'stance':
      return `no word that ${stanceWords[frame.stance]} it`
    case 'object':
      return `no ${frame.object.map(plain).join(' or ')} named`
    case 'also':
      return `no ${frame.also.map(plain).join(' or ')} named`
    case 'unless':
      return 'other words in the sentence may make it lawful'
    case 'narrowed':
      return 'the words beside it may make it narrow enough'
  }
}

const plain = (concept: string): string => concept.replaceAll('-', ' ')

const quote = (tokens: readonly WordToken[], start: number, end: number): string =>
  tokens
    .slice(start, end)
    .filter((token) => !token.mark)
    .map(({ raw }) => raw)
    .join(' ')
