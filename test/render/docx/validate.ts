/** Asks Microsoft's own Open XML validator (as WebAssembly, so on any machine) what is wrong with a Word file. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packageRoot } from '../../../src/node/library-files.js'

const program = path.join('node_modules', '@ooxml-tools', 'validate', 'dist', 'npm', 'bin', 'ooxml-validate.js')

/** Its findings; none for a sound file. A file it can't open at all rejects. */
export async function schemaErrors(bytes: Uint8Array): Promise<readonly unknown[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'practice-policy-docx-'))
  const file = path.join(folder, 'test.docx')
  try {
    await writeFile(file, bytes)
    const root = packageRoot(process.cwd())
    const printed = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, [path.join(root, program), file, '--of', 'json'], (error, stdout, stderr) => {
        if (stdout.trim().startsWith('[')) resolve(stdout)
        else reject(new Error(stderr || (error?.message ?? 'the validator printed nothing')))
      })
    })
    return JSON.parse(printed) as unknown[]
  } finally {
    await rm(folder, { recursive: true })
  }
}
