/** Numbers in a row → a longest run that rises: what has kept its order. */

/** Indexes of a longest rising subsequence; of several, the first. */
export function longestRising(values: readonly number[]): ReadonlySet<number> {
  const length: number[] = []
  const previous: number[] = []
  values.forEach((value, index) => {
    length[index] = 1
    previous[index] = -1
    for (let earlier = 0; earlier < index; earlier += 1) {
      const longer = (length[earlier] ?? 0) + 1
      if ((values[earlier] ?? 0) < value && longer > (length[index] ?? 0)) {
        length[index] = longer
        previous[index] = earlier
      }
    }
  })
  const kept = new Set<number>()
  for (let at = length.indexOf(Math.max(0, ...length)); at >= 0; at = previous[at] ?? -1) kept.add(at)
  return kept
}
