/** Turns `answers.yaml` into given answers; everything wrong is reported with its place and what was expected. */
import type { Answer, GivenAnswers } from './answers.js'
import { isRecord } from './condition.js'
import { errorAt, type Diagnostic } from '../ground/diagnostic.js'
import { asList, migrateAnswers, type Migrated, type Migration } from './migration.js'
import { limits } from '../ground/bounds/limits.js'
import { suggestion } from '../ground/nearest.js'
import { canPutOff, type Interview } from './question.js'
import type { Place, SourceFile } from '../ground/source.js'
import { parseYaml, type YamlSource } from '../ground/yaml.js'
import { quoted } from '../ground/yaml-words.js'
import { checkAnswer, show, unclearDate } from './check.js'
import { resolveAnswers } from './complete.js'

export interface AnswersFile extends GivenAnswers {
  /** Version of the library the answers were given to; null when the file doesn't say. */
  readonly library: string | null
  /** Place of each answer, for messages about it. */
  readonly places: Readonly<Record<string, Place>>
}

/** What answers are checked against; old ones are carried over first. */
export type AskedBy = Interview & { readonly migrations: readonly Migration[] }

const keys = ['format', 'library', 'answers', 'unsure']

/** Null when nothing can be used. Rules: `answers/yaml`, `answers/key`, `answers/value`, `answers/text`. */
export function parseAnswersFile(
  file: SourceFile,
  library: AskedBy,
): { answers: AnswersFile | null; problems: readonly Diagnostic[] } {
  const refuse = (rule: string, message: string, hint?: string): ReturnType<typeof parseAnswersFile> => ({
    answers: null,
    problems: [errorAt({ file: file.path, line: 1, column: 1 }, rule, message, hint)],
  })
  if (file.text.length > limits.answersCharacters)
    return refuse('answers/text', `Unexpected size, expected at most ${limits.answersCharacters} characters`)
  const yaml = parseYaml({ ...file, text: file.text.replace(/^\uFEFF/, '') }, 'answers/yaml')
  if (yaml.problems.length > 0) return { answers: null, problems: yaml.problems }
  if (!isRecord(yaml.data)) return refuse('answers/yaml', 'Unexpected content, expected a map with "answers"', smallest)
  const problems = [...checkHead(yaml, yaml.data), ...checkForms(yaml, yaml.data)]
  if (problems.length > 0) return { answers: null, problems }
  return readAnswers(yaml, yaml.data, library)
}

/** No condition asks what day it is. */
const anyDay = '2000-01-01'

const smallest = 'start with:\n        format: 1\n        answers:\n          practiceName: Your practice'

function checkHead(yaml: YamlSource, data: Readonly<Record<string, unknown>>): readonly Diagnostic[] {
  const problems = Object.keys(data)
    .filter((key) => !keys.includes(key))
    .map((key) => {
      const message = `Unexpected key "${key}", expected one of: ${keys.join(', ')}`
      return errorAt(yaml.placeOfKey([key]), 'answers/key', message, suggestion(key, keys))
    })
  if (data['format'] !== undefined && data['format'] !== 1) {
    const hint = 'this file may come from a newer version of practice-policy'
    const message = `Unexpected format ${show(data['format'])}, expected 1`
    problems.push(errorAt(yaml.placeOf(['format']), 'answers/value', message, hint))
  }
  if (data['answers'] === undefined) {
    const message = 'Unexpected absence of "answers", expected a map of question to answer'
    problems.push(errorAt(yaml.placeOf([]), 'answers/key', message))
  }
  return problems
}

/** `answers` is a map and `unsure` a list, or empty. */
function checkForms(yaml: YamlSource, { answers, unsure }: Readonly<Record<string, unknown>>): readonly Diagnostic[] {
  const problems: Diagnostic[] = []
  if (answers !== undefined && answers !== null && !isRecord(answers)) {
    const message = `Unexpected ${show(answers)}, expected a map of question to answer`
    problems.push(errorAt(yaml.placeOf(['answers']), 'answers/value', message))
  }
  if (unsure !== undefined && unsure !== null && !Array.isArray(unsure)) {
    const message = `Unexpected ${show(unsure)} for unsure, expected a list of question ids`
    problems.push(errorAt(yaml.placeOf(['unsure']), 'answers/value', message))
  }
  return problems
}

function readAnswers(
  yaml: YamlSource,
  data: Readonly<Record<string, unknown>>,
  library: AskedBy,
): ReturnType<typeof parseAnswersFile> {
  const version = typeof data['library'] === 'string' ? data['library'] : null
  const values = isRecord(data['answers']) ? data['answers'] : {}
  const unsure = Array.isArray(data['unsure']) ? (data['unsure'] as unknown[]) : []
  const migrated = migrateAnswers(library.migrations, version, values, unsure)
  const problems: Diagnostic[] = []
  const given = readValues(yaml, migrated, library, problems)
  const answers: AnswersFile = {
    values: given,
    unsure: readUnsure(yaml, migrated, library, problems),
    library: version,
    places: Object.fromEntries(
      Object.keys(given).map((id) => [id, yaml.placeOf(['answers', migrated.origins[id] ?? id])]),
    ),
  }
  return { answers: problems.length > 0 ? null : answers, problems }
}

function readValues(
  yaml: YamlSource,
  { values, origins }: Migrated,
  library: AskedBy,
  problems: Diagnostic[],
): Record<string, Answer> {
  const given: Record<string, Answer> = {}
  const ids = library.questions.map((question) => question.id)
  for (const [id, value] of Object.entries(values)) {
    if (problems.length > limits.problems) break
    const path = ['answers', origins[id] ?? id]
    const question = library.questions.find((candidate) => candidate.id === id)
    if (question === undefined) {
      const message = `Unexpected question "${id}", expected a question of this library`
      problems.push(errorAt(yaml.placeOfKey(path), 'answers/key', message, suggestion(id, ids)))
      continue
    }
    const isRenamed = path[1] !== id
    const typed = yaml.typed(path)
    const cut = typed === null ? null : cutOff(String(path[1]), typed)
    if (cut !== null) {
      problems.push(errorAt(yaml.placeOf(path), 'answers/text', cut.problem, cut.hint))
      continue
    }
    const checked = checkAnswer(question, isRenamed ? asList(question, value) : value, library, typed?.text)
    if ('problem' in checked) {
      const at = checked.index === undefined ? path : [...path, checked.index]
      problems.push(errorAt(yaml.placeOf(at), checked.rule ?? 'answers/value', checked.problem, checked.hint))
    } else given[id] = checked.answer
  }
  problems.push(...unclearDates(yaml, { values, origins }, library, given))
  return given
}

/** Dates that read two ways for these answers. */
const unclearDates = (
  yaml: YamlSource,
  { values, origins }: Pick<Migrated, 'values' | 'origins'>,
  { questions }: AskedBy,
  given: Readonly<Record<string, Answer>>,
): readonly Diagnostic[] =>
  questions
    .filter(({ eitherOrder }) => eitherOrder !== null)
    .flatMap((question) => {
      const answers = resolveAnswers(questions, { values: given, unsure: [] }, anyDay)
      const unclear = unclearDate(question, values[question.id], answers)
      const place = yaml.placeOf(['answers', origins[question.id] ?? question.id])
      const message = `Unexpected ${show(values[question.id])} for ${question.id}: ${unclear ?? ''}`
      return unclear === null ? [] : [errorAt(place, 'answers/value', message)]
    })

/** Words that YAML takes for a comment, though they stand right behind a "#": more likely they are part of the text. */
function cutOff(key: string, { text, rest }: { text: string; rest: string }): { problem: string; hint: string } | null {
  const words = /^[ \t]+(#[^\s#](?:.*\S)?)\s*$/.exec(rest)?.[1]
  if (words === undefined || /^["']/.test(text)) return null
  return {
    problem: `Unexpected "${words}" after "${text}", expected quotes around a text with a "#"`,
    hint: `put the text in quotes: ${key}: ${quoted(`${text}${rest.trimEnd()}`)}; or, if it is a note, put a space after the "#"`,
  }
}

function readUnsure(
  yaml: YamlSource,
  { unsure }: Migrated,
  library: AskedBy,
  problems: Diagnostic[],
): readonly string[] {
  const offered = library.questions.filter(canPutOff).map((question) => question.id)
  return unsure.filter((id, index): id is string => {
    if (typeof id === 'string' && offered.includes(id)) return true
    const message = `Unexpected ${show(id)} in unsure, expected a question that offers "not sure"`
    problems.push(errorAt(yaml.placeOf(['unsure', index]), 'answers/key', message, suggestion(String(id), offered)))
    return false
  })
}
