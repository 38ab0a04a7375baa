/** Checks YAML data against a zod shape and turns each mismatch into a diagnostic at its place. */
import { z } from 'zod'
import { errorAt, type Diagnostic } from './diagnostic.js'
import { suggestion } from './nearest.js'
import type { Place, SourceFile } from './source.js'
import { parseYaml, type Path, type YamlSource } from './yaml.js'

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
  return [errorAt(yaml.placeOf(path), rule, `Unexpected value for ${where}: ${issue.message}`)]
}

/** The keys an object shape allows at a path. */
function keysAt(shape: z.ZodType, path: Path): readonly string[] {
  let current: unknown = shape
  for (const key of path) {
    current = unwrap(current)
    if (current instanceof z.ZodObject) current = current.shape[String(key)]
    else if (current instanceof z.ZodArray) current = current.element
    else if (current instanceof z.ZodRecord) current = current.valueType
    else return []
  }
  const end = unwrap(current)
  return end instanceof z.ZodObject ? Object.keys(end.shape) : []
}

const unwrap = (shape: unknown): unknown =>
  shape instanceof z.ZodOptional || shape instanceof z.ZodNullable || shape instanceof z.ZodDefault
    ? unwrap(shape.unwrap())
    : shape
