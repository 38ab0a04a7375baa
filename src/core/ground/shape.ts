/** Checks YAML data against a zod shape and turns each mismatch into a diagnostic at its place. */
import * as z from 'zod'
import { errorAt, type Diagnostic } from './diagnostic.js'
import { suggestion } from './nearest.js'
import type { Place, SourceFile } from './source.js'
import { parseYaml, type Path, type YamlSource } from './yaml.js'

/** A shape that is made when it is first used: there are many, and a run reads few of the files they are for. A part of another shape is marked as one that may be left out where that shape is made, not here: what lists the keys of a library looks for it there. */
export function late<T extends z.ZodType>(make: () => T): T {
  let made: T | null = null
  const real = (): T => (made ??= make())
  return new Proxy({} as T, {
    get: (_, key) => Reflect.get(real(), key) as unknown,
    has: (_, key) => Reflect.has(real(), key),
  })
}

export interface Shaped<T> {
  /** Null when the text is not YAML or does not have the shape. */
  readonly value: T | null
  readonly problems: readonly Diagnostic[]
  readonly placeOf: (path: Path) => Place
  /** An error of the same rule at a path. */
  readonly problem: (path: Path, message: string, hint?: string) => Diagnostic
}

/** Parses a whole file, or `text` found `lineOffset` lines down in it. */
export function parseShape<T>(
  file: SourceFile,
  shape: z.ZodType<T>,
  rule: string,
  text = file.text,
  lineOffset = 0,
): Shaped<T> {
  const yaml = parseYaml(file, rule, text, lineOffset)
  const problem = (path: Path, message: string, hint?: string): Diagnostic =>
    errorAt(yaml.placeOf(path), rule, message, hint)
  if (yaml.problems.length > 0) return { value: null, problems: yaml.problems, placeOf: yaml.placeOf, problem }
  const result = shape.safeParse(yaml.data)
  if (result.success) return { value: result.data, problems: [], placeOf: yaml.placeOf, problem }
  const problems = result.error.issues.flatMap((issue) => issueDiagnostics(issue, shape, yaml, rule))
  return { value: null, problems, placeOf: yaml.placeOf, problem }
}

function issueDiagnostics(issue: z.core.$ZodIssue, shape: z.ZodType, yaml: YamlSource, rule: string): Diagnostic[] {
  const path = issue.path.filter((key): key is string | number => typeof key !== 'symbol')
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((errors) => !errors.some(isOtherKind))
    if (meant !== undefined) {
      return meant.flatMap((error) =>
        issueDiagnostics({ ...error, path: [...issue.path, ...error.path] }, shape, yaml, rule),
      )
    }
  }
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysAt(shape, path)
    return issue.keys.map((key) =>
      errorAt(
        yaml.placeOfKey([...path, key]),
        rule,
        `Unexpected key "${key}", expected one of: ${allowed.join(', ')}`,
        suggestion(key, allowed),
      ),
    )
  }
  const where = path.length === 0 ? 'the file' : `"${path.join('.')}"`
  const hint =
    issue.code === 'invalid_value' ? suggestion(String(valueAt(yaml.data, path)), issue.values.map(String)) : undefined
  return [errorAt(yaml.placeOf(path), rule, `Unexpected value for ${where}: ${messageOf(issue)}`, hint)]
}

/** The whole value is of another kind than this option of a union. */
const isOtherKind = (issue: z.core.$ZodIssue): boolean => issue.code === 'invalid_type' && issue.path.length === 0

/** "Invalid input" of a union says too little: its options are named. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message
  const kinds = issue.errors.flatMap((errors) =>
    errors.flatMap((error) => ('expected' in error ? [error.expected] : [])),
  )
  return `Invalid input: expected ${[...new Set(kinds)].join(' or ')}`
}

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((part, key) => (part as Readonly<Record<string, unknown>> | undefined)?.[String(key)], data)

/** The keys an object shape allows at a path. */
function keysAt(shape: z.ZodType, path: Path): readonly string[] {
  let current: unknown = shape
  for (const key of path) {
    current = unwrap(current, key)
    if (current instanceof z.ZodObject) current = current.shape[String(key)]
    else if (current instanceof z.ZodArray) current = current.element
    else if (current instanceof z.ZodRecord) current = current.valueType
    else return []
  }
  const end = unwrap(current, '')
  return end instanceof z.ZodObject ? Object.keys(end.shape) : []
}

/** The shape inside "optional" and the like; of a union, the option that a list's index or a map's key leads into. */
function unwrap(shape: unknown, key: string | number): unknown {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodNullable || shape instanceof z.ZodDefault)
    return unwrap(shape.unwrap(), key)
  if (!(shape instanceof z.ZodUnion)) return shape
  const options = shape.options.map((option) => unwrap(option, key))
  return options.find((option) =>
    typeof key === 'number' ? option instanceof z.ZodArray : option instanceof z.ZodObject,
  )
}
