/** Turns the labelled passages for building into examples: their features, whether they are at fault, and what they are about. */
import type { Wording } from '../../src/core/library/wording.js'
import { matching } from '../../src/lint/wording/match.js'
import { sentenceReader } from '../../src/lint/wording/read-sentence.js'
import { runFeatures, runsOf } from '../../src/lint/wording/runs.js'
import { sentencesOf } from '../../src/lint/wording/sentences.js'
import { readHands, readLabelled, readMixed } from '../../test/lint/wording/labelled.js'
import { subjectOf } from './subjects.js'

/** A passage that the score learns from. */
export interface Example {
  readonly text: string
  /** Passages of one draw are left out together when thresholds are chosen. */
  readonly draw: string
  readonly isBad: boolean
  /** How many passages it counts as. */
  readonly weight: number
  readonly subject: number | null
  /** No word list was widened with it in view. */
  readonly isNew: boolean
  /** Of each run of its sentences; the score of a passage is that of its worst run. */
  readonly runs: readonly (readonly string[])[]
  /** Of all of them. */
  readonly features: readonly string[]
}

/** Passages by other hands are fewer and more like what comes: each counts as two. */
const weightOfHands = 2

/** The passages for building, with their features. */
export function examplesOf(rules: Wording): readonly Example[] {
  const read = sentenceReader(rules, matching(rules.groups))
  const style = new Set(rules.rules.filter(({ severity }) => severity === 'note').map(({ id }) => id))
  const own = readLabelled()
    .filter(({ split, kind }) => split === 'train' && kind === 'own-words')
    .map(({ id, text, expect }) => {
      const isBad = expect.some((rule) => !style.has(rule))
      return { text, draw: id.replace(/-\d+$/, ''), isBad, weight: 1, subject: null }
    })
  const mixed = readMixed('building').map(({ text, kind }, index) => {
    // In this draw "gag" is one on staff, with the hands one on clients.
    const subject = subjectOf(kind === 'gag' ? 'staff-gag' : kind)
    return { text, draw: `mixed ${index % 5}`, isBad: kind !== 'lawful', weight: 1, subject }
  })
  const parts = (
    ['building', 'further-building', 'independent-building', 'independent-second', 'paraphrases'] as const
  ).flatMap((part) => (readHands(part) ?? []).map((passage) => ({ ...passage, isNew: part === 'independent-second' })))
  const hands = parts.map(({ text, hand, fault, kind, isNew }) => {
    return { text, draw: `hand ${hand}`, isBad: fault, weight: weightOfHands, subject: subjectOf(kind), isNew }
  })
  return [...[...own, ...mixed].map((example) => ({ ...example, isNew: false })), ...hands].map((example) => {
    const sentences = sentencesOf(example.text).flatMap(read)
    const runs = runsOf(sentences).map((run) => runFeatures(sentences, run))
    return { ...example, runs, features: [...new Set(runs.flat())] }
  })
}
