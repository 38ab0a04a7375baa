/** Finds where each provision starts in an edited file: by anchor, by title, and by the text that follows. */
import type { Known, KnownPolicy } from '../known.js'
import { bare, similarity } from '../../../document/tidy.js'
import { unitText, type Unit } from '../../../document/unit.js'

/** A provision starts at this unit; a `copy` is a second one with the same anchor or title. */
export interface Start {
  readonly at: number
  readonly known: Known
  readonly copy: boolean
  /** The unit is the provision's heading, so none of its body. */
  readonly heading: boolean
}

/** Texts that share more of their words than this are versions of one another. */
export const alike = 0.55

interface Claim extends Start {
  readonly score: number
  /** The unit is the title as written. */
  readonly titled: boolean
}

/** Starts by unit index. Anchors are believed only where title or text agree, since they get lost, doubled and moved. */
export function findStarts(units: readonly Unit[], { knowns, isFrame }: KnownPolicy): ReadonlyMap<number, Start> {
  const titles = new Map<string, Known[]>()
  for (const known of knowns) {
    if (known.title !== null) titles.set(bare(known.title), [...(titles.get(bare(known.title)) ?? []), known])
  }
  const bodies = new Set(knowns.flatMap((known) => known.leaves.map((line) => line.text)))
  const titled = (unit: Unit): readonly Known[] => {
    const [line] = unit.leaves
    if (line === undefined || unit.leaves.length > 1 || unit.block.type !== 'paragraph') return []
    // A provision may quote another's title in its text.
    return unit.heading === null && bodies.has(line.text) ? [] : (titles.get(line.bare) ?? [])
  }
  const isStop = (unit: Unit): boolean => unit.heading !== null || titled(unit).length > 0 || unit.anchors.length > 0
  const claims = units.flatMap((unit, at): readonly Claim[] => {
    const byTitle = titled(unit)
    const byAnchor = knowns.filter((known) => unit.anchors.includes(known.clause))
    return [...new Set([...byTitle, ...byAnchor])].flatMap((known) => {
      const title = byTitle.includes(known)
      const heading = title || (unit.heading !== null && !isFrame(unit.leaves[0]?.bare ?? ''))
      const text = following(units, heading ? at + 1 : at, isStop)
      const body = bodyScore(known, text)
      const anchor = byAnchor.includes(known)
      if (unit.heading === null && body === 0 && !(title && anchor)) return []
      if (!heading && body === 0) return []
      // A plain line that equals a title heads nothing where what follows is rather the text of another rule.
      if (unit.heading === null && !anchor && knowns.some((other) => bodyScore(other, text) > body)) return []
      // New words under a new title may be the provision's; another provision's text is not.
      if (!title && body === 0 && knowns.some((other) => bodyScore(other, text) > 0)) return []
      // A heading with the written title is the provision's place, wherever its anchor slid.
      const isSure = title && unit.heading !== null && (anchor || body > 0)
      const score = (isSure ? 100 : 0) + body * 2 + (title ? 1.5 : 0) + (anchor ? 1 : 0)
      return [{ at, known, copy: false, heading, score, titled: title }]
    })
  })
  const isFlat = units.every((unit) => unit.heading === null)
  return settle(claims, (at) => isFlat || units[at]?.heading != null)
}

/** The best claims win; what is left over claims a provision that stands elsewhere, where a heading can stand. */
function settle(claims: readonly Claim[], canHead: (at: number) => boolean): ReadonlyMap<number, Start> {
  const starts = new Map<number, Start>()
  const taken = new Set<Known>()
  const ranked = [...claims].sort((a, b) => b.score - a.score || a.at - b.at)
  for (const claim of ranked) {
    if (starts.has(claim.at) || taken.has(claim.known)) continue
    starts.set(claim.at, claim)
    taken.add(claim.known)
  }
  // Other words under a doubled or lost anchor are nobody's copy.
  const copies = ranked.filter((claim) => claim.titled && canHead(claim.at))
  for (const claim of copies) if (!starts.has(claim.at)) starts.set(claim.at, { ...claim, copy: true })
  return starts
}

function following(units: readonly Unit[], from: number, isStop: (unit: Unit) => boolean): readonly Unit[] {
  const rest = units.slice(from, from + 12)
  const end = rest.findIndex((unit, index) => index > 0 && isStop(unit))
  const list = end === -1 ? rest : rest.slice(0, end)
  return list[0]?.heading != null ? [] : list
}

/** How much these units say what the provision says: a point for each of its lines, or how alike the most alike line is. */
function bodyScore(known: Known, units: readonly Unit[]): number {
  const lines = new Set(known.leaves.map((leaf) => leaf.text))
  const exact = units.flatMap((unit) => unit.leaves).filter((leaf) => lines.has(leaf.text) || leaf.bare === known.why)
  if (exact.length > 0) return exact.length
  const best = Math.max(0, ...units.map((unit) => likeness(known, unit)))
  return best >= alike ? best : 0
}

/** How alike a unit is to the most alike line of a provision. */
export const likeness = (known: Known, unit: Unit): number =>
  Math.max(
    0,
    similarity(unitText(unit), known.text),
    ...unit.leaves.flatMap((leaf) => known.leaves.map((line) => similarity(leaf.text, line.text))),
  )
