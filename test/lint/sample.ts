/** Tries a library on random answers, the plain way: it builds the policy and every companion and looks at them. Beside the proof, to catch its mistakes. */
import { choicesOf, resolveAnswers } from '../../src/core/answers/complete.js'
import type { Answer, Answers } from '../../src/core/answers/answers.js'
import type { Question } from '../../src/core/answers/question.js'
import { holds } from '../../src/core/answers/condition.js'
import { frameDocument } from '../../src/core/policy/paper.js'
import type { Library } from '../../src/core/library/library.js'
import { assemblePolicy } from '../../src/core/policy/policy.js'
import { includedClauses, selectClauses } from '../../src/core/policy/select.js'
import { chosen } from '../../src/core/template/evaluate.js'
import type { TemplateNode } from '../../src/core/template/nodes.js'
import { danglingIn } from '../../src/lint/model/pieces.js'

/** Something wrong for certain answers; `rule` as the proof names it. */
export interface SampleFailure {
  readonly rule: string
  readonly file: string
  readonly answers: Answers
}

const today = '2030-01-01'

/** Random answers, `count` times; `random` gives numbers from 0 up to 1. */
export function sampleLibrary(library: Library, random: () => number, count: number): readonly SampleFailure[] {
  return Array.from({ length: count }, () => randomAnswers(library, random)).flatMap((answers) =>
    failuresFor(library, answers),
  )
}

/** Answers to every question that comes up, a quarter of them defaults; lists are sparse, even or full. */
export function randomAnswers({ questions }: Library, random: () => number): Answers {
  const values: Record<string, Answer> = {}
  for (const question of questions) {
    const soFar = resolveAnswers(questions, { values, unsure: [] }, today)
    if (!question.required && random() < 0.25) continue
    values[question.id] = randomAnswer(question, soFar, questions, random)
  }
  return resolveAnswers(questions, { values, unsure: [] }, today)
}

function randomAnswer(
  question: Question,
  answers: Answers,
  questions: readonly Question[],
  random: () => number,
): Answer {
  const values = choicesOf(question, answers, questions).map((choice) => choice.value)
  if (question.kind === 'select') return values[Math.floor(random() * values.length)] ?? ''
  if (question.kind === 'date') return today
  if (question.kind === 'text') return `Example ${Math.floor(random() * 3)}`
  const density = [0, 0.1, 0.5, 1][Math.floor(random() * 4)] ?? 0
  const ticked = values.filter(() => random() < density)
  const alone = question.choices.filter((choice) => choice.alone).map((choice) => choice.value)
  const [first] = ticked
  return ticked.length > 1 && first !== undefined && alone.includes(first)
    ? [first]
    : ticked.filter((value) => ticked.length === 1 || !alone.includes(value))
}

function failuresFor(library: Library, answers: Answers): readonly SampleFailure[] {
  const included = includedClauses(selectClauses(library, answers))
  const found = (rule: string, file: string): SampleFailure => ({ rule, file, answers })
  const clauses = library.clauses.filter((clause) => included.has(clause.id))
  const texts = [
    ...clauses.map((clause) => ({ nodes: clause.body, file: clause.place.file })),
    ...clauses.flatMap((clause) =>
      clause.brief
        .filter((line) => holds(line.when, answers))
        .map((line) => ({ nodes: line.nodes, file: clause.place.file })),
    ),
    ...[...library.frames, ...library.disclaimers].map(({ nodes, place }) => ({ nodes, file: place.file })),
  ]
  return [
    ...clauses.flatMap(({ requires, place }) =>
      requires.every((id) => included.has(id)) ? [] : [found('library/requires', place.file)],
    ),
    ...clauses.flatMap(({ conflicts, place }) =>
      conflicts.some((id) => included.has(id)) ? [found('library/conflicts', place.file)] : [],
    ),
    ...contradicted(library, answers, clauses).map((file) => found('library/contradiction', file)),
    ...texts.flatMap(({ nodes, file }) =>
      printedFaults(nodes, library, answers, included).map((rule) => found(rule, file)),
    ),
    ...builtFaults(library, answers).map(([rule, file]) => found(rule, file)),
  ]
}

/** Rules broken by what prints for these answers. */
function printedFaults(
  nodes: readonly TemplateNode[],
  library: Library,
  answers: Answers,
  included: ReadonlySet<string>,
): readonly string[] {
  return nodes.flatMap((node): readonly string[] => {
    switch (node.kind) {
      case 'branch':
        return printedFaults(
          chosen(node, { answers, includesClause: (id) => included.has(id) }),
          library,
          answers,
          included,
        )
      case 'ref':
        return included.has(node.clause) ? [] : ['library/reference']
      case 'value':
      case 'date':
        return answers.values[node.question] === undefined && answers.origins[node.question] !== 'blank'
          ? ['library/not-asked']
          : []
      case 'list':
        return answers.values[node.question]?.length === 0 ? ['library/empty-list'] : []
      case 'cite':
      case 'quote': {
        const authority = library.authorities.find((candidate) => candidate.id === node.authority)
        return authority === undefined || holds(authority.when, answers) ? [] : ['library/citation']
      }
      default:
        return []
    }
  })
}

/** Rules broken by the finished documents. */
function builtFaults(library: Library, answers: Answers): readonly (readonly [string, string])[] {
  const all = { file: 'clauses', place: library.clauses[0]?.place }
  try {
    const policy = assemblePolicy(library, answers, { version: '1.0' })
    const provisions = policy.sections.flatMap((section) => section.provisions)
    const bodies = provisions.flatMap(({ clause, body }) => {
      const file = library.clauses.find((candidate) => candidate.id === clause)?.place.file ?? ''
      return [
        ...(body.length === 0 ? [['library/empty-body', file] as const] : []),
        ...danglingIn(body, true).map(() => ['library/lead-in', file] as const),
      ]
    })
    const companions = library.frames
      .filter((frame) => frame.layout !== 'policy')
      .flatMap((frame) =>
        danglingIn(frameDocument(library, policy, frame).children, true).map(
          () => ['library/lead-in', frame.place.file] as const,
        ),
      )
    return [...bodies, ...companions]
  } catch {
    return [['library/markdown', all.place?.file ?? all.file]]
  }
}

/** Files of clauses that state a fact which an earlier statement excludes. */
function contradicted(
  { exclusions }: Library,
  answers: Answers,
  clauses: readonly Library['clauses'][number][],
): readonly string[] {
  const stated = clauses.flatMap((clause) =>
    clause.asserts
      .filter((assertion) => holds(assertion.when, answers))
      .map(({ fact }) => ({ fact, file: clause.place.file })),
  )
  return stated.flatMap(({ fact, file }, index) =>
    stated
      .slice(0, index)
      .some((other) =>
        exclusions.some(({ facts }) => other.fact !== fact && facts.includes(fact) && facts.includes(other.fact)),
      )
      ? [file]
      : [],
  )
}
