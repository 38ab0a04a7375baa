/** Turns a read sentence into named features: rules met, frames filled or nearly, concepts and how the sentence stands to them, and runs of words. */
import type { FrameReading, FrameSentence } from './frames.js'
import type { WordToken } from './tokens.js'

/** What the score counts of a sentence, each once. */
export function featuresOf(
  sentence: FrameSentence,
  readings: readonly FrameReading[],
  concepts: readonly string[],
  met: readonly string[],
): readonly string[] {
  const frames = readings.map(({ frame, missing }) => `frame ${frame.rule} ${missing ?? 'filled'}`)
  return [
    ...new Set([
      ...met.map((rule) => `rule ${rule}`),
      ...frames,
      ...concepts.flatMap((name) => conceptFeatures(name, sentence)),
      ...runs(sentence.tokens),
    ]),
  ]
}

function conceptFeatures(name: string, { spansOf, stance }: FrameSentence): readonly string[] {
  const spans = spansOf(name)
  const [first] = spans
  if (first === undefined) return []
  const forbids = spans.some((span) => stance.holds('forbids', span))
  const requires = spans.some((span) => stance.holds('requires', span))
  return [`concept ${name}`, `concept ${name} ${forbids ? 'forbidden' : requires ? 'required' : 'allowed'}`]
}

/** Words that say nothing alone. */
const bare = new Set(
  `a an the this that these those of to in on at by for from with as into and or nor but if when while than then
  is are be been was were it its he she they them their his her him we us our you your i me my do does did done
  will would can could shall should may might must have has had not no so such there here any all each every some
  who whom which what how about over under after before out up down off only also just very more most other`.split(
    /\s+/,
  ),
)

/** One to three words in a row, unless all of them are bare. */
function runs(tokens: readonly WordToken[]): readonly string[] {
  const words = tokens.filter((token) => !token.mark).map(({ word }) => (/\d/.test(word) ? '0' : word))
  return words.flatMap((_, start) =>
    [1, 2, 3]
      .map((length) => words.slice(start, start + length))
      .filter((run, index) => run.length === index + 1 && run.some((word) => !bare.has(word)))
      .map((run) => `words ${run.join(' ')}`),
  )
}
