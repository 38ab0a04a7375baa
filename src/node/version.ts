/** The program's own version, as package.json has it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from './library-files.js'

/** Reads it from the package that this program lies in. */
export const programVersion = (): string =>
  (JSON.parse(readFileSync(path.join(packageRoot(), 'package.json'), 'utf8')) as { version: string }).version
