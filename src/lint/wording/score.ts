/** Turns the features of a sentence into a score between 0 and 1: how much it resembles wording the law or a code refuses. */
import type { Weights } from '../../core/library/phrases/weights.js'

/** The logistic function of the summed weights. */
export function scoreOf(weights: Weights, features: readonly string[]): number {
  const sum = features.reduce((total, feature) => total + (weights.features[feature] ?? 0), weights.bias)
  return 1 / (1 + Math.exp(-sum))
}
