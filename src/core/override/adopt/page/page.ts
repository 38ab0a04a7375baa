/** Turns an edited page (.html) and what was written into the edits it holds. */
import { unitOf, type Edited } from '../../../document/unit.js'
import { limits } from '../../../ground/bounds/limits.js'
import type { WrittenPolicy } from '../../../policy/lock.js'
import { adopt, type Adopted, type AdoptOptions } from '../adopted.js'
import { clausesByName } from '../known.js'
import { blockOf, gathered } from '../shapes/gather.js'
import { besideOurs } from '../word/beside.js'
import type { XmlNode } from '../word/xml.js'
import { elementsOf } from './elements.js'
import { pageLines } from './lines.js'

/** Reads a page; one that is far larger than any policy is a problem in plain words. */
export function readPageFile(page: string): Edited | { readonly problem: string } {
  const root = elementsOf(page)
  if (isTooMuch(root)) return tooLarge
  const { paragraphs, hidden, beside } = pageLines(root)
  if (paragraphs.length > limits.paragraphs) return tooLarge
  const units = gathered(paragraphs).flatMap((group) =>
    unitOf(
      blockOf(group),
      group[0]?.heading ?? null,
      group.flatMap(({ anchors }) => anchors),
    ),
  )
  return { units, remarks: [], hidden, beside }
}

/** Says what a page that was read changes in the policy it started from. */
export function adoptPage(edited: Edited, policy: WrittenPolicy, options: AdoptOptions): Adopted {
  const clauses = clausesByName(policy)
  const units = edited.units.map((unit) => ({ ...unit, anchors: unit.anchors.flatMap((name) => clauses(name) ?? []) }))
  return adopt({ ...edited, units, beside: besideOurs(edited, policy.frame) }, policy, options)
}

const tooLarge = {
  problem: 'The file is far larger than any policy. Copy its text into the Word file of the policy, and bring that in.',
}

function isTooMuch(root: XmlNode): boolean {
  let elements = 0
  let [level, depth]: [readonly XmlNode[], number] = [[root], 0]
  while (level.length > 0) {
    elements += level.length
    if (elements > limits.xmlElements || depth > limits.xmlDepth) return true
    level = level.flatMap(({ children }) => children)
    depth += 1
  }
  return false
}
