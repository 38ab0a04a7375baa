/** Writes docs/library-keys.md: every key of every file of a library, from the shapes that parse them; --check only compares. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { z } from 'zod'
import { migrationsShape } from '../src/core/answers/migration.js'
import { choiceShape, questionShape, stepShape } from '../src/core/answers/question.js'
import { authoritiesShape } from '../src/core/library/authority.js'
import { lineShape } from '../src/core/library/brief.js'
import { clauseShape } from '../src/core/library/clause.js'
import { conflictsShape } from '../src/core/library/conflict.js'
import { eventShape } from '../src/core/library/event.js'
import { factsShape } from '../src/core/library/fact.js'
import { frameShape } from '../src/core/library/frame.js'
import { headShape, requirementsShape, sectionsShape } from '../src/core/library/library.js'
import { fieldShape, platformsShape } from '../src/core/library/platform.js'
import { termShape } from '../src/core/library/term.js'
import { scenariosShape } from '../src/core/library/scenario.js'
import { wordingFrameShape } from '../src/core/library/phrases/frames.js'
import { finderShape, wordingShape } from '../src/core/library/wording.js'
import { slotUses } from '../src/core/policy/slots/slots.js'
import { packageRoot } from '../src/node/library-files.js'

/** What JSON schema says of a property. */
interface Property {
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Property[]
  readonly items?: Property
  readonly properties?: Readonly<Record<string, Property>>
  readonly required?: readonly string[]
}

const root = packageRoot(process.cwd())
const file = path.join(root, 'docs', 'library-keys.md')
const text = await format(page(), { ...(await resolveConfig(file)), parser: 'markdown' })
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('docs/library-keys.md is out of date: run npm run refresh')
    process.exitCode = 1
  }
} else writeFileSync(file, text)

function page(): string {
  const schemaOf = (shape: z.ZodType): Property =>
    z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Property
  const listed = (shape: z.ZodType, key: string): Property => schemaOf(shape).properties?.[key]?.items ?? {}
  const line = schemaOf(lineShape).anyOf?.find((part) => part.properties !== undefined) ?? {}
  const tables: readonly (readonly [title: string, where: string, of: Property])[] = [
    ['Clause', '`clauses/<section>/<id>.md`, between the two `---`', schemaOf(clauseShape)],
    ['Line of a brief', '`brief:` of a clause; a line that is only text needs no keys', line],
    ['Question', '`clauses/questions.yaml`, under `questions:`', schemaOf(questionShape)],
    ['Step', '`clauses/questions.yaml`, under `steps:`', schemaOf(stepShape)],
    ['Choice', '`choices:` of a question', schemaOf(choiceShape)],
    ['Conflict', '`clauses/conflicts.yaml`, under `conflicts:`', listed(conflictsShape, 'conflicts')],
    ['Authority', '`clauses/authorities.yaml`, under `authorities:`', listed(authoritiesShape, 'authorities')],
    ['Event', '`events:` of an authority', schemaOf(eventShape)],
    ['Fact', '`clauses/facts.yaml`, under `facts:`', listed(factsShape, 'facts')],
    ['Facts', '`clauses/facts.yaml`', schemaOf(factsShape)],
    ['Platform', '`clauses/platforms.yaml`, under `platforms:`', listed(platformsShape, 'platforms')],
    ['Field of a platform', '`fields:` of a platform', schemaOf(fieldShape)],
    ['Frame', '`templates/<id>.md.hbs`, between the two `---`', schemaOf(frameShape)],
    ['Section', '`clauses/sections.yaml`, under `sections:`', listed(sectionsShape, 'sections')],
    ['Requirement', '`clauses/requirements.yaml`, under `requirements:`', listed(requirementsShape, 'requirements')],
    ['Situation', '`clauses/scenarios.yaml`, under `scenarios:`', listed(scenariosShape, 'scenarios')],
    ['Migration', '`clauses/migrations.yaml`, under `migrations:`', listed(migrationsShape, 'migrations')],
    ['Wording', '`clauses/wording.yaml`', schemaOf(wordingShape)],
    ['Wording rule', '`rules:` of the wording', listed(wordingShape, 'rules')],
    ['Wording frame', '`frames:` of the wording', schemaOf(wordingFrameShape)],
    ['Finder', '`find:` of a wording rule', schemaOf(finderShape)],
    ['Library', '`clauses/library.yaml`', schemaOf(headShape)],
    ['Term', '`terms:` of the library', schemaOf(termShape)],
  ]
  return [
    '# Every key',
    'Made from the program by `npm run refresh`. A key that is not here is refused, with the nearest one that is.',
    ...tables.map(([title, where, of]) => `## ${title}\n\nIn ${where}.\n\n${table(of)}`),
    '## Slots',
    'In a frame, `{{slot "name" …}}` stands where something is generated.',
    [
      '| Slot | Gives |',
      '| --- | --- |',
      ...Object.entries(slotUses).map(([name, use]) => `| \`${name}\` | ${use} |`),
    ].join('\n'),
  ].join('\n\n')
}

function table({ properties = {}, required = [] }: Property): string {
  const rows = Object.entries(properties).map(([key, property]) => {
    const needed = required.includes(key) ? '' : ' (optional)'
    return `| \`${key}\`${needed} | ${cell(formOf(property))} | ${cell(property.description ?? '')} |`
  })
  return ['| Key | Form | Meaning |', '| --- | --- | --- |', ...rows].join('\n')
}

function cell(words: string): string {
  return words.replaceAll('|', '\\|')
}

function formOf({ type, enum: values, anyOf, items, properties }: Property): string {
  if (values !== undefined) return values.map((value) => `\`${value}\``).join(', ')
  if (anyOf !== undefined) return [...new Set(anyOf.map(formOf))].join(' or ')
  if (type === 'array') return `list of ${items === undefined ? 'anything' : formOf(items)}`
  if (properties !== undefined)
    return `map of ${Object.keys(properties)
      .map((key) => `\`${key}\``)
      .join(', ')}`
  const words: Readonly<Record<string, string>> = {
    string: 'text',
    number: 'number',
    integer: 'whole number',
    boolean: '`true` or `false`',
    object: 'map',
    null: '`null`',
  }
  return type === undefined
    ? 'condition'
    : [type]
        .flat()
        .map((one) => words[one] ?? one)
        .join(' or ')
}
