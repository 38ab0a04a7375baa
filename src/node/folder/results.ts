/** Keeps what came of many practices in one file, a line each, written as they end: a run that was stopped goes on from it. */
import { appendFile, open, readFile, stat, writeFile } from 'node:fs/promises'
import * as z from 'zod'
import { visibleJson } from '../../core/ground/bounds/visible.js'
import { errorCode, explainFileError, UserError } from './user-error.js'

const headShape = z.object({
  many: z.literal(1),
  command: z.string(),
  /** Fingerprint of the library and version of the program: others give other papers. */
  library: z.string(),
  program: z.string(),
  shard: z.string(),
  practices: z.number(),
  options: z.record(z.string(), z.unknown()),
})

/** What a run was, the first line of its file. */
export type RunHead = Readonly<z.infer<typeof headShape>>

const resultShape = z.object({
  folder: z.string(),
  exit: z.number(),
  /** In a few words. */
  words: z.string(),
  /** What the command reports as JSON, or null. */
  result: z.unknown(),
  /** What it said besides. */
  said: z.array(z.string()).readonly(),
  /** What its answers were, as a fingerprint. */
  key: z.string(),
})

/** What came of one practice. */
export type PracticeResult = Readonly<z.infer<typeof resultShape>>

const endShape = z.object({ complete: z.literal(true) })

/** A practice's line: where it stands in the file, and what is kept of it in memory. */
export interface ResultLine extends Pick<PracticeResult, 'folder' | 'exit' | 'words' | 'key'> {
  readonly start: number
  readonly length: number
}

/** A file of results. */
export interface Results {
  readonly file: string
  readonly head: RunHead
  /** By practice; of several lines of one, the last. */
  readonly lines: ReadonlyMap<string, ResultLine>
  readonly isComplete: boolean
}

/** Begins a file with nothing but its head. */
export const beginResults = (file: string, head: RunHead): Promise<void> =>
  explained(file, 'write', () => writeFile(file, `${JSON.stringify(head)}\n`))

/** Adds what came of one practice. */
export const addResult = (file: string, result: PracticeResult): Promise<void> =>
  explained(file, 'write', () => appendFile(file, `${visibleJson(result)}\n`))

/** Says that all of them are done. */
export const endResults = (file: string): Promise<void> =>
  explained(file, 'write', () => appendFile(file, `${JSON.stringify({ complete: true })}\n`))

/** Cuts off a line that a stopped run left half written. */
export async function mendResults(file: string): Promise<void> {
  const bytes = await explained(file, 'read', () => readFile(file))
  const end = bytes.lastIndexOf(10) + 1
  if (end === bytes.length) return
  const handle = await open(file, 'r+')
  try {
    await handle.truncate(end)
  } finally {
    await handle.close()
  }
}

/** Null when there is no such file; another file under its name ends the command. */
export async function readResults(file: string): Promise<Results | null> {
  const isThere = await stat(file).catch(() => null)
  if (isThere === null) return null
  let head: RunHead | null = null
  let isComplete = false
  const lines = new Map<string, ResultLine>()
  let start = 0
  for await (const text of linesOf(file)) {
    const length = Buffer.byteLength(text)
    const value = parsed(text)
    if (head === null) head = asHead(value, file)
    else {
      isComplete = endShape.safeParse(value).success
      const { data } = resultShape.safeParse(value)
      // A half-written line is none: its practice is done again.
      if (data !== undefined) {
        const { folder, exit, words, key } = data
        lines.set(folder, { folder, exit, words, key, start, length })
      }
    }
    start += length + 1
  }
  return { file, head: head ?? asHead(null, file), lines, isComplete }
}

/** The whole results, in the order of their folders, one at a time. */
export async function* wholeResults(results: readonly Results[]): AsyncGenerator<PracticeResult> {
  const all = results.flatMap(({ file, lines }) => [...lines.values()].map((line) => ({ file, line })))
  all.sort((a, b) => (a.line.folder < b.line.folder ? -1 : a.line.folder > b.line.folder ? 1 : 0))
  for (const { file, line } of all) {
    const handle = await open(file, 'r')
    try {
      const { buffer } = await handle.read(Buffer.alloc(line.length), 0, line.length, line.start)
      yield resultShape.parse(JSON.parse(buffer.toString('utf8')))
    } finally {
      await handle.close()
    }
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const handle = await open(file, 'r')
  try {
    for await (const line of handle.readLines()) yield line
  } finally {
    await handle.close()
  }
}

/** What a line says; null when it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

function asHead(value: unknown, file: string): RunHead {
  const { data } = headShape.safeParse(value)
  if (data !== undefined) return data
  throw new UserError(`${file} is no file of results. Nothing was done.`)
}

async function explained<T>(file: string, doing: 'read' | 'write', work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && doing === 'read') throw new UserError(`There is no file ${file}.`)
    throw explainFileError(error, `${doing} ${file}`)
  }
}
