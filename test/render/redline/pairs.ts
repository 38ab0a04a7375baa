/** A seed → two versions of a policy: other answers, another library, other words of the practice's own. */
import { resolveAnswers } from '../../../src/core/answers/complete.js'
import type { Answer } from '../../../src/core/answers/answers.js'
import { frameDocument } from '../../../src/core/policy/paper.js'
import type { Clause } from '../../../src/core/library/clause.js'
import type { Library } from '../../../src/core/library/library.js'
import type { WrittenProvision } from '../../../src/core/policy/lock.js'
import type { Override } from '../../../src/core/policy/override.js'
import { assemblePolicy } from '../../../src/core/policy/policy.js'
import { reviseProvisions } from '../../../src/core/revision/revision.js'
import type { Revision } from '../../../src/core/revision/change.js'
import type { TemplateNode } from '../../../src/core/template/nodes.js'
import type { Document } from '../../../src/core/document/tree.js'
import { lockProvisions } from '../../../src/core/policy/written.js'

export type Chance = () => number

/** Numbers in [0, 1), the same for the same seed. */
function chanceOf(seed: number): Chance {
  let state = seed * 2654435761
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const pick = <T>(chance: Chance, list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)]

export interface Pair {
  readonly library: Library
  readonly before: Document
  readonly after: Document
  readonly revision: Revision
}

const names = [
  'Riverbend Counseling',
  "O'Brien & Søn *LLC* <b>{{x}}</b> [a](b)",
  'Hope & Healing',
  'Årstad 2.1 Therapy',
]
const sentences = [
  'Ask the lead first when you are not sure.',
  'This holds on every account, at work and at home.',
  'Nobody is blamed for asking.',
  'Write down the date & the reason.',
]
const words = ['always', 'promptly', 'in writing', 'each week', '“soon”', 'R&D']

/** A policy of `share` of the library's clauses in two versions; every pair differs in something. */
export function pairOf(shipped: Library, seed: number, share: number): Pair {
  const chance = chanceOf(seed)
  const kept = shipped.clauses.filter(() => chance() < share)
  const earlier: Library = { ...shipped, clauses: kept.length > 2 ? kept : shipped.clauses.slice(0, 3) }
  const library = chance() < 0.7 ? changedLibrary(shipped, earlier, chance) : earlier
  const given = randomAnswers(shipped, chance, 0.15)
  const changed = chance() < 0.7 ? { ...given, ...randomAnswers(shipped, chance, 0.06) } : given
  const values = { practiceName: pick(chance, names) ?? '', ...given }
  const later = { ...changed, practiceName: chance() < 0.1 ? (pick(chance, names) ?? '') : values.practiceName }
  const first = stateOf(earlier, values, [], chance, 0.3)
  const second = stateOf(library, later, first.overrides, chance, 0.5)
  const revision = reviseProvisions({
    library,
    before: { version: '1.0', library: earlier.version, answers: first.answers, provisions: first.provisions },
    after: {
      library: library.version,
      answers: second.answers,
      provisions: second.provisions,
      overrides: second.overrides,
    },
  })
  const after = second.document
  return {
    library,
    before: first.document,
    after: { ...after, version: revision.to, facts: after.facts.map((fact) => withVersion(fact, revision.to)) },
    revision,
  }
}

const withVersion = (fact: Document['facts'][number], version: string): Document['facts'][number] =>
  fact.label === 'Version' ? { ...fact, value: [{ type: 'text', value: version }] } : fact

interface State {
  readonly document: Document
  readonly provisions: readonly WrittenProvision[]
  readonly answers: Readonly<Record<string, Answer>>
  readonly overrides: readonly Override[]
}

function stateOf(
  library: Library,
  values: Readonly<Record<string, Answer>>,
  overrides: readonly Override[],
  chance: Chance,
  edits: number,
): State {
  const answers = resolveAnswers(library.questions, { values, unsure: [] }, '2027-01-04')
  const plain = assemblePolicy(library, answers, { version: '1.0', overrides })
  const all =
    chance() < edits && edits > 0
      ? [...overrides, ...randomOverrides(lockProvisions(plain), overrides, chance)]
      : overrides
  const policy = assemblePolicy(library, answers, { version: '1.0', overrides: all })
  const frame = library.frames.find(({ layout }) => layout === 'policy')
  if (frame === undefined) throw new Error('no policy frame')
  const document = frameDocument(library, policy, frame)
  return { document, provisions: lockProvisions(policy), answers: answers.values, overrides: all }
}

function randomOverrides(
  provisions: readonly WrittenProvision[],
  taken: readonly Override[],
  chance: Chance,
): readonly Override[] {
  const count = 1 + Math.floor(chance() * 3)
  const made: Override[] = []
  for (let n = 0; n < count; n += 1) {
    const provision = pick(chance, provisions)
    if (provision === undefined || [...taken, ...made].some(({ clause }) => clause === provision.clause)) continue
    const kind = pick(chance, ['replace', 'replace', 'add', 'strike'] as const) ?? 'replace'
    const body =
      kind === 'replace' ? editMarkdown(provision.text, chance) : kind === 'add' ? (pick(chance, sentences) ?? '') : ''
    const base = { version: provision.version, text: provision.text }
    made.push({ clause: provision.clause, kind, title: null, body, base, date: null, author: null })
  }
  return made
}

function randomAnswers(library: Library, chance: Chance, share: number): Record<string, Answer> {
  const answers: Record<string, Answer> = {}
  for (const question of library.questions) {
    if (chance() >= share || question.kind === 'date' || question.id === library.parts.practiceName) continue
    const values = question.choices.map((choice) => choice.value)
    if (question.kind === 'text')
      answers[question.id] = pick(chance, ['Dana Lee', 'Sam O’Neil, LCSW', 'the office']) ?? ''
    else if (question.kind === 'select') answers[question.id] = pick(chance, values) ?? ''
    else answers[question.id] = values.filter(() => chance() < 0.5)
  }
  return answers
}

/** Some clauses reworded, some gone, some new, some elsewhere. */
function changedLibrary(shipped: Library, earlier: Library, chance: Chance): Library {
  const absent = shipped.clauses.filter((clause) => !earlier.clauses.includes(clause))
  const clauses = earlier.clauses
    .filter(() => chance() > 0.05)
    .map((clause) => (chance() < 0.15 ? changedClause(clause, shipped, chance) : clause))
  const all = renamed([...clauses, ...absent.filter(() => chance() < 0.05)], chance)
  const sections = shipped.sections.map(({ id }) => id)
  const sorted = [...all].sort((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section) || a.order - b.order)
  return { ...earlier, version: '1.1.0', clauses: sorted }
}

/** Now and then a clause gets another id, and what refers to it follows. */
function renamed(clauses: readonly Clause[], chance: Chance): readonly Clause[] {
  const names = new Map(clauses.filter(() => chance() < 0.02).map(({ id }) => [id, `${id}-anew`]))
  const follow = (node: TemplateNode): TemplateNode => {
    if (node.kind === 'ref') return { ...node, clause: names.get(node.clause) ?? node.clause }
    if (node.kind !== 'branch') return node
    return { ...node, then: node.then.map(follow), otherwise: node.otherwise.map(follow) }
  }
  return clauses.map((clause) => {
    const id = names.get(clause.id)
    const body = clause.body.map(follow)
    return id === undefined ? { ...clause, body } : { ...clause, id, body, supersedes: [clause.id] }
  })
}

function changedClause(clause: Clause, library: Library, chance: Chance): Clause {
  const version = pick(chance, ['1.0.1', '1.1.0', '2.0.0']) ?? '1.1.0'
  const next = { ...clause, version, changes: { ...clause.changes, [version]: 'Says more plainly what to do' } }
  const kind = chance()
  if (kind < 0.6) return { ...next, body: clause.body.map((node) => editNode(node, chance)) }
  if (kind < 0.7) return { ...next, order: clause.order + Math.round(chance() * 100 - 50) }
  if (kind < 0.78) return { ...next, section: pick(chance, library.sections)?.id ?? clause.section }
  if (kind < 0.85) return { ...next, title: `${clause.title} now`.slice(0, 70) }
  if (kind < 0.92) return { ...next, authorities: clause.authorities.slice(1) }
  return { ...next, rationale: pick(chance, sentences) ?? '' }
}

const editNode = (node: TemplateNode, chance: Chance): TemplateNode =>
  node.kind === 'content' && chance() < 0.5 ? { ...node, text: editMarkdown(node.text, chance) } : node

/** Rewords, splits, joins, drops or adds, once or several times. */
function editMarkdown(text: string, chance: Chance): string {
  let result = text
  const times = 1 + Math.floor(chance() * 4)
  for (let n = 0; n < times; n += 1) result = editOnce(result, chance)
  return result.trim() === '' ? text : result
}

function editOnce(text: string, chance: Chance): string {
  const at = <T extends RegExpMatchArray>(found: readonly T[]): T | undefined => pick(chance, found)
  const plainWord = /(?<=\p{L} )\p{L}+(?= \p{L})/gu
  const between = /(?<=\p{L}[.!?]) (?=\p{Lu}\p{L})/gu
  const splice = (match: RegExpMatchArray | undefined, put: string): string =>
    match === undefined ? text : text.slice(0, match.index) + put + text.slice((match.index ?? 0) + match[0].length)
  switch (Math.floor(chance() * 6)) {
    case 0:
      return splice(at([...text.matchAll(plainWord)]), pick(chance, words) ?? '')
    case 1:
      return splice(at([...text.matchAll(between)]), '\n\n')
    case 2:
      return splice(at([...text.matchAll(/(?<=\p{L}[.!?])\n\n(?=\p{Lu}\p{L})/gu)]), ' ')
    case 3:
      return splice(at([...text.matchAll(between)]), ` ${pick(chance, sentences)} `)
    case 4:
      return splice(at([...text.matchAll(/(?<=[.!?] )\p{Lu}[^.!?\n[\]{}*|\uE000]*[.!?] /gu)]), '')
    default:
      return splice(at([...text.matchAll(/\n- [^\n]*(?=\n- )/g)]), chance() < 0.5 ? '' : '\n- A new item')
  }
}
