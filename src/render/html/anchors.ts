/** Gives every section of a document an id of its own on the page. */
import type { Document, Section } from '../../core/document/tree.js'
import { sectionsIn } from '../../core/document/walk.js'

/** The id of each section, and where a reference to a clause leads. */
export interface Anchors {
  readonly bySection: ReadonlyMap<Section, string>
  readonly byClause: ReadonlyMap<string, string>
  /** The policy's page, for clauses that are not on this one. */
  readonly policyPage: string | null
}

/** A provision's id is its clause id; the others take "section-", "appendix-" or "part-" and make way for clauses. */
export function anchorsOf(document: Document): Anchors {
  const sections = sectionsIn(document.children)
  const bySection = new Map<Section, string>()
  const byClause = new Map<string, string>()
  const taken = new Set<string>()
  const take = (section: Section, wanted: string): string => {
    let id = wanted
    for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`
    taken.add(id)
    bySection.set(section, id)
    return id
  }
  for (const section of sections.filter(({ kind }) => kind === 'provision')) {
    const id = take(section, section.id)
    if (!byClause.has(section.id)) byClause.set(section.id, id)
  }
  for (const section of sections.filter(({ kind }) => kind !== 'provision'))
    take(section, `${section.kind}-${section.id}`)
  return { bySection, byClause, policyPage: document.policyPage ?? null }
}
