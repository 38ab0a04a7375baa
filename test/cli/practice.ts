/** A practice's folder on disk, and changed copies of the shipped library, for tests that run commands. */
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/node/library-files.js'
import { run, temporaryFolder, type Ran } from './run.js'

/** The library as it first was. */
export const firstLibrary = path.join(packageRoot(), 'test', 'libraries', 'first')

export const smallest = 'format: 1\nanswers:\n  practiceName: Riverbend Counseling\n'

export interface Practice {
  readonly cwd: string
  readonly folder: string
  /** Text of a file in the folder. */
  readonly file: (name: string) => string
  readonly bytes: (name: string) => Buffer
  readonly has: (name: string) => boolean
  readonly write: (name: string, content: string | Uint8Array) => void
  /** Changes a file's text; fails when that changes nothing. */
  readonly edit: (name: string, from: string | RegExp, to: string) => void
  /** Names in a subfolder, sorted; empty when there is none. */
  readonly list: (subfolder: string) => readonly string[]
  /** Names of the folders in it, sorted. */
  readonly folders: (subfolder: string) => readonly string[]
  /** Runs a command with the library as it first was, unless another is named: new texts of the shipped one change no test. */
  readonly run: (...argv: readonly string[]) => Promise<Ran>
}

export function practice(answers = smallest): Practice {
  const cwd = temporaryFolder()
  const folder = path.join(cwd, 'social-media-policy')
  const at = (name: string): string => path.join(folder, name)
  const file = (name: string): string => readFileSync(at(name), 'utf8')
  mkdirSync(folder)
  writeFileSync(at('answers.yaml'), answers)
  return {
    cwd,
    folder,
    file,
    bytes: (name) => readFileSync(at(name)),
    has: (name) => existsSync(at(name)),
    write: (name, content) => {
      mkdirSync(path.dirname(at(name)), { recursive: true })
      writeFileSync(at(name), content)
    },
    edit: (name, from, to) => {
      const changed = file(name).replace(from, to)
      if (changed === file(name)) throw new Error(`the edit did not apply: ${String(from)}`)
      writeFileSync(at(name), changed)
    },
    list: (subfolder) =>
      existsSync(at(subfolder))
        ? readdirSync(at(subfolder), { withFileTypes: true })
            .flatMap((entry) => (entry.isFile() ? [entry.name] : []))
            .sort()
        : [],
    folders: (subfolder) =>
      readdirSync(at(subfolder), { withFileTypes: true })
        .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
        .sort(),
    run: (...argv) => run(cwd, ...argv, ...(argv.includes('--library') ? [] : ['--library', firstLibrary])),
  }
}

/** The small library of another trade: quick to build. */
export const dogWalkers = path.join(packageRoot(), 'test', 'libraries', 'dog-walkers')

/** A copy of the library as it first was, or of another, with changes: path → what to replace by what. */
export function libraryWith(
  changes: Readonly<Record<string, readonly (readonly [from: string | RegExp, to: string])[]>>,
  of = firstLibrary,
): string {
  const folder = temporaryFolder()
  for (const part of ['clauses', 'templates']) cpSync(path.join(of, part), path.join(folder, part), { recursive: true })
  for (const [name, edits] of Object.entries(changes)) {
    const file = path.join(folder, name)
    const changed = edits.reduce(
      (text, [from, to]) => {
        const next = text.replace(from, to)
        if (next === text) throw new Error(`the library change did not apply: ${String(from)}`)
        return next
      },
      readFileSync(file, 'utf8'),
    )
    writeFileSync(file, changed)
  }
  return folder
}

export const newVersion = [/^version: 1\.0\.0$/m, 'version: 1.1.0'] as const

/** A practice whose documents are written: built once, copied for each who asks. */
export async function built(): Promise<Practice> {
  first ??= builtAnew()
  const our = practice()
  cpSync((await first).folder, our.folder, { recursive: true })
  return our
}

let first: Promise<Practice> | undefined

async function builtAnew(): Promise<Practice> {
  const our = practice()
  expect((await our.run('build')).code).toBe(0)
  return our
}

export const policyFile = 'social-media-policy.md'
/** The first sentence of "One shared rule for everyone", and the file of own words for it. */
export const sentence = 'Clinicians differ in how at ease they are with clients online.'
export const ownFile = 'overrides/one-voice.md'
