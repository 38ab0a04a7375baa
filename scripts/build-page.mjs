/** Turns src/web and a library into practice-policy.html: one file with its styles, its program and its library in it, and leave for nothing else. */
import { build } from 'esbuild'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { leaveOut } from './left-out.mjs'
import { bundledFolders, noticesOf } from './notices.mjs'
import { packed } from './packing.mjs'

/** What the page has of its own in the place of Node's. */
const inPlaceOf = (version) => ({
  name: 'in-place-of-node',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\/disk\.js$/ }, ({ resolveDir }) =>
      path.basename(resolveDir) === 'folder' ? { path: path.resolve(resolveDir, '../../web/memory-disk.ts') } : null,
    )
    // A browser reads pages by itself.
    onResolve({ filter: /^\.\/elements\.js$/ }, ({ resolveDir }) =>
      path.basename(resolveDir) === 'page'
        ? { path: path.resolve(resolveDir, '../../../../web/page-elements.ts') }
        : null,
    )
    onLoad({ filter: /src[\\/]node[\\/]version\.ts$/ }, () => ({
      contents: `export const programVersion = () => ${JSON.stringify(version)}`,
    }))
  },
})

/** The program, in one piece, and what it was made of. */
async function programOf(root, version) {
  const { outputFiles, metafile } = await build({
    entryPoints: ['src/web/main.ts'],
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: ['chrome109', 'firefox115', 'safari16'],
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
    logLevel: 'warning',
    plugins: [inPlaceOf(version), leaveOut(root)],
  })
  return { program: outputFiles[0].text, metafile }
}

async function styleOf(root) {
  const { outputFiles } = await build({
    stdin: { contents: `export { pageColors } from './src/render/html/style.ts'`, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    charset: 'utf8',
    logLevel: 'warning',
  })
  const { pageColors } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)
  return `${pageColors}\n${await readFile(path.join(root, 'src/web/page.css'), 'utf8')}`
}

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Where something stands in the library's files is for whoever writes them; its shape stays. */
function withoutPlaces(key, value) {
  if (key === 'place' && typeof value?.file === 'string') return { file: '', line: 1, column: 1 }
  if (key === 'at' && typeof value?.line === 'number') return { line: 1, column: 1 }
  return value
}

/** What interviews and papers read, packed; rules about words, facts and requirements are for whoever writes clauses. */
function carried(library) {
  const clauses = library.clauses.map((clause) => ({ ...clause, asserts: [], requirements: [] }))
  const questions = library.questions.map((question) => ({ ...question, requirements: [] }))
  // A source that no clause rests on is for them too, unless a day of the law calendar is its own.
  const rest = JSON.stringify({ ...library, authorities: [] })
  const isRead = ({ id, notCarried, events }) => notCarried === null || events.length > 0 || rest.includes(`"${id}"`)
  const authorities = library.authorities.filter(isRead).map((authority) => ({ ...authority, notCarried: null }))
  const forAuthors = { wording: null, facts: [], exclusions: [], requirements: [] }
  const slim = { ...library, ...forAuthors, clauses, questions, authorities }
  return inLetters(packed(JSON.stringify(slim, withoutPlaces)))
}

const inLetters = (bytes) => Buffer.from(bytes).toString('base64')

/** The page's text, and what its program was made of. */
export async function pageOf(root, library, { version }) {
  const { program, metafile } = await programOf(root, version)
  // A script ends at the first "</script", whatever stands around it.
  const script = program.replaceAll('</script', '<\\/script')
  const style = await styleOf(root)
  const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`
  const page = `<!doctype html>
<html lang="${library.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${library.title}</title>
<style>${style}</style>
</head>
<body>
<noscript>This page works with JavaScript, which is switched off in this browser. Nothing you type leaves your computer.</noscript>
<script type="text/plain" id="library">${carried(library)}</script>
<script type="text/plain" id="licenses">${inLetters(packed(noticesOf(bundledFolders(root, [metafile]))))}</script>
<script>${script}</script>
</body>
</html>
`
  return { page, metafile }
}
