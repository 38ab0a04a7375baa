/** Turns what a bundle was made of into its notices: each package in it, with its version and its license, word for word. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The folders of every package whose code is in the bundles. */
export function bundledFolders(root, bundles) {
  const names = bundles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [folderOf(file)] : [])),
    )
  const folders = [...new Set(names)].filter((name) => name !== null).sort()
  return folders.map((folder) => path.join(root, folder))
}

/** The notices of those packages; one that says no license ends the build. */
export const noticesOf = (folders) =>
  `practice-policy holds code of these packages, under their licenses.\n\n${folders.map(notice).join('\n')}`

/** The same packages as a software bill of materials for other programs (CycloneDX 1.5). */
export function billOf(folders, { name, version }) {
  const components = folders.map(manifest).map((one) => ({
    type: 'library',
    name: one.name,
    version: one.version,
    licenses: [{ license: { id: one.license } }],
    purl: `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
  }))
  const metadata = { component: { type: 'application', name, version } }
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, metadata, components }, null, 2)}\n`
}

const manifest = (folder) => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))

/** `node_modules/a/node_modules/@b/c` of a file of that package; null for a file of ours. */
const folderOf = (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? null

function notice(folder) {
  const { name, version, license, author } = manifest(folder)
  if (typeof license !== 'string') throw new Error(`${name} says no license`)
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  const words = texts.length > 0 ? texts : [readmeLicense(folder) || statement(license, author)]
  return `${'-'.repeat(72)}\n${name} ${version} (${license})\n\n${words.filter(Boolean).join('\n\n')}\n`
}

/** Some packages have their license in the readme only. */
function readmeLicense(folder) {
  const file = readdirSync(folder).find((name) => /^readme/i.test(name))
  if (file === undefined) return ''
  return /^#+ *licen[cs]e\b[^]*$/im.exec(readFileSync(path.join(folder, file), 'utf8'))?.[0].trim() ?? ''
}

/** A package without a license text: what its package.json states. */
function statement(license, author) {
  const by = typeof author === 'string' ? author : author?.name
  return `The package holds no license text. Its package.json says: license ${license}${by === undefined ? '' : `, author ${by}`}.`
}
