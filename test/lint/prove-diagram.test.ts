/** Decision diagrams agree with trying every assignment, and the counts with counting. */
import fc from 'fast-check'
import { holds, type Condition } from '../../src/core/answers/condition.js'
import { answersWith } from '../shipped-library.js'
import { createDiagram, ever, never, type Diagram, type Node } from '../../src/lint/model/diagram.js'
import { modelOf } from '../../src/lint/model/model.js'
import { longestOf } from '../../src/lint/prove/longest.js'
import { proveLibrary } from '../../src/lint/prove/prove.js'
import { trueFor } from '../../src/lint/model/space.js'
import { edited } from './library-edited.js'

const sizes = [3, 2, 4]
const assignments = sizes.reduce<readonly (readonly number[])[]>(
  (all, size) => all.flatMap((one) => Array.from({ length: size }, (_, value) => [...one, value])),
  [[]],
)

/** A formula, to be built as a diagram and to be tried. */
type Formula =
  | { readonly level: number; readonly values: readonly boolean[] }
  | { readonly not: Formula }
  | { readonly op: 'and' | 'or'; readonly a: Formula; readonly b: Formula }

const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5 },
    fc
      .nat(sizes.length - 1)
      .chain((level) =>
        fc
          .array(fc.boolean(), { minLength: sizes[level]!, maxLength: sizes[level]! })
          .map((values) => ({ level, values })),
      ),
    fc.record({ not: tie('formula') }),
    fc.record({ op: fc.constantFrom('and' as const, 'or' as const), a: tie('formula'), b: tie('formula') }),
  ),
}))

const build = (d: Diagram, f: Formula): Node =>
  'level' in f
    ? d.literal(f.level, f.values)
    : 'not' in f
      ? d.not(build(d, f.not))
      : d[f.op](build(d, f.a), build(d, f.b))

const tried = (f: Formula, values: readonly number[]): boolean => {
  if ('level' in f) return f.values[values[f.level]!]!
  if ('not' in f) return !tried(f.not, values)
  return f.op === 'and' ? tried(f.a, values) && tried(f.b, values) : tried(f.a, values) || tried(f.b, values)
}

const valueOf = (d: Diagram, node: Node, values: readonly number[]): boolean =>
  node <= ever ? node === ever : valueOf(d, d.branches(node)[values[d.levelOf(node)]!]!, values)

test('the most words that print together are those of the best assignment that is allowed', () => {
  const weighted = fc.array(fc.record({ f: formula, words: fc.nat(9) }), { maxLength: 5 })
  fc.assert(
    fc.property(weighted, formula, (weights, limit) => {
      const diagram = createDiagram(sizes)
      const allowed = build(diagram, limit)
      const constraint = (level: number): Node => (level === 0 ? allowed : ever)
      const parts = weights.map(({ f, words }) => ({ when: diagram.and(build(diagram, f), allowed), words }))
      const sums = assignments
        .filter((values) => tried(limit, values))
        .map((values) => weights.reduce((sum, { f, words }) => sum + (tried(f, values) ? words : 0), 0))
      fc.pre(sums.length > 0)
      const longest = longestOf({ diagram, constraint }, parts)
      expect(longest.words).toBe(Math.max(...sums))
      const there = assignments.filter((values) => tried(limit, values) && valueOf(diagram, longest.when, values))
      expect(there.length).toBeGreaterThan(0)
      for (const values of there)
        expect(weights.reduce((sum, { f, words }) => sum + (tried(f, values) ? words : 0), 0)).toBe(longest.words)
    }),
  )
})

test('a diagram is true where its formula is', () => {
  fc.assert(
    fc.property(formula, (f) => {
      const d = createDiagram(sizes)
      const node = build(d, f)
      for (const values of assignments) expect(valueOf(d, node, values)).toBe(tried(f, values))
    }),
  )
})

test('formulas that mean the same are the same node', () => {
  fc.assert(
    fc.property(formula, formula, (f, g) => {
      const d = createDiagram(sizes)
      const same = assignments.every((values) => tried(f, values) === tried(g, values))
      expect(build(d, f) === build(d, g)).toBe(same)
    }),
  )
})

test('assigning a variable leaves the function of the others', () => {
  fc.assert(
    fc.property(formula, (f) => {
      const d = createDiagram(sizes)
      const node = build(d, f)
      for (const values of assignments)
        sizes.forEach((_, level) =>
          expect(valueOf(d, d.assign(node, level, values[level]!), values)).toBe(tried(f, values)),
        )
    }),
    { numRuns: 30 },
  )
})

test('the space holds exactly the answers that can be given, and counts them', () => {
  // 2 ways to walk; boards: nothing or the park; papers: 4 sets. The crew's plan is asked of crews only: 1 + 2.
  const library = edited(
    [
      'questions.yaml',
      '  - id: boards\n',
      `  - id: plan
    step: firm
    kind: select
    ask: Which plan?
    help: Crews have one.
    short: Plan
    choices:
      - { value: early, label: Early }
      - { value: late, label: Late }
    default: early
    defaultWhy: Dogs get up early.
    when: { walks: crew }
  - id: boards
`,
    ],
    ['care/crew-phones.md', 'A crew takes', '{{#is plan "late"}}Late crews rest.{{/is}} A crew takes'],
  )
  const { counts, failures } = proveLibrary(library)
  expect(failures).toEqual([])
  expect(counts.answerSets).toBe(3n * 2n * 4n)
  expect(counts.classes).toBe(3n)
})

test('a condition in the space says what it says of real answers', () => {
  const library = edited()
  const { space } = modelOf(library)
  const conditions: readonly Condition[] = [
    { kind: 'test', question: 'walks', values: ['crew'] },
    { kind: 'not', of: { kind: 'test', question: 'boards', values: ['any'] } },
    {
      kind: 'any',
      of: [{ kind: 'test', question: 'papers', values: ['policy-md', 'policy-docx'] }, { kind: 'always' }],
    },
    { kind: 'test', question: 'firm', values: ['any'] },
  ]
  for (const walks of ['alone', 'crew']) {
    for (const boards of [[], ['park-board']]) {
      for (const papers of [[], ['policy-md'], ['policy-docx'], ['policy-md', 'policy-docx']]) {
        const answers = answersWith(library, { firm: 'Good Boys', walks, boards, papers })
        for (const condition of conditions)
          expect(trueFor(space, space.condition(condition), answers)).toBe(holds(condition, answers))
      }
    }
  }
  expect(space.possible(never)).toBe(false)
})
