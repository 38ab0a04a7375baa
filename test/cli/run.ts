/** Runs a command in process: fake streams, a folder of its own, a fixed day. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { main } from '../../src/cli/main.js'
import type { Io } from '../../src/cli/terminal/io.js'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** A new empty folder, removed when the tests are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'practice-policy-'))
  folders.push(folder)
  return folder
}

const folders: string[] = []
process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** What a command prints and returns, without a terminal. */
export async function run(cwd: string, ...argv: readonly string[]): Promise<Ran> {
  const [output, out] = collector()
  const [error, err] = collector()
  const io: Io = { input: new PassThrough(), output, error, env: {}, cwd, today: '2027-01-04' }
  const code = await main(argv, io)
  return { code, out: out(), err: err() }
}

function collector(): [Writable, () => string] {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'))
      done()
    },
  })
  return [stream, () => chunks.join('')]
}
