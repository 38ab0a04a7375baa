/** Turns a proof into a certificate that another program can check again: the classes of choices, and answers that show each of them, and each clause in and out. */
import type { Answer } from '../../core/answers/answers.js'
import { possibleChoices } from '../../core/answers/complete.js'
import type { Library } from '../../core/library/library.js'
import { ever, type Node } from '../model/diagram.js'
import { modelOf } from '../model/model.js'
import { testsIn } from '../model/tests.js'
import type { Proof } from './prove.js'
import { complete, findWitness } from './witness.js'

/** Complete answers, by question. */
type Values = Readonly<Record<string, Answer>>

/** Choices of one question that no test of the library tells apart. */
export interface ChoiceClass {
  readonly question: string
  readonly values: readonly string[]
}

/** `dist/proof.json`; answers are named by their index. */
export interface Certificate {
  readonly format: 1
  /** SHA-256 over the paths and texts of the library's files. */
  readonly library: string
  readonly version: string
  readonly counts: Readonly<Record<string, string>>
  readonly failures: readonly { readonly rule: string; readonly message: string }[]
  readonly answers: readonly Values[]
  /** Answers that bring a clause in, and answers that leave it out; null where there are none. */
  readonly clauses: readonly { readonly clause: string; readonly in: number | null; readonly out: number | null }[]
  /** Each class, and answers that give one of its choices. */
  readonly classes: readonly (ChoiceClass & { readonly answers: number | null })[]
}

/** The certificate of a proof. */
export function certify(library: Library, proof: Proof): Certificate {
  const { space, clause } = modelOf(library)
  const answers: Values[] = []
  const indices = new Map<string, number>()
  const witness = (f: Node): number | null => {
    const found = findWitness(space, library.questions, f)
    if (found === null) return null
    const { values } = complete(library.questions, found.given)
    const key = JSON.stringify(values)
    const index = indices.get(key) ?? answers.push(values) - 1
    indices.set(key, index)
    return index
  }
  const clauses = library.clauses.map(({ id }) => {
    const node = clause(id) ?? ever
    return { clause: id, in: witness(node), out: witness(space.diagram.not(node)) }
  })
  const classes = choiceClasses(library).map((one) => ({
    ...one,
    answers: witness(space.test(one.question, one.values)),
  }))
  return {
    format: 1,
    library: library.fingerprint,
    version: library.version,
    counts: Object.fromEntries(Object.entries(proof.counts).map(([name, value]) => [name, String(value)])),
    failures: proof.failures.map(({ diagnostic: { rule, message } }) => ({ rule, message })),
    answers,
    clauses,
    classes,
  }
}

/** For each question with choices: those of one choice that the same tests name; of several, each that a test names, and the rest. */
function choiceClasses(library: Library): readonly ChoiceClass[] {
  const tests = testsIn(library)
  return library.questions.flatMap((question) => {
    const own = tests.filter((test) => test.question === question.id)
    const groups = new Map<string, readonly string[]>()
    for (const { value } of possibleChoices(question, library.questions)) {
      const met = own.map((test) => test.values.includes(value))
      const name = question.kind === 'multiselect' && met.includes(true) ? value : met.join()
      groups.set(name, [...(groups.get(name) ?? []), value])
    }
    return [...groups.values()].map((values): ChoiceClass => ({ question: question.id, values }))
  })
}
