/** Turns the `frames` of `wording.yaml` into what a sentence does: who is told, may or must (not) do what, with what object, unless. */
import * as z from 'zod'
import { stances, type Stance } from './phrase.js'

/** A move a sentence can make, told by concepts (the groups of `wording.yaml`) rather than by one phrase. */
export interface WordingFrame {
  /** The rule a filled frame is a hit of. */
  readonly rule: string
  /** How the sentence stands to the act. */
  readonly stance: Stance
  /** Concepts, any of which is the act. */
  readonly act: readonly string[]
  /** Concepts, one of which must stand near the act; none = the act alone is enough. */
  readonly object: readonly string[]
  /** Concepts, one of which must stand anywhere in the sentence: a place, an addressee, a condition. */
  readonly also: readonly string[]
  /** Concepts that lift the frame wherever they stand in the sentence. */
  readonly unless: readonly string[]
  /** Concepts that narrow one item of a list; the frame is lifted only when every item with the act has one. */
  readonly narrowedBy: readonly string[]
  /** Sentences it finds, and sentences it must pass. */
  readonly finds: readonly string[]
  readonly passes: readonly string[]
}

const names = z.array(z.string())

/** The form of one frame in the file. */
export const wordingFrameShape = z.strictObject({
  rule: z.string().describe('the rule a sentence that fills it is a hit of'),
  stance: z.enum(stances).describe('how the sentence stands to the act'),
  act: names.min(1).describe('groups, any of which is the act'),
  object: names.optional().describe('groups, one of which stands near the act'),
  also: names.optional().describe('groups, one of which stands anywhere in the sentence'),
  unless: names.optional().describe('groups that lift it'),
  narrowedBy: names.optional().describe('groups that lift it when each item with the act has one'),
  finds: names.min(1).describe('sentences it must find'),
  passes: names.min(1).describe('sentences it must pass'),
})

/** One frame; `known` says which concepts and rules there are, and `report` hears of any other. */
export function parseWordingFrame(
  raw: z.infer<typeof wordingFrameShape>,
  known: { readonly concepts: readonly string[]; readonly rules: readonly string[] },
  report: (key: string, message: string) => void,
): WordingFrame {
  if (!known.rules.includes(raw.rule)) report('rule', `Unexpected rule "${raw.rule}", expected the id of a rule here`)
  const concepts = (key: 'act' | 'object' | 'also' | 'unless' | 'narrowedBy'): readonly string[] => {
    for (const name of raw[key] ?? [])
      if (!known.concepts.includes(name)) report(key, `Unexpected concept "${name}", expected one of the groups`)
    return raw[key] ?? []
  }
  return {
    ...raw,
    act: concepts('act'),
    object: concepts('object'),
    also: concepts('also'),
    unless: concepts('unless'),
    narrowedBy: concepts('narrowedBy'),
  }
}
