/** Turns rows of named values, each right or wrong, into the weights of a linear score; the same rows give the same weights. */

/** One passage as the training sees it. */
export interface Row {
  readonly values: readonly (readonly [string, number])[]
  readonly isBad: boolean
  /** How many passages it counts as. */
  readonly weight: number
}

/** A sum of weights and what it starts from. */
export interface Linear {
  readonly bias: number
  readonly weights: ReadonlyMap<string, number>
}

const rounds = 400
const rate = 0.1
const inertia = 0.9
const decay = 0.001

/** Logistic loss over log-count ratios (Wang and Manning, 2012), by gradient descent with inertia in a fixed order. */
export function fitLinear(rows: readonly Row[], least: (name: string) => number): Linear {
  const { names, scale } = ratiosOf(rows, least)
  const index = new Map(names.map((name, at) => [name, at] as const))
  const docs = rows.map(({ values }) => {
    const known = values.flatMap(([name, value]) => {
      const at = index.get(name)
      return at === undefined ? [] : [{ at, value: value * (scale[at] ?? 0) }]
    })
    return { at: Int32Array.from(known, (one) => one.at), value: Float64Array.from(known, (one) => one.value) }
  })
  const costs = costsOf(rows)
  const weights = new Float64Array(names.length)
  const speed = new Float64Array(names.length)
  let [bias, biasSpeed] = [0, 0]
  for (let round = 0; round < rounds; round += 1) {
    const gradient = new Float64Array(names.length)
    let biasGradient = 0
    for (const [at, doc] of docs.entries()) {
      let score = bias
      for (let k = 0; k < doc.at.length; k += 1) score += (weights[doc.at[k] ?? 0] ?? 0) * (doc.value[k] ?? 0)
      const error = (costs[at] ?? 0) * (1 / (1 + Math.exp(-score)) - (rows[at]?.isBad === true ? 1 : 0))
      biasGradient += error
      for (let k = 0; k < doc.at.length; k += 1) {
        const feature = doc.at[k] ?? 0
        gradient[feature] = (gradient[feature] ?? 0) + error * (doc.value[k] ?? 0)
      }
    }
    biasSpeed = inertia * biasSpeed - rate * biasGradient
    bias += biasSpeed
    for (let at = 0; at < weights.length; at += 1) {
      speed[at] = inertia * (speed[at] ?? 0) - rate * ((gradient[at] ?? 0) + decay * (weights[at] ?? 0))
      weights[at] = (weights[at] ?? 0) + (speed[at] ?? 0)
    }
  }
  return { bias, weights: new Map(names.map((name, at) => [name, (weights[at] ?? 0) * (scale[at] ?? 0)])) }
}

/** What an error on each row costs: both sides weigh the same in all, and everything together one. */
function costsOf(rows: readonly Row[]): readonly number[] {
  const sum = (some: readonly Row[]): number => some.reduce((total, { weight }) => total + weight, 0)
  const bad = sum(rows.filter(({ isBad }) => isBad))
  const good = sum(rows) - bad
  return rows.map(({ isBad, weight }) => (0.5 * weight) / (isBad ? bad : good))
}

/** The names that occur often enough, with the log of how much more often they stand in a bad row. */
function ratiosOf(
  rows: readonly Row[],
  least: (name: string) => number,
): { readonly names: readonly string[]; readonly scale: Float64Array } {
  const counts = new Map<string, { good: number; bad: number; rows: number }>()
  for (const { values, isBad } of rows)
    for (const [name, value] of values) {
      const count = counts.get(name) ?? { good: 0, bad: 0, rows: 0 }
      count[isBad ? 'bad' : 'good'] += value
      count.rows += 1
      counts.set(name, count)
    }
  const kept = [...counts].filter(([name, count]) => count.rows >= least(name))
  const total = (side: 'good' | 'bad'): number => kept.reduce((sum, [, count]) => sum + count[side], 0)
  const [good, bad] = [total('good'), total('bad')]
  const ratio = (count: { good: number; bad: number }): number =>
    Math.log((count.bad + 1) / (bad + kept.length)) - Math.log((count.good + 1) / (good + kept.length))
  return { names: kept.map(([name]) => name), scale: Float64Array.from(kept, ([, count]) => ratio(count)) }
}
