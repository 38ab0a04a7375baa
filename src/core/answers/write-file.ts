/** Turns given answers into `answers.yaml`, each with its question as a comment. */
import { stringify } from 'yaml'
import { holds } from './condition.js'
import { resolveAnswers } from './complete.js'
import type { GivenAnswers } from './answers.js'
import type { Interview, Question } from './question.js'

/** The file's text; answers to questions that don't apply now are kept, so that nothing is lost on the way back. */
export function writeAnswersFile(
  library: Interview & { readonly version: string },
  given: GivenAnswers,
  today: string,
): string {
  const resolved = resolveAnswers(library.questions, given, today)
  const lines = [
    '# What you told practice-policy. Safe to edit by hand: the next time you start it, it shows what changes.',
    'format: 1',
    `library: ${library.version}`,
    'answers:',
  ]
  for (const question of library.questions) {
    const value = given.values[question.id]
    if (value === undefined) continue
    lines.push(...comment(question, holds(question.when, resolved)))
    lines.push(
      `  ${stringify({ [question.id]: value }, { lineWidth: 0, flowCollectionPadding: false, collectionStyle: 'any' })
        .trim()
        .replaceAll('\n', '\n  ')}`,
    )
  }
  if (lines.at(-1) === 'answers:') lines[lines.length - 1] = 'answers: {}'
  if (given.unsure.length > 0)
    lines.push('# Answered "not sure": the protective choice was taken.', `unsure: [${given.unsure.join(', ')}]`)
  return `${lines.join('\n')}\n`
}

function comment(question: Question, applies: boolean): readonly string[] {
  const choices = question.choices.map((choice) => choice.value)
  const values = choices.length === 0 || choices.length > 20 ? '' : ` (${choices.join(', ')})`
  return [`  # ${question.ask}${values}${applies ? '' : ' [does not apply now]'}`]
}
