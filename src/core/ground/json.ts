/** Turns JSON that we once wrote, and anyone may have changed since, into data of a shape; what is wrong is told with its place. */
import type { z } from 'zod'
import { errorAt, type Diagnostic } from './diagnostic.js'
import type { SourceFile } from './source.js'
import { parseYaml } from './yaml.js'

/** What a file of JSON is checked against, and how its faults are told. */
export interface JsonForm<T> {
  readonly shape: z.ZodType<T>
  readonly rule: string
  /** "a lock written by practice-policy". */
  readonly expected: string
  readonly hint: string
}

/** Reads the file; null, and the first fault at its place, when it is damaged. */
export function parseJson<T>(
  file: SourceFile,
  { shape, rule, expected, hint }: JsonForm<T>,
): { readonly value: T | null; readonly problems: readonly Diagnostic[] } {
  // JSON is YAML too, and only a fault asks where things stand: whole files are read the fast way.
  const located = (): ReturnType<typeof parseYaml> => parseYaml(file, rule)
  let data: unknown
  try {
    data = JSON.parse(file.text)
  } catch {
    const place = located().problems[0]?.place ?? { file: file.path, line: 1, column: 1 }
    return { value: null, problems: [errorAt(place, rule, 'Unexpected text, expected JSON', hint)] }
  }
  const parsed = shape.safeParse(data)
  if (parsed.success) return { value: parsed.data, problems: [] }
  const path = (parsed.error.issues[0]?.path ?? []).filter((key) => typeof key !== 'symbol')
  const message = `Unexpected content at "${path.join('.')}", expected ${expected}`
  return { value: null, problems: [errorAt(located().placeOf(path), rule, message, hint)] }
}
