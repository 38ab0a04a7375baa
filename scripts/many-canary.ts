/** Builds 200 practices at once (or as many as said) and fails if a word of one stands in the papers of another. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packageRoot } from '../src/node/library-files.js'
import { strayWords } from '../test/canary.js'
import { shippedLibrary } from '../test/shipped-library.js'

const practices = Number(process.argv[2] ?? 200)
const cwd = mkdtempSync(path.join(tmpdir(), 'practice-policy-canary-'))
const strays = strayWords(await shippedLibrary(packageRoot()), cwd, practices)
rmSync(cwd, { recursive: true })
for (const stray of strays) console.log(stray)
console.log(`${practices} practices built at once, ${strays.length} words of one in the papers of another`)
process.exitCode = strays.length === 0 ? 0 : 1
