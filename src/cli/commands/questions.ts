/** `questions`: the interview as a table, as JSON, or as a JSON schema of answers.yaml. */
import { possibleChoices } from '../../core/answers/complete.js'
import { describeCondition } from '../../core/answers/condition.js'
import type { Library } from '../../core/library/library.js'
import { canPutOff, type Question } from '../../core/answers/question.js'
import { exit } from '../../node/folder/user-error.js'
import type { CommandRun } from '../command.js'
import { libraryOf } from '../context.js'
import { print, printJson } from '../terminal/io.js'

export const run: CommandRun = async (input) => {
  const library = await libraryOf(input)
  if (input.options['jsonSchema'] === true) printJson(input.io, answersSchema(library), 2)
  else if (input.options['json'] === true)
    printJson(
      input.io,
      library.questions.map((question) => record(question, library)),
    )
  else for (const line of table(library)) print(input.io, line)
  return exit.ok
}

const record = (question: Question, library: Library): Record<string, unknown> => ({
  id: question.id,
  step: question.step,
  kind: question.kind,
  essential: question.essential,
  ask: question.ask,
  help: question.help,
  choices: possibleChoices(question, library.questions).map(({ value, label }) => ({ value, label })),
  default: question.default,
  defaultWhy: question.defaultWhy,
  unsure: question.unsure,
  when: describeCondition(question.when),
  requirements: question.requirements,
  sources: question.sources,
})

function table(library: Library): readonly string[] {
  const width = Math.max(...library.questions.map((question) => question.id.length)) + 2
  return library.steps.flatMap((step, index) => [
    ...(index === 0 ? [] : ['']),
    `Step ${index + 1}. ${step.title}`,
    ...library.questions
      .filter((question) => question.step === step.id)
      .flatMap((question) => [
        `  ${question.id.padEnd(width)}${question.ask}${question.essential ? '  [essential]' : ''}`,
        `  ${''.padEnd(width)}default: ${defaultText(question)}${condition(question)}`,
      ]),
  ])
}

const condition = (question: Question): string =>
  question.when.kind === 'always' ? '' : `; asked when ${describeCondition(question.when)}`

function defaultText(question: Question): string {
  const rule = question.default
  if (rule.kind === 'literal')
    return typeof rule.value === 'string' ? rule.value : rule.value.length === 0 ? 'none' : rule.value.join(', ')
  if (rule.kind === 'same') return `the answer to ${rule.question}`
  if (canPutOff(question)) return 'none, a blank to fill in'
  return { none: 'none, an answer is needed', today: 'today', all: 'all of them' }[rule.kind]
}

function answersSchema(library: Library): Record<string, unknown> {
  const properties = Object.fromEntries(
    library.questions.map((question) => [question.id, answerSchema(question, library)]),
  )
  const required = library.questions.filter((question) => question.required).map((question) => question.id)
  const unsure = library.questions.filter((question) => canPutOff(question)).map((question) => question.id)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `${library.title}: answers`,
    type: 'object',
    additionalProperties: false,
    required: ['answers'],
    properties: {
      format: { const: 1 },
      library: { type: 'string' },
      answers: { type: 'object', additionalProperties: false, required, properties },
      unsure: { type: 'array', uniqueItems: true, items: { enum: unsure } },
    },
  }
}

function answerSchema(question: Question, library: Library): Record<string, unknown> {
  const described = { title: question.ask, description: question.help }
  const values = possibleChoices(question, library.questions).map((choice) => choice.value)
  switch (question.kind) {
    case 'text':
      return {
        ...described,
        type: 'string',
        maxLength: question.maxLength,
        ...(question.required ? { minLength: 1 } : {}),
      }
    case 'date':
      return { ...described, type: 'string', format: 'date' }
    case 'select':
      return { ...described, enum: values }
    case 'multiselect':
      return { ...described, type: 'array', uniqueItems: true, items: { enum: values }, ...standAlone(question) }
  }
}

/** Choices that may not stand beside others: each by itself, or none of them. */
function standAlone({ choices }: Question): Record<string, unknown> {
  const alone = choices.filter((choice) => choice.alone).map((choice) => choice.value)
  if (alone.length === 0) return {}
  return { anyOf: [{ maxItems: 1 }, { not: { contains: { enum: alone } } }] }
}
