/** Turns `wording-weights.json` into the weights of the score that a sentence gets beside its hits. */
import * as z from 'zod'
import { errorAt, type Diagnostic } from '../../ground/diagnostic.js'
import type { SourceFile } from '../../ground/source.js'

/** A linear score over what a sentence contains, and what it means for a finding. */
export interface Weights {
  /** Fingerprint of what they were trained on: rules, frames and labelled passages. */
  readonly trainedOn: string
  readonly bias: number
  /** A hit with a score below this is not told. */
  readonly doubt: number
  /** A hit with a score from here on is a finding; below, a note. */
  readonly finding: number
  /** No hit, but a score from here on: a note. */
  readonly note: number
  /** No hit, but a score from here on: a finding. */
  readonly alone: number
  /** What the benchmark measured on passages by other writers, kept sealed; null = not measured. */
  readonly measured: { readonly recall: number; readonly withNotes: number; readonly lawfulFlagged: number } | null
  /** What a sentence can be about, such as what staff say; `start` is where its share starts, `bias` that of its score. */
  readonly subjects: readonly { readonly name: string; readonly start: number; readonly bias: number }[]
  /** For each feature how much it speaks for each subject. */
  readonly about: Readonly<Record<string, readonly number[]>>
  /** For each feature its weight whatever the subject, and what each subject adds. */
  readonly features: Readonly<Record<string, readonly number[]>>
}

const share = z.number().min(0).max(1)
const shape = z.strictObject({
  trainedOn: z.string(),
  bias: z.number(),
  doubt: share,
  finding: share,
  note: share,
  alone: share,
  measured: z.strictObject({ recall: share, withNotes: share, lawfulFlagged: share }).nullable(),
  subjects: z.array(z.strictObject({ name: z.string(), start: z.number(), bias: z.number() })),
  about: z.record(z.string(), z.array(z.number())),
  features: z.record(z.string(), z.array(z.number())),
})

/** Parses the weights; null when the file does not have the shape. */
export function parseWeights(file: SourceFile): { weights: Weights | null; problems: readonly Diagnostic[] } {
  const parsed = shape.safeParse(read(file.text))
  if (parsed.success) return { weights: parsed.data, problems: [] }
  const place = { file: file.path, line: 1, column: 1 }
  const problem = 'Unexpected content, expected what `npm run train:lint` writes'
  return { weights: null, problems: [errorAt(place, 'library/wording', problem, 'run `npm run train:lint`')] }
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
