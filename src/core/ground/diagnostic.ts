/** A problem as a value: what is wrong, where, by which rule, and what to do; printed as `file:line:column: severity rule: message`. */
import { formatPlace, type Place } from './source.js'

export type Severity = 'error' | 'warning' | 'note'

export interface Diagnostic {
  readonly severity: Severity
  /** `family/name`; families: answers, conflict, wording, sources, files, library. */
  readonly rule: string
  readonly message: string
  readonly place: Place
  readonly hint?: string
}

/** Builds an error at a place. */
export function errorAt(place: Place, rule: string, message: string, hint?: string): Diagnostic {
  return { severity: 'error', rule, message, place, ...(hint === undefined ? {} : { hint }) }
}

/** True when at least one diagnostic is an error. */
export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === 'error')

/** The lines a terminal shows for one diagnostic, hint indented on the next line. */
export const formatDiagnostic = (diagnostic: Diagnostic): string => formatWithLine(diagnostic, null)

/** The same with the line of the file it is about between the two, where that is known. */
export function formatWithLine(diagnostic: Diagnostic, line: string | null): string {
  const { place, severity, rule, message, hint } = diagnostic
  return [
    `${formatPlace(place)}: ${severity} ${rule}: ${message}`,
    ...(line === null ? [] : [`  ${place.line} | ${line}`]),
    ...(hint === undefined ? [] : [`  hint: ${hint}`]),
  ].join('\n')
}

/** Diagnostics in reading order: by file, then line, then column. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) => compare(a.place.file, b.place.file) || a.place.line - b.place.line || a.place.column - b.place.column,
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
