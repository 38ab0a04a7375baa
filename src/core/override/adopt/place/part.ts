/** Tells an excerpt from a whole file that leaves rules out. */
import type { WrittenPolicy } from '../../../policy/lock.js'
import type { Layout } from './layout.js'

/** Whether the file is likely only a part of the policy: most of it is missing, or many rules and all that stands before them. */
export function isPart({ missing, placed, gone }: Layout, { provisions }: WrittenPolicy): boolean {
  if (missing.length * 2 > provisions.length) return true
  const first = placed.findIndex(({ known }) => known !== null)
  const hasFront = placed
    .slice(0, Math.max(0, first))
    .some(({ unit, role }) => role === 'frame' && unit.leaves.length > 0)
  const withoutAppendix = gone.some(({ place }) => place.kind === 'appendix')
  return missing.length >= 5 && !hasFront && withoutAppendix
}
