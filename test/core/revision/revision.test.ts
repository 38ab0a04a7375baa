/** Two states of a policy: what changed, why, and who signs again. */
import { resolveAnswers } from '../../../src/core/answers/complete.js'
import type { Answer } from '../../../src/core/answers/answers.js'
import type { Library } from '../../../src/core/library/library.js'
import type { WrittenProvision } from '../../../src/core/policy/lock.js'
import type { Override } from '../../../src/core/policy/override.js'
import { assemblePolicy } from '../../../src/core/policy/policy.js'
import { reviseProvisions } from '../../../src/core/revision/revision.js'
import type { PolicyState, Revision } from '../../../src/core/revision/change.js'
import { mustAcknowledge, nextVersion, versionsSigned } from '../../../src/core/revision/acknowledge.js'
import { movedClauses } from '../../../src/core/revision/places.js'
import { causeWords } from '../../../src/core/revision/words.js'
import type { TemplateNode } from '../../../src/core/template/nodes.js'
import { lockProvisions } from '../../../src/core/policy/written.js'
import { shippedLibrary } from '../../shipped-library.js'

const library = await shippedLibrary()

const answersOf = (values: Record<string, Answer>): Record<string, Answer> => ({
  practiceName: 'Riverbend Counseling',
  reviewSites: ['google'],
  ...values,
})

function stateOf(from: Library, values: Record<string, Answer>, overrides: readonly Override[] = []): PolicyState {
  const answers = resolveAnswers(from.questions, { values: answersOf(values), unsure: [] }, '2027-01-04')
  const policy = assemblePolicy(from, answers, { version: '1.0', overrides })
  return { library: from.version, answers: answers.values, provisions: lockProvisions(policy), overrides }
}

const revise = (after: PolicyState, before = stateOf(library, {}), now = library): Revision =>
  reviseProvisions({ library: now, before: { ...before, version: '1.0' }, after })

const override = (clause: string, kind: Override['kind'], body = ''): Override => ({
  clause,
  kind,
  title: null,
  body,
  base: null,
  date: null,
  author: null,
})

const withClause = (
  id: string,
  change: (clause: Library['clauses'][number]) => Library['clauses'][number],
): Library => ({
  ...library,
  version: '1.9.0',
  clauses: library.clauses.map((clause) => (clause.id === id ? change(clause) : clause)),
})

/** The clause under another id, and what refers to it following. */
function withRenamed(id: string): Library {
  const name = `${id}-anew`
  const follow = (node: TemplateNode): TemplateNode => {
    if (node.kind === 'ref' && node.clause === id) return { ...node, clause: name }
    if (node.kind !== 'branch') return node
    return { ...node, then: node.then.map(follow), otherwise: node.otherwise.map(follow) }
  }
  const clauses = library.clauses.map((clause) => ({ ...clause, body: clause.body.map(follow) }))
  return {
    ...library,
    version: '1.9.0',
    clauses: clauses.map((clause) => (clause.id === id ? { ...clause, id: name, supersedes: [id] } : clause)),
  }
}

test('the same state makes no revision and keeps its version', () => {
  expect(revise(stateOf(library, {}))).toEqual({ from: '1.0', to: '1.0', changes: [], answers: [] })
})

test('the first issue lists every provision, each with a cause', () => {
  const { from, to, changes, answers } = reviseProvisions({ library, before: null, after: stateOf(library, {}) })
  expect([from, to, answers]).toEqual([null, '1.0', []])
  expect(changes.length).toBeGreaterThan(20)
  expect(changes.filter(({ kind, causes }) => kind !== 'added' || causes.length === 0)).toEqual([])
})

test('an answer that a text speaks of is the cause of its change, in plain words', () => {
  const revision = revise(stateOf(library, { reviewSites: ['google', 'yelp'] }))
  const change = revision.changes.find(({ clause }) => clause === 'review-disclaimer-review-sites')
  expect(change).toMatchObject({ kind: 'changed', causes: [{ answer: 'reviewSites' }] })
  expect(
    change === undefined ? [] : change.causes.map((cause) => causeWords(library, revision, change, cause)),
  ).toEqual(['Because “Review sites” now includes Yelp.'])
})

test('an answer that is gone is yet to be filled in only where its question is still asked', () => {
  const team = { accessModel: 'designated-team', teamMembers: 'Two clinicians' }
  const said = (after: Record<string, Answer>): string => {
    const revision = revise(stateOf(library, after), stateOf(library, team))
    const change = revision.changes.find(({ clause }) => clause === 'access-model')
    return change === undefined
      ? ''
      : change.causes.map((cause) => causeWords(library, revision, change, cause)).join(' ')
  }
  expect(said({ accessModel: 'designated-team' })).toBe('Because “Team members” is yet to be filled in.')
  expect(said({ accessModel: 'single-person' })).toContain('Because “Team members” no longer applies.')
})

test('an answer that decides whether a clause applies is the cause that it came or went', () => {
  const decided = new Set(library.clauses.flatMap(({ when }) => (when.kind === 'test' ? [when.question] : [])))
  expect(decided.size).toBeGreaterThan(0)
  for (const question of library.questions.filter(({ id, kind }) => decided.has(id) && kind === 'select')) {
    for (const { value } of question.choices) {
      const { changes } = revise(stateOf(library, { [question.id]: value }))
      const presence = changes.filter(({ kind }) => kind === 'added' || kind === 'removed')
      expect(presence.filter(({ causes }) => causes.some((cause) => !('answer' in cause)))).toEqual([])
    }
  }
})

test('a new version of a clause is told with both library versions; wording alone is a minor version', () => {
  const now = withClause('purpose', (clause) => ({
    ...clause,
    version: '1.9.0',
    body: [{ kind: 'content', text: 'Said more plainly.' }],
  }))
  const revision = revise(stateOf(now, {}), stateOf(library, {}), now)
  expect(revision).toMatchObject({
    to: '1.1',
    changes: [
      { clause: 'purpose', kind: 'changed', material: false, causes: [{ library: [library.version, '1.9.0'] }] },
    ],
  })
})

test('a major version of a clause changes duties', () => {
  const now = withClause('purpose', (clause) => ({ ...clause, version: '2.0.0', title: 'Why' }))
  expect(revise(stateOf(now, {}), stateOf(library, {}), now)).toMatchObject({
    to: '2.0',
    changes: [{ material: true }],
  })
})

test('the practice’s own wording, added or left out, is an edit', () => {
  const own = [override('purpose', 'replace', 'Our words.'), override('scope', 'strike')]
  const { changes } = revise(stateOf(library, {}, own))
  expect(changes.filter(({ clause }) => ['purpose', 'scope'].includes(clause))).toMatchObject([
    { clause: 'purpose', kind: 'changed', causes: [{ edit: 'purpose' }] },
    { clause: 'scope', kind: 'removed', causes: [{ edit: 'scope' }] },
  ])
})

test('words of the practice’s own that stand on both sides are no change, whatever the library says', () => {
  const own = [override('purpose', 'replace', 'Our words.')]
  const now = withClause('purpose', (clause) => ({ ...clause, version: '1.9.0', body: [] }))
  expect(revise(stateOf(now, {}, own), stateOf(library, {}, own), now).changes).toEqual([])
})

test('the library is a cause of the practice’s words only where something of its own is in them', () => {
  const text = 'We post with care, and never at night.'
  const now = withClause('purpose', (clause) => ({ ...clause, version: '1.9.0', body: [{ kind: 'content', text }] }))
  const own = (body: string): Override => ({
    ...override('purpose', 'replace', body),
    base: { version: '1.9.0', text },
  })
  const before = stateOf(library, {})
  const causes = (body: string): unknown => revise(stateOf(now, {}, [own(body)]), before, now).changes[0]?.causes
  expect(causes('We say what we like.')).toEqual([{ edit: 'purpose' }])
  expect(causes('We post with care, at noon.')).toEqual([{ library: [library.version, '1.9.0'] }, { edit: 'purpose' }])
})

test('the number of a reference is no change', () => {
  const renumbered = (provision: WrittenProvision): WrittenProvision => ({
    ...provision,
    number: '99.1',
    text: provision.text.replace(/\[section [\d.]+\]/g, '[section 99.1]'),
  })
  const before = stateOf(library, {})
  expect(revise(before, { ...before, provisions: before.provisions.map(renumbered) }).changes).toEqual([])
})

test('another order moves as few provisions as explain it', () => {
  const placed = (...clauses: string[]): { clause: string; section: string }[] =>
    clauses.map((clause) => ({ clause, section: 's' }))
  expect([...movedClauses(placed('a', 'b', 'c', 'd'), placed('d', 'a', 'b', 'c'))]).toEqual(['d'])
  expect([...movedClauses([{ clause: 'a', section: 's' }], [{ clause: 'a', section: 't' }])]).toEqual(['a'])
})

test('a clause that supersedes another is the same provision, changed or not', () => {
  const now = withClause('purpose', (clause) => ({
    ...clause,
    id: 'purpose-anew',
    supersedes: ['purpose'],
    title: 'Aim',
  }))
  const { changes } = revise(stateOf(now, {}), stateOf(library, {}), now)
  expect(changes).toMatchObject([
    { clause: 'purpose-anew', kind: 'changed', causes: [{ library: [library.version, '1.9.0'] }] },
  ])
})

test('a reference to a clause under a new id is no change', () => {
  const { changes } = revise(
    stateOf(withRenamed('crisis-messages'), {}),
    stateOf(library, {}),
    withRenamed('crisis-messages'),
  )
  expect(changes).toEqual([])
})

test('an authority that no longer stands behind a clause is named', () => {
  const [cited] = stateOf(library, {}).provisions.filter(({ authorities }) => authorities.length > 1)
  const id = cited?.clause ?? ''
  const now = withClause(id, (clause) => ({ ...clause, authorities: clause.authorities.slice(1) }))
  const { changes } = revise(stateOf(now, {}), stateOf(library, {}), now)
  expect(changes).toMatchObject([{ clause: id, material: false, causes: [{ authority: cited?.authorities[0] }] }])
})

test('an answer by which a code binds nobody any more, though it is still cited, changes the line of sources, and no duty', () => {
  const before = stateOf(library, { professions: ['counselor', 'social-worker'] })
  const after = stateOf(library, { professions: ['counselor', 'mft'] })
  const change = revise(after, before).changes.find(({ clause }) => clause === 'no-endorsing-testimonials')
  expect(change).toMatchObject({ kind: 'changed', material: false, causes: [{ answer: 'professions' }] })
})

test('the practice’s name fills rules without changing them, so nobody signs again', () => {
  const revision = revise(stateOf(library, { practiceName: 'Hope & Healing' }))
  expect(revision.changes.length).toBeGreaterThan(0)
  expect(revision.changes.filter(({ material }) => material)).toEqual([])
  expect(mustAcknowledge(library, revision)).toBeNull()
})

test('another person, or another number, is a minor version that nobody signs again', () => {
  const before = stateOf(library, { backupAdmin: 'Robin Alvarez, 614-555-0102' })
  const revision = revise(stateOf(library, { backupAdmin: 'Sam Okafor, 614-555-0104' }), before)
  expect(revision.to).toBe('1.1')
  expect(mustAcknowledge(library, revision)).toBeNull()
})

test('when duties change, everyone who signed signs again, and is told why', () => {
  const revision = revise(stateOf(library, { comments: 'off' }))
  const must = mustAcknowledge(library, revision)
  expect(revision.to).toBe('2.0')
  expect(must?.who).toBe('Everyone who signed version 1.0 or an earlier one, and everyone who joined since')
  expect(must?.why.join('\n')).toMatch(
    /“Comments on our posts” asks something different\. Because “Comments” is now “Off”/,
  )
})

test.each([
  [null, true, '1.0'],
  ['1.0', true, '2.0'],
  ['1.4', false, '1.5'],
  ['2.9', false, '2.10'],
])('after %s, duties changed %s: %s', (from, material, to) => {
  expect(nextVersion([{ material }], from)).toBe(to)
})

test('a signature holds for the versions after it that changed no duty; versions taken back count for nothing', () => {
  const issued = (...versions: readonly string[]) =>
    versions.map((one) => {
      const [version = '', withdrawn] = one.split(' ')
      return { version, withdrawn }
    })
  expect(versionsSigned([])).toEqual([])
  expect(versionsSigned(issued('1.0', '1.1', '2.0', '2.1', '2.2'))).toEqual(['2.0', '2.1', '2.2'])
  expect(versionsSigned(issued('1.0 withdrawn', '1.1', '1.2'))).toEqual(['1.1', '1.2'])
  expect(versionsSigned(issued('1.0', '2.0 withdrawn', '2.1'))).toEqual(['1.0', '2.1'])
})
