/** Every sentence of every companion comes from a clause of this policy: its short lines, the steps of a situation, or words that stand under it in a frame. */
import { possibleChoices } from '../../src/core/answers/complete.js'
import type { Answer } from '../../src/core/answers/answers.js'
import { holds } from '../../src/core/answers/condition.js'
import type { Question } from '../../src/core/answers/question.js'
import type { Block, Inline } from '../../src/core/document/tree.js'
import type { Frame } from '../../src/core/library/frame.js'
import type { Override } from '../../src/core/policy/override.js'
import { frameDocument } from '../../src/core/policy/paper.js'
import { assemblePolicy, type Policy } from '../../src/core/policy/policy.js'
import type { TemplateNode } from '../../src/core/template/nodes.js'
import { numbers } from '../lint/prove-random.js'
import { answersWith, policyWith, shippedLibrary } from '../shipped-library.js'

const library = await shippedLibrary()
const companions = library.frames.filter((frame) => frame.layout !== 'policy' && !frame.id.startsWith('disclaimer'))

/** Slots of rules; the others list answers, dates, sources and places to sign. */
const ofRules = ['briefs', 'scenarios']
const onlyRules = (nodes: readonly TemplateNode[]): readonly TemplateNode[] =>
  nodes.flatMap((node): readonly TemplateNode[] => {
    if (node.kind === 'slot') return ofRules.includes(node.name) ? [node] : []
    return node.kind === 'branch'
      ? [{ ...node, then: onlyRules(node.then), otherwise: onlyRules(node.otherwise) }]
      : [node]
  })

/** What prints for an answer, a date, a section or a citation. */
const mark = '…'
const tidied = (words: string): string => words.replace(/[\s*]+/g, ' ').trim()

function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline): string => {
      if (inline.type === 'text') return inline.value
      if (inline.type === 'break') return ' '
      return 'children' in inline ? wordsOf(inline.children) : mark
    })
    .join('')
}

/** They stand in place of the section of a rule that the practice struck out. */
const titles = library.clauses.map(({ title }) => title)

/** One printed paragraph, cell or heading, and the clauses that its references name. */
interface Printed {
  readonly words: string
  readonly named: readonly string[]
}

const printedIn = (blocks: readonly Block[]): readonly Printed[] =>
  blocks.flatMap((block): readonly Printed[] => {
    if (block.type === 'section') return [{ words: block.title, named: [] }, ...printedIn(block.children)]
    if (block.type === 'list') return block.children.flatMap((item) => printedIn(item.children))
    if (block.type === 'table')
      return block.children.flatMap((row) => row.children.map(({ children }) => printedLine(children)))
    return block.type === 'paragraph' ? [printedLine(block.children)] : []
  })

const printedLine = (inlines: readonly Inline[]): Printed => ({
  words: titles.reduce((words, title) => words.replace(`“${title}”`, mark), tidied(wordsOf(inlines))),
  named: inlines.flatMap((inline) => (inline.type === 'reference' ? [inline.clause] : [])),
})

/** Every text that nodes can give, answers marked. */
const textsOf = (nodes: readonly TemplateNode[]): readonly string[] =>
  nodes.reduce<readonly string[]>(
    (before, node) => {
      const next =
        node.kind === 'content'
          ? [node.text]
          : node.kind === 'branch'
            ? [...textsOf(node.then), ...textsOf(node.otherwise)]
            : [mark]
      return before.flatMap((one) => next.map((other) => one + other))
    },
    [''],
  )

/** Words of a frame between answers, as far as they stand under clauses that are in. */
const leaves = (nodes: readonly TemplateNode[], isIn: (clause: string) => boolean): readonly string[] =>
  nodes.flatMap((node): readonly string[] => {
    if (node.kind === 'content') return [tidied(node.text.replace(/[#|]|^- (\[ \] )?|^\d+\. /gm, ' '))]
    if (node.kind !== 'branch') return []
    const isThere = node.test !== 'clause' || isIn(node.question)
    return [...(isThere ? leaves(node.then, isIn) : []), ...leaves(node.otherwise, isIn)]
  })

const closing = / \((?:see )?…(?:, …)*(?:, changed by us)?\)$/

/** What the short lines and steps of a policy can say: the words, and the clauses they rest on. */
function rulesOf(policy: Policy): readonly { readonly words: string; readonly clauses: readonly string[] }[] {
  const clauses = policy.sections.flatMap(({ provisions }) => provisions.map(({ clause }) => clause))
  const lines = library.clauses
    .filter(({ id }) => clauses.includes(id))
    .flatMap(({ id, brief }) =>
      brief.filter((line) => holds(line.when, policy.answers)).map(({ nodes }) => ({ nodes, clauses: [id] })),
    )
  const steps = library.scenarios
    .filter((scenario) => holds(scenario.when, policy.answers))
    .flatMap((scenario) => scenario.steps.filter((step) => step.clauses.every((id) => clauses.includes(id))))
  return [...lines, ...steps].flatMap(({ nodes, clauses: on }) =>
    textsOf(nodes).map((words) => ({ words: tidied(words), clauses: on })),
  )
}

/** Printed words that come from no clause of the policy. */
function strayIn(frame: Frame, policy: Policy, printed: readonly Printed[]): readonly string[] {
  const rules = rulesOf(policy)
  const clauses = policy.sections.flatMap(({ provisions }) => provisions.map(({ clause }) => clause))
  const own = leaves(frame.nodes, (clause) => clauses.includes(clause))
  const situations = library.scenarios.map(({ situation }) => situation)
  const goesOn = (rest: string): boolean =>
    rest === '' ||
    own.some((leaf) => leaf.startsWith(rest)) ||
    own.some((leaf) => leaf !== '' && rest.startsWith(leaf) && goesOn(rest.slice(leaf.length).trim()))
  /** In one leaf, or from the end of one through whole ones: a sentence may have parts that stand under a test. */
  const inFrame = (piece: string): boolean =>
    own.some((leaf) => leaf.includes(piece)) ||
    [...piece.matchAll(/\b/g)].some(({ index }) => {
      const start = piece.slice(0, index).trim()
      return start !== '' && own.some((leaf) => leaf.endsWith(start)) && goesOn(piece.slice(index).trim())
    })
  return printed
    .filter(({ words, named }) => {
      if (words === '' || situations.includes(words)) return false
      const line = words.replace(closing, '')
      const isRule = rules.some(
        (rule) => rule.words === line && (line === words || rule.clauses.every((id) => named.includes(id))),
      )
      return (
        !isRule &&
        !words
          .split(/…/)
          .map((piece) => piece.trim())
          .every((piece) => /^\W*$/.test(piece) || inFrame(piece))
      )
    })
    .map(({ words }) => words)
}

const printedOf = (frame: Frame, policy: Policy): readonly Printed[] =>
  printedIn(frameDocument(library, policy, { ...frame, nodes: onlyRules(frame.nodes) }).children)

const strike = (clause: string): Override => ({
  clause,
  kind: 'strike',
  title: null,
  body: '',
  base: null,
  date: null,
  author: null,
})

function randomPolicy(seed: number): Policy {
  const next = numbers(seed)
  const pick = <T>(items: readonly T[]): readonly T[] => items.filter(() => next() < 0.4)
  const answer = (question: Question): readonly (readonly [string, Answer])[] => {
    const choices = possibleChoices(question, library.questions)
    const one = choices[Math.floor(next() * choices.length)]
    if (one === undefined || next() < 0.3) return []
    if (question.kind === 'select') return [[question.id, one.value]]
    const several = pick(choices.filter(({ alone }) => !alone)).map(({ value }) => value)
    return question.kind === 'multiselect' ? [[question.id, one.alone ? [one.value] : several]] : []
  }
  const answers = answersWith(library, Object.fromEntries(library.questions.flatMap(answer)))
  const overrides = library.clauses.filter(() => next() < 0.1).map(({ id }) => strike(id))
  return assemblePolicy(library, answers, { version: '1.0', overrides })
}

test.each(companions.map((frame) => [frame.id, frame] as const))('%s: each sentence has its clause', (_, frame) => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const policy = randomPolicy(seed)
    expect(strayIn(frame, policy, printedOf(frame, policy))).toEqual([])
  }
})

test('a sentence whose clause is out is found', () => {
  const strayWithout = (paper: string, clause: string): readonly string[] => {
    const frame = companions.find(({ id }) => id === paper)!
    const without = assemblePolicy(library, answersWith(library), { version: '1.0', overrides: [strike(clause)] })
    return strayIn(frame, without, printedOf(frame, policyWith(library)))
  }
  expect(strayWithout('client-notice', 'no-review-replies')).toEqual([
    'We never answer a review, whatever it says. Our silence does not mean that we do not care.',
  ])
  expect(strayWithout('staff-edition', 'no-review-replies')).toEqual([
    'Never answer a review: good, bad or false, not even with thanks. (…)',
  ])
  expect(strayWithout('scenarios', 'sensitive-topics')).toEqual([])
  expect(strayWithout('owner-sheet', 'client-notice')).toEqual([
    'Give the notice for clients to those now in care, and put it into the intake papers and on the website (…)',
  ])
})
