/** Turns the features of a few sentences into a score between 0 and 1: how much they resemble wording the law or a code refuses. */
import type { Weights } from '../../core/library/phrases/weights.js'

/** The part of the weights that makes a score. */
export type ScoreModel = Pick<Weights, 'bias' | 'subjects' | 'about' | 'features'>

/** The logistic function of the summed weights, those of each subject as far as the words are about it. */
export function scoreOf(model: ScoreModel, features: readonly string[]): number {
  const shares = subjectShares(model, features)
  const bias = model.subjects.reduce((sum, { bias: own }, at) => sum + own * (shares[at] ?? 0), model.bias)
  const sum = features.reduce((total, feature) => {
    const [always, ...bySubject] = model.features[feature] ?? []
    return total + (always ?? 0) + bySubject.reduce((part, weight, at) => part + weight * (shares[at] ?? 0), 0)
  }, bias)
  return 1 / (1 + Math.exp(-sum))
}

/** How much the words are about each subject: shares of one, small ones left out. */
export function subjectShares(
  { subjects, about }: Pick<ScoreModel, 'subjects' | 'about'>,
  features: readonly string[],
): readonly number[] {
  const sums = subjects.map(({ start }, at) =>
    features.reduce((total, feature) => total + (about[feature]?.[at] ?? 0), start),
  )
  const powers = sums.map((sum) => Math.exp(sum - Math.max(...sums)))
  const all = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => (power / all > least ? power / all : 0))
}

/** A share that counts. */
const least = 0.1
