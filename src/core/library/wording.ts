/** Turns `wording.yaml` into rules about words: small patterns over a sentence, and what to say when one is found. */
import * as z from 'zod'
import type { Diagnostic, Severity } from '../ground/diagnostic.js'
import { parseShape } from '../ground/shape.js'
import type { Place, SourceFile } from '../ground/source.js'
import { reportSizes } from './phrases/phrase-size.js'
import { wordingFrameShape, parseWordingFrame, type WordingFrame } from './phrases/frames.js'
import { parsePhrase, stances, type Phrase, type Stance } from './phrases/phrase.js'
import type { Weights } from './phrases/weights.js'

/** Where a passage comes from; a rule says which kinds it reads. */
export type PassageKind = (typeof passageKinds)[number]
const passageKinds = ['own-words', 'library', 'answers', 'disclaimer'] as const

/** Something a sentence says. */
export interface WordsFinder {
  readonly find: 'words'
  readonly stance: Stance
  /** Alternatives; the place of the finding. */
  readonly topic: readonly Phrase[]
  /** Sets of alternatives that must each stand in the same sentence too. */
  readonly with: readonly (readonly Phrase[])[]
  readonly unless: readonly Phrase[]
  /** The same two, anywhere in the passage. */
  readonly nearby: readonly (readonly Phrase[])[]
  readonly unlessNearby: readonly Phrase[]
  /** Report the first finding in a passage only. */
  readonly once: boolean
}

/** Something a passage measures: words of one sentence, or the reading grade of all of them. */
export interface MeasureFinder {
  readonly find: 'measure'
  readonly measure: 'sentence-words' | 'grade'
  readonly above: number
  /** Passages with fewer words are not measured. */
  readonly fromWords: number
}

export type Finder = WordsFinder | MeasureFinder

export interface WordingRule {
  /** Becomes rule `wording/<id>`. */
  readonly id: string
  readonly severity: Severity
  /** What it looks for, in a few words. */
  readonly seeks: string
  /** The conflict that explains it to the owner, if there is one. */
  readonly conflict: string | null
  readonly authorities: readonly string[]
  /** `{match}` stands for the words found, `{number}` for what was measured. */
  readonly message: string
  /** A narrower wording. */
  readonly instead: string
  readonly applies: readonly PassageKind[]
  readonly find: readonly Finder[]
  readonly place: Place
}

/** Words that turn a sentence for or against what it names (a method known from clinical notes as NegEx). */
export interface StanceWords {
  /** Make a ban of what follows: "must not", "never". */
  readonly no: readonly Phrase[]
  /** Turn what follows around, so that two make none: "forbid", "stop you from". */
  readonly turns: readonly Phrase[]
  /** Make a ban of what went before: "is prohibited". */
  readonly noAfter: readonly Phrase[]
  /** Look like a ban and are none: "do not forget to". */
  readonly neutral: readonly Phrase[]
  readonly must: readonly Phrase[]
  readonly mustAfter: readonly Phrase[]
  /** Where the reach of all of these ends: "but". */
  readonly breaks: readonly Phrase[]
  /** Join two of one kind into one: "forbid or punish". */
  readonly joins: readonly Phrase[]
}

export interface Wording {
  /** Words that mean one thing; a phrase names one as `@name`, a frame as a concept. */
  readonly groups: Readonly<Record<string, readonly Phrase[]>>
  readonly stance: StanceWords
  readonly rules: readonly WordingRule[]
  readonly frames: readonly WordingFrame[]
  /** The score beside the hits; null = hits alone decide. */
  readonly weights: Weights | null
}

const phrases = z.array(z.string())
const stanceShape = z.strictObject({
  no: phrases,
  turns: phrases,
  noAfter: phrases,
  neutral: phrases,
  must: phrases,
  mustAfter: phrases,
  breaks: phrases,
  joins: phrases,
})
export const finderShape = z.strictObject({
  forbids: phrases.optional().describe('phrases, where the sentence forbids them'),
  allows: phrases.optional().describe('phrases, where it allows them'),
  requires: phrases.optional().describe('phrases, where it orders them'),
  mentions: phrases.optional().describe('phrases, wherever they stand'),
  with: z.array(phrases).optional().describe('sets of phrases that must stand in the sentence too'),
  unless: phrases.optional().describe('phrases that lift it'),
  nearby: z.array(phrases).optional().describe('sets of phrases that must stand in a sentence near it'),
  unlessNearby: phrases.optional().describe('phrases near it that lift it'),
  once: z.boolean().optional().describe('reported once a passage'),
  measure: z.enum(['sentence-words', 'grade']).optional().describe('a measure instead of words'),
  above: z.number().optional().describe('the measure must be above this'),
  fromWords: z.number().optional().describe('only passages at least this long'),
})
export const wordingShape = z.strictObject({
  groups: z.record(z.string(), phrases).describe('word lists to use in phrases as `@name`'),
  stance: stanceShape.describe('words that turn a sentence into a ban, an order or a permission'),
  rules: z.array(
    z.strictObject({
      id: z
        .string()
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens')
        .describe('its name in `check`'),
      seeks: z.string().optional().describe('what it looks for, in a few words'),
      severity: z.enum(['error', 'warning', 'note']).describe('how serious it is'),
      conflict: z.string().optional().describe('the conflict it raises'),
      authorities: phrases.describe('what it rests on'),
      message: z
        .string()
        .regex(/^Unexpected .*, expected /, 'expected "Unexpected …, expected …"')
        .describe('what is said'),
      instead: z.string().describe('a wording that would do'),
      applies: z.array(z.enum(passageKinds)).min(1).describe('which texts it looks at'),
      find: z.array(finderShape).describe('what it looks for: any one is enough; none: its frames alone find it'),
    }),
  ),
  frames: z.array(wordingFrameShape).optional().describe('what a sentence does, by groups'),
})

type Path = readonly (string | number)[]
type Read = (texts: readonly string[] | undefined, path: Path) => readonly Phrase[]
type Report = (path: Path, message: string) => void

/** Parses the wording rules; null when the file does not have the shape. */
export function parseWording(file: SourceFile): { wording: Wording | null; problems: readonly Diagnostic[] } {
  const parsed = parseShape(file, wordingShape, 'library/wording')
  const raw = parsed.value
  if (raw === null) return { wording: null, problems: parsed.problems }
  const problems: Diagnostic[] = [...parsed.problems]
  const report: Report = (path, message) => problems.push(parsed.problem(path, message))
  const sized = new Map<Path, Phrase>()
  const read: Read = (texts, path) =>
    (texts ?? []).map((text, index) => {
      const phrase = parsePhrase(text, raw.groups, (message) => report([...path, index], message))
      sized.set([...path, index], phrase)
      return phrase
    })
  const groups = Object.entries(raw.groups).map(([name, texts]) => [name, read(texts, ['groups', name])] as const)
  const stance = stanceOf(raw.stance, read)
  const rules = raw.rules.map((rule, index): WordingRule => {
    const path = ['rules', index]
    if (raw.rules.findIndex((other) => other.id === rule.id) < index)
      report([...path, 'id'], `Unexpected second rule "${rule.id}", expected each id once`)
    const find = rule.find.map((finder, at) => parseFinder(finder, [...path, 'find', at], read, report))
    return {
      ...rule,
      seeks: rule.seeks ?? rule.id.replaceAll('-', ' '),
      conflict: rule.conflict ?? null,
      find,
      place: parsed.placeOf(path),
    }
  })
  reportSizes(Object.fromEntries(groups), sized, report)
  const known = { concepts: Object.keys(raw.groups), rules: rules.map(({ id }) => id) }
  const frames = (raw.frames ?? []).map((frame, index) =>
    parseWordingFrame(frame, known, (key, message) => report(['frames', index, key], message)),
  )
  return { wording: { groups: Object.fromEntries(groups), stance, rules, frames, weights: null }, problems }
}

function stanceOf(raw: z.infer<typeof stanceShape>, read: Read): StanceWords {
  const turn = (name: keyof StanceWords): readonly Phrase[] => read(raw[name], ['stance', name])
  return {
    no: turn('no'),
    turns: turn('turns'),
    noAfter: turn('noAfter'),
    neutral: turn('neutral'),
    must: turn('must'),
    mustAfter: turn('mustAfter'),
    breaks: turn('breaks'),
    joins: turn('joins'),
  }
}

function parseFinder(raw: z.infer<typeof finderShape>, path: Path, read: Read, report: Report): Finder {
  const named = stances.filter((stance) => raw[stance] !== undefined)
  const [stance] = named
  if (named.length + (raw.measure === undefined ? 0 : 1) !== 1)
    report(path, `Unexpected keys, expected exactly one of: ${[...stances, 'measure'].join(', ')}`)
  if (raw.measure !== undefined) {
    if (raw.above === undefined) report(path, 'Unexpected measure, expected "above" beside it')
    return { find: 'measure', measure: raw.measure, above: raw.above ?? 0, fromWords: raw.fromWords ?? 0 }
  }
  const sets = (key: 'with' | 'nearby'): readonly (readonly Phrase[])[] =>
    (raw[key] ?? []).map((texts, index) => read(texts, [...path, key, index]))
  return {
    find: 'words',
    stance: stance ?? 'mentions',
    topic: stance === undefined ? [] : read(raw[stance], [...path, stance]),
    with: sets('with'),
    unless: read(raw.unless, [...path, 'unless']),
    nearby: sets('nearby'),
    unlessNearby: read(raw.unlessNearby, [...path, 'unlessNearby']),
    once: raw.once ?? false,
  }
}
