/** Bundles scripts/NAME.ts and runs it: node scripts/run.mjs NAME [arguments]. */
import { build } from 'esbuild'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const [name, ...rest] = process.argv.slice(2)
// Inside node_modules, so that packages are found, and never in the way.
const out = path.join(root, 'node_modules', '.cache', 'practice-policy', `${name}.mjs`)
await mkdir(path.dirname(out), { recursive: true })
await build({
  entryPoints: [path.join(root, 'scripts', `${name}.ts`)],
  outfile: out,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
})
process.argv = [process.argv[0], out, ...rest]
await import(pathToFileURL(out).href)
