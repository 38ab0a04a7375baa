/** Bundles the program into dist/ with a bill and the licenses of what is in it, and prepares the library, the help and the version, so that starting needs no parsing. */
import { build } from 'esbuild'
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { pageOf } from './build-page.mjs'
import { exercise } from './exercise.mjs'
import { leaveOutOfProgram } from './left-out.mjs'
import { latePackages } from './late-packages.mjs'
import { billOf, bundledFolders, noticesOf } from './notices.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const target = path.join(root, 'dist')
// Built beside it and swapped in whole, so that a run in between never finds half a program.
const out = path.join(root, `dist-${process.pid}`)

// One file, so that all of its compiled code can be kept beside it; what is loaded when it is needed still runs only then.
const { metafile, outputFiles } = await build({
  entryPoints: ['src/cli/program.ts'],
  absWorkingDir: root,
  outfile: path.join(out, 'program.cjs'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Names stay: they stand in what a bug prints.
  minifySyntax: true,
  minifyWhitespace: true,
  plugins: [latePackages(root), leaveOutOfProgram(root)],
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': '__bundleUrl' },
  banner: { js: 'const __bundleUrl=require("node:url").pathToFileURL(__filename).href;' },
  // The notices file carries every license whole.
  legalComments: 'none',
  metafile: true,
  write: false,
  logLevel: 'warning',
})
// The start reads it letter by letter as they are, which is faster: so those beyond ASCII are written out, in regular expressions too.
const code = outputFiles[0].text.replace(
  /[^\0-\x7f]/g,
  (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
)
const stamp = createHash('sha256').update(code).digest('hex').slice(0, 16)
await mkdir(out, { recursive: true })
// As the function that bin/load.js calls, so that the start need not copy it all to wrap it.
await writeFile(
  path.join(out, 'program.cjs'),
  `//${stamp}\n(function (module, exports, require, __filename) {${code}\n})`,
)

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

const { load } = createRequire(import.meta.url)('../bin/load.js')
const { loadLibrary, looksSoFar, main, writeBundle } = load(out).program
const { library, problems } = await loadLibrary(root)
if (library === null) {
  for (const problem of problems) {
    const { file, line, column } = problem.place
    console.error(`${file}:${line}:${column}: ${problem.severity} ${problem.rule}: ${problem.message}`)
  }
  process.exitCode = 1
} else await writeBundle(path.join(out, 'library.json'), library, root)
const ourselves = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))
const made = [metafile, api.metafile]
if (library !== null) {
  const { page, metafile: ofPage } = await pageOf(root, library, ourselves)
  await writeFile(path.join(out, 'practice-policy.html'), page)
  made.push(ofPage)
}
const bundled = bundledFolders(root, made)
await writeFile(path.join(out, 'NOTICES.txt'), noticesOf(bundled))
await writeFile(path.join(out, 'sbom.json'), billOf(bundled, ourselves))
// Version and help as they are printed, so that bin/ need not load the program for them.
for (const word of ['help', 'version']) {
  let text = ''
  const output = { write: (part) => void (text += part) }
  await main([`--${word}`], { output, error: output, env: {}, cwd: root, today: '2000-01-01' })
  await writeFile(path.join(out, `${word}.txt`), text)
}
// Compiled code for this Node, so that no start compiles it again, and what docx wrote; those of an unchanged bundle are good as they are.
const looks = 'looks.json'
const before = await readdir(target).catch(() => [])
const isOfBundle = (name) => name.startsWith(stamp) && name.endsWith('.cache')
const kept = before.some(isOfBundle) && before.includes(looks) ? [...before.filter(isOfBundle), looks] : []
for (const name of kept) await copyFile(path.join(target, name), path.join(out, name))
await rm(target, { recursive: true, force: true })
await rename(out, target)
// What this user's other copies left is of other runs: this one is to be whole, and here.
process.env.NODE_DISABLE_COMPILE_CACHE = '1'
// What docx writes for the papers of a practice is kept first: with it, most runs need little of docx's code.
if (library !== null && kept.length === 0) {
  await exercise({ main }, library)
  await writeFile(path.join(target, looks), JSON.stringify(looksSoFar()))
}
const { program, compiled } = load()
if (compiled.isNew && library !== null) {
  await exercise(program, library)
  await writeFile(path.join(target, compiled.name), compiled.data())
}
