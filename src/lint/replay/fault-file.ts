/** Turns a fault of a proof into a small answers file that shows it, and such a file back into the fault. */
import type { GivenAnswers } from '../../core/answers/answers.js'
import { writeAnswersFile } from '../../core/answers/write-file.js'
import { formatPlace } from '../../core/ground/source.js'
import type { Library } from '../../core/library/library.js'
import type { ProofFailure } from '../prove/prove.js'
import { someDay, someText } from '../prove/witness.js'

/** What the head of a fault's file says. */
export interface Fault {
  readonly rule: string
  readonly says: string
  /** `file:line:column` of the one or two places it concerns. */
  readonly places: readonly string[]
  /** Clauses the practice has struck out. */
  readonly struck: readonly string[]
  /** It shows for some answers only: those of the file. */
  readonly depends: boolean
}

/** An ordinary `answers.yaml` with the fewest answers; the fault stands in its first comments. */
export function faultFile(library: Library, { diagnostic, answers, struck, places }: ProofFailure): string {
  const head = [
    'A fault that library prove found, and the fewest answers that bring it about.',
    `rule: ${diagnostic.rule}`,
    `says: ${diagnostic.message}`,
    ...places.map((place) => `place: ${formatPlace(place)}`),
    ...struck.map((clause) => `struck out: ${clause}`),
    answers === null ? 'answers: any' : 'answers: those below',
    'To show it in an ordinary build: practice-policy library prove --replay THIS-FILE',
  ]
  const text = writeAnswersFile(library, withNames(library, answers ?? {}), someDay)
  return `${head.map((line) => `# ${line.replace(/\s+/g, ' ')}`).join('\n')}\n${text.slice(text.indexOf('format: 1'))}`
}

/** The answers, and a name wherever a text is required. */
function withNames({ questions }: Library, values: GivenAnswers['values']): GivenAnswers {
  const required = questions.filter((question) => question.required && question.kind === 'text')
  return { values: { ...Object.fromEntries(required.map(({ id }) => [id, someText])), ...values }, unsure: [] }
}

/** `01-contradiction.yaml`. */
export const faultName = ({ diagnostic }: ProofFailure, index: number): string =>
  `${String(index + 1).padStart(2, '0')}-${diagnostic.rule.slice(diagnostic.rule.indexOf('/') + 1)}.yaml`

/** The fault in the head of a file; null when there is none. */
export function readFault(text: string): Fault | null {
  const lines = text.split('\n')
  const values = (key: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`# ${key}: `)).map((line) => line.slice(key.length + 4).trim())
  const [rule] = values('rule')
  const [says] = values('says')
  if (rule === undefined || says === undefined) return null
  const depends = values('answers')[0] !== 'any'
  return { rule, says, places: values('place'), struck: values('struck out'), depends }
}
