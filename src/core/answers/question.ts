/** Turns `questions.yaml` into the interview's steps and questions. */
import * as z from 'zod'
import type { Answer } from './answers.js'
import { parseCondition, type Condition } from './condition.js'
import type { Diagnostic } from '../ground/diagnostic.js'
import type { Place, SourceFile } from '../ground/source.js'
import { late, parseShape } from '../ground/shape.js'

export interface Choice {
  readonly value: string
  /** As the interview shows it. */
  readonly label: string
  /** As it reads in the middle of a sentence of the policy. */
  readonly phrase: string
  /** Choosing it means "not sure". */
  readonly unsure: boolean
  /** It may not stand beside another choice. */
  readonly alone: boolean
  /** Heading it stands under in long lists, or null. */
  readonly group: string | null
  /** Choices of other questions that ticking this one also ticks. */
  readonly adds: Readonly<Record<string, string>>
}

export type Default =
  | { readonly kind: 'none' }
  | { readonly kind: 'literal'; readonly value: Answer }
  | { readonly kind: 'same'; readonly question: string }
  /** Today or, where it would be avoided, the first day after that would not. */
  | { readonly kind: 'today'; readonly avoid: AvoidedMonths | null }
  | { readonly kind: 'all' }

/** Months (1 to 12) in which a day is a poor default when the condition holds. */
export interface AvoidedMonths {
  readonly months: readonly number[]
  readonly when: Condition
}

export interface Question {
  readonly id: string
  readonly step: string
  readonly kind: 'text' | 'date' | 'select' | 'multiselect'
  readonly essential: boolean
  readonly ask: string
  readonly help: string
  /** One to four words for summaries. */
  readonly short: string
  readonly choices: readonly Choice[]
  /** Questions whose ticked choices are this question's choices; empty = `choices` holds them. */
  readonly choicesFrom: readonly string[]
  readonly default: Default
  readonly defaultWhy: string
  /** The protective answer taken for "not sure"; null = "not sure" is not offered. */
  readonly unsure: Answer | null
  readonly when: Condition
  readonly requirements: readonly string[]
  readonly sources: readonly string[]
  /** Longest text accepted, in code points. */
  readonly maxLength: number
  readonly required: boolean
  /** For which answers people may write the day before the month: a date that reads both ways is asked again. */
  readonly eitherOrder: Condition | null
  /** A text may be empty, which says that there is none; unanswered and without a default, it prints as a blank to fill in. */
  readonly blank: boolean
  /** No clause text depends on it. */
  readonly cosmetic: boolean
  readonly place: Place
}

export interface Step {
  readonly id: string
  readonly title: string
  /** Its questions belong on one page, where the page can hold several. */
  readonly together: boolean
}

export interface Interview {
  readonly steps: readonly Step[]
  readonly questions: readonly Question[]
}

const answerShape = late(() => z.union([z.string(), z.array(z.string())]))
export const choiceShape = late(() =>
  z.strictObject({
    value: z.string().describe('as answers.yaml has it'),
    label: z.string().describe('as the interview shows it'),
    phrase: z.string().optional().describe('as it reads in the middle of a sentence'),
    unsure: z.boolean().optional().describe('choosing it means "not sure"'),
    alone: z.boolean().optional().describe('may not stand beside another choice'),
    group: z.string().optional().describe('heading it stands under'),
    adds: z.record(z.string(), z.string()).optional().describe('choices of other questions that it ticks too'),
  }),
)
/** One month at least stays free, so that a day can be found. */
const avoidShape = late(() =>
  z.strictObject({ months: z.array(z.int().min(1).max(12)).max(11), when: z.unknown().optional() }),
)
export const questionShape = late(() =>
  z.strictObject({
    id: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]*$/, 'expected a camelCase id')
      .describe('its name, camelCase'),
    step: z.string().describe('the step it belongs to'),
    kind: z.enum(['text', 'date', 'select', 'multiselect']).describe('what sort of answer it takes'),
    essential: z.boolean().optional().describe('asked in the quick interview'),
    ask: z.string().describe('the question'),
    help: z.string().describe('why it is asked; the first sentence is always shown'),
    short: z.string().describe('one to four words, for summaries'),
    choices: z.array(choiceShape).optional().describe('what it offers'),
    choicesFrom: z.array(z.string()).optional().describe('questions whose ticked choices it offers'),
    default: z
      .union([
        answerShape,
        z.strictObject({ same: z.string() }),
        z.strictObject({ today: z.literal(true), avoid: avoidShape.optional() }),
        z.strictObject({ all: z.literal(true) }),
      ])
      .optional()
      .describe(
        'the answer taken when none is given: a value, `{ same: question }`, `{ today: true }` or `{ all: true }`',
      ),
    defaultWhy: z.string().optional().describe('why that one'),
    unsure: answerShape.optional().describe('the protective answer taken for "not sure"; left out: not offered'),
    when: z.unknown().optional().describe('for which answers it is asked'),
    requirements: z.array(z.string()).optional().describe('points of `requirements.yaml` it serves'),
    sources: z.array(z.string()).optional().describe('what it rests on'),
    maxLength: z.int().positive().optional().describe('longest text, in characters'),
    eitherOrder: z
      .unknown()
      .optional()
      .describe('for which answers the day may stand before the month, so that 3/4/2027 is asked again'),
    required: z.boolean().optional().describe('nothing is built without it'),
    blank: z.boolean().optional().describe('may stay unanswered: prints as a line to fill in, and is an open item'),
    cosmetic: z.boolean().optional().describe('no clause depends on it'),
  }),
)
export const stepShape = late(() =>
  z.strictObject({
    id: z.string().describe('its name'),
    title: z.string().describe('as the interview shows it'),
    together: z.boolean().optional().describe('its questions are asked on one page, where there is room for several'),
  }),
)
const fileShape = late(() =>
  z.strictObject({
    steps: z.array(stepShape),
    questions: z.array(questionShape),
  }),
)

/** Whether a question may be put off: it has an answer for "not sure", or prints as a blank until someone fills it in. */
export const canPutOff = (question: Question): boolean =>
  question.unsure !== null || (question.blank && question.default.kind === 'none')

/** Parses `questions.yaml`; the interview is null when the file's shape is wrong. */
export function parseQuestions(file: SourceFile): { interview: Interview | null; problems: readonly Diagnostic[] } {
  const parsed = parseShape(file, fileShape, 'library/questions')
  if (parsed.value === null) return { interview: null, problems: parsed.problems }
  const problems: Diagnostic[] = []
  const questions = parsed.value.questions.map((raw, index): Question => {
    const path = ['questions', index]
    const condition = (data: unknown, ...at: readonly string[]): Condition =>
      parseCondition(data, (inner, message) => problems.push(parsed.problem([...path, ...at, ...inner], message)))
    return {
      ...raw,
      essential: raw.essential ?? false,
      choices: (raw.choices ?? []).map(completeChoice),
      choicesFrom: raw.choicesFrom ?? [],
      default: readDefault(raw.default, condition),
      defaultWhy: raw.defaultWhy ?? '',
      unsure: raw.unsure ?? null,
      when: condition(raw.when, 'when'),
      requirements: raw.requirements ?? [],
      sources: raw.sources ?? [],
      maxLength: raw.maxLength ?? 200,
      eitherOrder: raw.eitherOrder === undefined ? null : condition(raw.eitherOrder, 'eitherOrder'),
      required: raw.required ?? false,
      blank: raw.blank ?? false,
      cosmetic: raw.cosmetic ?? false,
      place: parsed.placeOf(path),
    }
  })
  const steps = parsed.value.steps.map((step): Step => ({ ...step, together: step.together ?? false }))
  return { interview: { steps, questions }, problems }
}

const completeChoice = (raw: z.infer<typeof choiceShape>): Choice => ({
  value: raw.value,
  label: raw.label,
  phrase: raw.phrase ?? raw.label,
  unsure: raw.unsure ?? false,
  alone: raw.alone ?? false,
  group: raw.group ?? null,
  adds: raw.adds ?? {},
})

function readDefault(
  raw: z.infer<typeof questionShape>['default'],
  condition: (data: unknown, ...at: readonly string[]) => Condition,
): Default {
  if (raw === undefined) return { kind: 'none' }
  if (typeof raw === 'string' || Array.isArray(raw)) return { kind: 'literal', value: raw }
  if ('same' in raw) return { kind: 'same', question: raw.same }
  if ('all' in raw) return { kind: 'all' }
  const { avoid } = raw
  if (avoid === undefined) return { kind: 'today', avoid: null }
  return {
    kind: 'today',
    avoid: { months: avoid.months, when: condition(avoid.when, 'default', 'avoid', 'when') },
  }
}
