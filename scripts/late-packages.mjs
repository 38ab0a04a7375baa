/** An esbuild plugin: packages that our files import are evaluated when something of them is first used, not when the file that imports them is. */
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'

/** Imported by files that every run loads, and used by few runs. */
const late = ['zod', 'handlebars', 'fflate', 'diff', 'node-diff3', 'csv-parse/sync']

/** What stands in a package's place: each name that our files import of it, taken from it when it is read. */
export const latePackages = (root) => ({
  name: 'late-packages',
  async setup(build) {
    const used = await namesUsed(path.join(root, 'src'), build.esbuild.transform)
    build.onResolve({ filter: /^[a-z]/ }, ({ path: name, importer, namespace, kind }) => {
      const isOurs =
        namespace === 'file' && importer.includes(`${path.sep}src${path.sep}`) && !importer.includes('node_modules')
      if (!isOurs || kind !== 'import-statement' || !late.includes(name)) return undefined
      return { path: name, namespace: 'late', pluginData: { folder: path.dirname(importer) } }
    })
    build.onLoad({ filter: /.*/, namespace: 'late' }, ({ path: name }) => ({
      resolveDir: root,
      contents: [...used.get(name)]
        .map(
          (one) =>
            `Object.defineProperty(exports, '${one}', { enumerable: true, get: () => require('part:${name}').${one} })`,
        )
        .join('\n'),
      loader: 'js',
    }))
    build.onResolve({ filter: /^part:/ }, ({ path: name }) => ({ path: name.slice(5), namespace: 'part' }))
    // Only these names, so that the rest of the package is left out.
    build.onLoad({ filter: /.*/, namespace: 'part' }, ({ path: name }) => ({
      resolveDir: root,
      contents: `export { ${[...used.get(name)].join(', ')} } from '${name}'`,
      loader: 'js',
    }))
  },
})

/** The names that our files use of each package, by package; what is used of its types only is none of them. */
async function namesUsed(folder, transform) {
  const used = new Map(late.map((name) => [name, new Set()]))
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'))
  for (const file of files) {
    const text = await readFile(path.join(folder, file), 'utf8')
    if (!late.some((name) => text.includes(`from '${name}'`))) continue
    const { code } = await transform(text, { loader: 'ts', format: 'esm', target: 'es2022' })
    for (const [, list, name] of code.matchAll(/^import (\{[^}]*\}|\* as \w+|\w+) from "([^"]+)";$/gm))
      for (const one of namesIn(list, code)) used.get(name)?.add(one)
  }
  return used
}

/** Names of a list of imports, or those read from a whole package. */
function namesIn(list, code) {
  const whole = /^(?:\* as )?(\w+)$/.exec(list)?.[1]
  if (whole !== undefined)
    return [...code.matchAll(new RegExp(`(?<![\\w.])${whole}\\.(\\w+)`, 'g'))].map((match) => match[1])
  return list
    .slice(1, -1)
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
