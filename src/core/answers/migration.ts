/** Turns `migrations.yaml` into what became of questions and choices, and carries old answers over. */
import * as z from 'zod'
import type { Diagnostic } from '../ground/diagnostic.js'
import { late, parseShape } from '../ground/shape.js'
import type { SourceFile } from '../ground/source.js'
import type { Question } from './question.js'

/** What changed in one version of the library, for answers given to an earlier one. */
export interface Migration {
  readonly to: string
  /** Old question id → its new id, or several where it was split; null where it is gone. */
  readonly questions: Readonly<Record<string, string | readonly string[] | null>>
  /** Question id (the new one) → old choice → new choice, several, or null where it is gone. */
  readonly choices: Readonly<Record<string, Readonly<Record<string, string | readonly string[] | null>>>>
}

export const migrationsShape = late(() => {
  const target = z.union([z.string(), z.array(z.string())]).nullable()
  return z.strictObject({
    migrations: z.array(
      z.strictObject({
        to: z
          .string()
          .regex(/^\d+\.\d+\.\d+$/, 'expected a version such as 1.1.0')
          .describe('the version that made the change'),
        questions: z.record(z.string(), target).optional().describe('old question → its name now; null: gone'),
        choices: z
          .record(z.string(), z.record(z.string(), target))
          .optional()
          .describe('question → old choice → its name now; null: gone'),
      }),
    ),
  })
})

/** Parses the migrations, oldest first. */
export function parseMigrations(file: SourceFile): {
  migrations: readonly Migration[]
  problems: readonly Diagnostic[]
} {
  const parsed = parseShape(file, migrationsShape, 'library/migrations')
  const migrations = (parsed.value?.migrations ?? []).map((raw): Migration => ({
    to: raw.to,
    questions: raw.questions ?? {},
    choices: raw.choices ?? {},
  }))
  return { migrations: migrations.sort((a, b) => compareVersions(a.to, b.to)), problems: parsed.problems }
}

/** Raw answers as an earlier library knew them → as this one does; where each came from goes along, for messages. */
export interface Migrated {
  readonly values: Readonly<Record<string, unknown>>
  readonly unsure: readonly unknown[]
  /** New question id → the id it stands under in the file. */
  readonly origins: Readonly<Record<string, string>>
}

/** Applies every migration later than `version` (null = the oldest). */
export function migrateAnswers(
  migrations: readonly Migration[],
  version: string | null,
  values: Readonly<Record<string, unknown>>,
  unsure: readonly unknown[],
): Migrated {
  const start: Migrated = { values, unsure, origins: Object.fromEntries(Object.keys(values).map((id) => [id, id])) }
  return since(migrations, version).reduce(applyMigration, start)
}

/** A question that lets people choose several now and one before: the one is a list of one. */
export const asList = (question: Pick<Question, 'kind'>, value: unknown): unknown =>
  question.kind === 'multiselect' && typeof value === 'string' ? [value] : value

/**
 * What earlier questions asked for (a line of kind and choices each), under the ids and choices of today. A choice that
 * was split or taken away stays as it was, so that its question is asked anew.
 */
export function migrateQuestions(
  migrations: readonly Migration[],
  version: string,
  asked: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return since(migrations, version).reduce<Readonly<Record<string, string>>>(
    (lines, { questions, choices }) =>
      Object.fromEntries(
        Object.entries(lines).flatMap(([id, line]) =>
          targets(questions, id).map((to) => {
            const renamed = line.split(' ').map((choice, index) => {
              const next = index === 0 ? choice : targets(choices[to] ?? {}, choice)
              return typeof next === 'string' ? next : next.length === 1 ? next[0] : choice
            })
            return [to, renamed.join(' ')]
          }),
        ),
      ),
    asked,
  )
}

const since = (migrations: readonly Migration[], version: string | null): readonly Migration[] =>
  migrations.filter((migration) => compareVersions(migration.to, version ?? '0.0.0') > 0)

function applyMigration({ values, unsure, origins }: Migrated, migration: Migration): Migrated {
  const next: Record<string, unknown> = {}
  const from: Record<string, string> = {}
  for (const [id, value] of Object.entries(values)) {
    for (const to of targets(migration.questions, id)) {
      // An answer given under the new name already is the later word.
      if (to !== id && Object.hasOwn(values, to)) continue
      const carried = migrateValue(migration.choices[to] ?? {}, value)
      if (carried === undefined) continue
      next[to] = carried
      from[to] = origins[id] ?? id
    }
  }
  return {
    values: next,
    origins: from,
    unsure: unsure.flatMap((id): readonly unknown[] =>
      typeof id === 'string' ? targets(migration.questions, id) : [id],
    ),
  }
}

/** Undefined when the choice is gone: the default holds until the question is answered anew. */
function migrateValue(choices: Migration['choices'][string], value: unknown): unknown {
  if (Array.isArray(value))
    return [
      ...new Set(
        (value as unknown[]).flatMap((item): readonly unknown[] =>
          typeof item === 'string' ? targets(choices, item) : [item],
        ),
      ),
    ]
  if (typeof value !== 'string') return value
  return targets(choices, value)[0]
}

function targets(map: Readonly<Record<string, string | readonly string[] | null>>, key: string): readonly string[] {
  const to = Object.hasOwn(map, key) ? map[key] : key
  if (to === null || to === undefined) return []
  return typeof to === 'string' ? [to] : to
}

/** Orders versions such as 1.10.0 and 1.9.2. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  for (let index = 0; index < 3; index += 1) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
