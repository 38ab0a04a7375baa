/** Turns a read sentence into named features: rules met, frames filled or nearly, concepts and stems and how the sentence stands to them, and pairs of stems. */
import type { FrameReading, FrameSentence } from './frames.js'
import { stemOf } from './stems.js'

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
      ...stemFeatures(sentence),
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

/** Each stem, alone, with the stem before it, and as something forbidden, demanded or free. */
function stemFeatures({ tokens, stance }: FrameSentence): readonly string[] {
  const stems = tokens.flatMap(({ word, mark }, index) => (mark ? [] : [{ stem: stemOf(word), index }]))
  return stems.flatMap(({ stem, index }, at) => {
    const before = stems[at - 1]
    const span = { start: index, end: index + 1, named: [index] }
    const stands = stance.holds('forbids', span) ? 'no' : stance.holds('requires', span) ? 'must' : 'free'
    return [
      `word ${stem}`,
      ...(before === undefined ? [] : [`pair ${before.stem} ${stem}`]),
      ...(bare.has(stem) ? [] : [`${stands} ${stem}`]),
    ]
  })
}

/** True for a feature that tells what a sentence is about, however it stands to it. */
export function isAbout(feature: string): boolean {
  const [kind = '', name = '', stance] = feature.split(' ')
  return (kind === 'word' && !bare.has(name)) || (kind === 'concept' && stance === undefined)
}
