/** Bundles the program into dist/ with a bill and the licenses of what is in it, and prepares the library, the help and the version, so that starting needs no parsing. */
import { build } from 'esbuild'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { billOf, bundledFolders, noticesOf } from './notices.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const target = path.join(root, 'dist')
// Built beside it and swapped in whole, so that a run in between never finds half a program.
const out = path.join(root, `dist-${process.pid}`)

// Some packages are CommonJS inside and ask for `require` and `__filename`.
const commonJs =
  'import{createRequire as __nodeRequire}from"node:module";import{fileURLToPath as __nodePath}from"node:url";' +
  'const require=__nodeRequire(import.meta.url);const __filename=__nodePath(import.meta.url);'

const { metafile } = await build({
  entryPoints: {
    main: 'src/cli/main.ts',
    'many-worker': 'src/cli/many/worker.ts',
    'library-files': 'src/node/library-files.ts',
    'library-bundle': 'src/node/library-bundle.ts',
  },
  absWorkingDir: root,
  outdir: out,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minifySyntax: true,
  // The notices file carries every license whole.
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  banner: { js: commonJs },
})

// For other programs, in Node or in a browser: nothing of Node in it.
const api = await build({
  entryPoints: ['src/api/api.ts'],
  absWorkingDir: root,
  outdir: path.join(out, 'api'),
  bundle: true,
  splitting: true,
  platform: 'browser',
  // Where a package has parts for a page and parts that need none: Node and workers have no page.
  conditions: ['worker'],
  format: 'esm',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
})

const { loadLibrary } = await import(pathToFileURL(path.join(out, 'library-files.js')).href)
const { writeBundle } = await import(pathToFileURL(path.join(out, 'library-bundle.js')).href)
const { library, problems } = await loadLibrary(root)
if (library === null) {
  for (const problem of problems) {
    const { file, line, column } = problem.place
    console.error(`${file}:${line}:${column}: ${problem.severity} ${problem.rule}: ${problem.message}`)
  }
  process.exitCode = 1
} else await writeBundle(path.join(out, 'library.json'), library, root)
const bundled = bundledFolders(root, [metafile, api.metafile])
const ourselves = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))
await writeFile(path.join(out, 'NOTICES.txt'), noticesOf(bundled))
await writeFile(path.join(out, 'sbom.json'), billOf(bundled, ourselves))
// Version and help as they are printed, so that bin/ need not load the program for them.
const { main } = await import(pathToFileURL(path.join(out, 'main.js')).href)
for (const word of ['help', 'version']) {
  let text = ''
  const output = { write: (part) => void (text += part) }
  await main([`--${word}`], { output, error: output, env: {}, cwd: root, today: '2000-01-01' })
  await writeFile(path.join(out, `${word}.txt`), text)
}
await rm(target, { recursive: true, force: true })
await rename(out, target)
