/** Tells in a few words what came of one practice, and in a table what came of all. */
import { isRecord } from '../../core/answers/condition.js'
import { formatPlace, type Place } from '../../core/ground/source.js'
import { count, naturalList } from '../../core/ground/phrase.js'
import { exit } from '../../node/folder/user-error.js'

/** `result` is what the command reported as JSON, or null. */
export function resultWords(command: string, code: number, result: unknown, said: readonly string[]): string {
  const fault = code === exit.ok || code === exit.changed ? null : firstFault(result)
  const words = fault ?? (isRecord(result) ? told[command]?.(result) : undefined)
  return words ?? said[0] ?? (code === exit.ok ? 'done' : `ended with ${code}`)
}

const listOf = (
  result: Readonly<Record<string, unknown>>,
  key: string,
): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(result[key]) ? (result[key] as unknown[]).filter(isRecord) : []

function firstFault(result: unknown): string | null {
  const [first, ...more] = isRecord(result)
    ? listOf(result, 'diagnostics').filter(({ severity }) => severity === 'error')
    : []
  if (first === undefined) return null
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`
  const hint = typeof first['hint'] === 'string' ? `; ${first['hint']}` : ''
  const place = first['place'] as Place
  // What is wrong with no file has no place.
  const at = first['rule'] === 'usage/refused' ? '' : `${formatPlace(place)}: `
  return `${at}${String(first['message'])}${hint}${rest}`
}

const written = (result: Readonly<Record<string, unknown>>): readonly unknown[] =>
  listOf(result, 'files').filter(({ action }) => action === 'create' || action === 'update')

/** One line a command; adding one = one entry here and one in the table of commands. */
const told: Readonly<Record<string, (result: Readonly<Record<string, unknown>>) => string>> = {
  build: (result) => filesWords(result, 'written'),
  update: (result) => filesWords(result, 'written'),
  plan: (result) => {
    const changes = listOf(result, 'changes').length
    return changes > 0 ? `${count(changes, 'provision')} would change` : filesWords(result, 'would be written')
  },
  issue: (result) => `version ${String(result['to'])} issued`,
  check: (result) => {
    const found = listOf(result, 'diagnostics')
    const kinds = ['error', 'warning', 'note'].flatMap((kind) => {
      const number = found.filter(({ severity }) => severity === kind).length
      return number === 0 ? [] : [count(number, kind)]
    })
    return kinds.length === 0 ? 'nothing found' : naturalList(kinds)
  },
  radar: (result) => {
    const touches = listOf(result, 'touches').length
    return touches === 0 ? 'nothing touches it' : `${count(touches, 'thing')} to look at`
  },
}

const filesWords = (result: Readonly<Record<string, unknown>>, verb: string): string => {
  const number = written(result).length
  return number === 0 ? 'nothing to change' : `${count(number, 'file')} ${verb}`
}

/** What is known of a practice when all are told of. */
export interface Told {
  readonly folder: string
  readonly exit: number
  readonly words: string
}

/** How the exit codes of many make one: a practice that could not be read is worse than one with problems. */
const order: readonly number[] = [exit.ok, exit.changed, exit.problems, exit.usage, exit.bug]

/** The worst of several exit codes. */
export const worst = (codes: readonly number[]): number =>
  codes.reduce<number>((a, b) => (order.indexOf(b) > order.indexOf(a) || !order.includes(b) ? b : a), exit.ok)

/** How many went how. */
export function tallied(all: readonly Told[]): { practices: number; fine: number; due: number; problems: number } {
  const fine = all.filter((one) => one.exit === exit.ok).length
  const due = all.filter((one) => one.exit === exit.changed).length
  return { practices: all.length, fine, due, problems: all.length - fine - due }
}

/** More practices than a screen holds are told of only where something is to be done. */
const screenful = 40

/** One line a practice, then how many went how. */
export function tableLines(all: readonly Told[]): readonly string[] {
  const sorted = [...all].sort((a, b) => (a.folder < b.folder ? -1 : a.folder > b.folder ? 1 : 0))
  const shown = sorted.length <= screenful ? sorted : sorted.filter((one) => one.exit !== exit.ok)
  const width = Math.min(40, Math.max(0, ...shown.map(({ folder }) => folder.length)))
  const { practices, fine, due, problems } = tallied(all)
  const counts = [
    `${fine} fine`,
    ...(due === 0 ? [] : [`${due} to look at`]),
    ...(problems === 0 ? [] : [`${problems} with problems`]),
  ]
  return [
    ...shown.map(({ folder, words }) => `${folder.padEnd(width)}  ${words}`),
    `${count(practices, 'practice')}: ${counts.join(', ')}.`,
  ]
}
