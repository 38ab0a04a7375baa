/** Turns a sentence and the library's frames into the frames it fills, and for each other one it touches the part that is missing. */
import type { WordingFrame } from '../../core/library/phrases/frames.js'
import type { Span } from './match.js'
import type { StanceReader } from './stance.js'
import type { WordToken } from './tokens.js'

/** A concept found in a sentence. */
export interface ConceptSpan extends Span {
  readonly concept: string
}

/** Why a frame that a sentence touches is not filled. */
export type FrameGap = 'stance' | 'object' | 'also' | 'unless' | 'narrowed'

/** A frame and what a sentence puts into it; `missing` is null when the frame is filled. */
export interface FrameReading {
  readonly frame: WordingFrame
  readonly act: ConceptSpan
  readonly object: ConceptSpan | null
  readonly missing: FrameGap | null
}

/** A sentence ready for frames. */
export interface FrameSentence {
  readonly tokens: readonly WordToken[]
  /** Words that lead into a list; an act must end after them. */
  readonly lead: number
  readonly stance: StanceReader
  readonly spansOf: (concept: string) => readonly Span[]
}

/** How far from its act an object may stand, in words. */
const reach = 14

/** One reading for each frame whose act stands in the sentence. */
export const readFrames = (frames: readonly WordingFrame[], sentence: FrameSentence): readonly FrameReading[] =>
  frames.map((frame) => readFrame(frame, sentence)).filter((reading) => reading !== null)

function readFrame(frame: WordingFrame, sentence: FrameSentence): FrameReading | null {
  const acts = spansIn(frame.act, sentence).filter((act) => act.end > sentence.lead)
  const [first] = acts
  if (first === undefined) return null
  const gap = (missing: FrameGap, act: ConceptSpan, object: ConceptSpan | null): FrameReading => {
    return { frame, act, object, missing }
  }
  const objects = spansIn(frame.object, sentence)
  const objectOf = (act: ConceptSpan): ConceptSpan | null => nearest(act, objects)
  const needsObject = frame.object.length > 0
  const standing = acts.filter((act) => sentence.stance.holds(frame.stance, act))
  const complete = standing.filter((act) => !needsObject || objectOf(act) !== null)
  const [act] = complete
  if (act === undefined) {
    const [held] = standing
    return held === undefined ? gap('stance', first, objectOf(first)) : gap('object', held, null)
  }
  if (frame.also.length > 0 && spansIn(frame.also, sentence).length === 0) return gap('also', act, objectOf(act))
  if (spansIn(frame.unless, sentence).length > 0) return gap('unless', act, objectOf(act))
  const open = complete.find((candidate) => !isNarrowed(candidate, frame, sentence))
  if (open === undefined) return gap('narrowed', act, objectOf(act))
  return { frame, act: open, object: objectOf(open), missing: null }
}

const spansIn = (concepts: readonly string[], sentence: FrameSentence): readonly ConceptSpan[] =>
  concepts.flatMap((concept) => sentence.spansOf(concept).map((span) => ({ ...span, concept })))

/** The object closest to the act, not the act itself. */
function nearest(act: Span, objects: readonly ConceptSpan[]): ConceptSpan | null {
  const distance = (object: Span): number => Math.max(object.start - act.end, act.start - object.end, 0)
  const near = objects.filter((object) => distance(object) <= reach && !isInside(object, act))
  return near.reduce<ConceptSpan | null>(
    (best, object) => (best === null || distance(object) < distance(best) ? object : best),
    null,
  )
}

const isInside = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end && inner.named.every((index) => outer.named.includes(index))

/** Only the item of a list that the act stands in: of "disparage or harass" the first stays as wide as it is. */
function isNarrowed(act: Span, frame: WordingFrame, sentence: FrameSentence): boolean {
  const { tokens } = sentence
  const ends = (index: number): boolean => /^(?:[,;:]|or|and|nor)$/.test(tokens[index]?.word ?? ',')
  let [from, to] = [act.start, act.end]
  while (from > 0 && !ends(from - 1)) from -= 1
  while (to < tokens.length && !ends(to)) to += 1
  return spansIn(frame.narrowedBy, sentence).some((span) => span.start < to && span.end > from)
}
