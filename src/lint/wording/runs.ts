/** Turns the sentences of a passage into runs of a few that stand together, which get one score: a fault is often said in two sentences. */
import type { Weights } from '../../core/library/phrases/weights.js'
import type { ReadSentence } from './read-sentence.js'
import { scoreOf } from './score.js'

/** So many sentences of one paragraph are scored together. */
const most = 4

/** Indexes of the sentences of each run, in reading order. */
export function runsOf(sentences: readonly ReadSentence[]): readonly (readonly number[])[] {
  const runs: number[][] = []
  for (const [index, { paragraph }] of sentences.entries()) {
    const open = runs.at(-1)
    const isSame = open !== undefined && open.length < most && sentences[open[0] ?? 0]?.paragraph === paragraph
    if (isSame) open.push(index)
    else runs.push([index])
  }
  return runs
}

/** What is in any sentence of a run, each once. */
export const runFeatures = (sentences: readonly ReadSentence[], run: readonly number[]): readonly string[] => [
  ...new Set(run.flatMap((index) => sentences[index]?.features() ?? [])),
]

/** The score of each sentence's run, asked when needed; null without weights. */
export function runScores(
  sentences: readonly ReadSentence[],
  weights: Weights | null,
): { readonly runs: readonly (readonly number[])[]; readonly scoreAt: (sentence: number) => number | null } {
  const runs = runsOf(sentences)
  const runAt = new Map(runs.flatMap((run) => run.map((index) => [index, run] as const)))
  const known = new Map<readonly number[], number>()
  const scoreAt = (sentence: number): number | null => {
    const run = runAt.get(sentence)
    if (weights === null || run === undefined) return null
    const score = known.get(run) ?? scoreOf(weights, runFeatures(sentences, run))
    known.set(run, score)
    return score
  }
  return { runs, scoreAt }
}
