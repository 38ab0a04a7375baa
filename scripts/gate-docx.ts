/** Proves every Word file the program writes sound: our own rules, Microsoft's validator and mammoth; each rule is first broken once. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import validate from '@ooxml-tools/validate'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'
import { format, resolveConfig } from 'prettier'
import { loadLibrary, packageRoot } from '../src/node/library-files.js'
import { gateFiles, soundFiles, type NamedFile } from '../test/render/docx/gate/files.js'
import { wordProblems, wordRules } from '../test/render/docx/gate/gate.js'
import { mutate, mutations, validatorRule } from '../test/render/docx/gate/mutations.js'

const root = packageRoot(process.cwd())
const { library } = await loadLibrary(root)
if (library === null) throw new Error('the library has problems')
const problems: string[] = []
const wordMl = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const emptyParts: Readonly<Record<string, string>> = {
  'word/styles.xml': `<w:styles xmlns:w="${wordMl}"/>`,
  'word/numbering.xml': `<w:numbering xmlns:w="${wordMl}"/>`,
}
const seen = new Set<string>()

await proveRules()
const files = await gateFiles(library)
for (const [index, file] of files.entries()) {
  problems.push(...(await problemsOf(file)).map((problem) => `${file.name}: ${problem}`))
  if ((index + 1) % 20 === 0) process.stderr.write(`${index + 1} files, ${problems.length} problems\n`)
}
for (const [name, content] of Object.entries(await written())) keep(name, content)
for (const problem of problems.slice(0, 60)) console.log(problem)
console.log(
  `${Object.keys(wordRules).length} rules of our own and Microsoft's validator, ${mutations.length} ways to break them`,
)
console.log(`${files.length} Word files`)
console.log(`${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1

/** Each mutation has to be noticed by the rule it names; `--own-proved` leaves out our own rules, which the test that asks for it has just proved. */
async function proveRules(): Promise<void> {
  const sound = await soundFiles(library!)
  const isLeftOut = process.argv.includes('--own-proved')
  for (const mutation of mutations.filter(({ rule }) => rule === validatorRule || !isLeftOut)) {
    const bytes = mutate(sound[mutation.on], mutation)
    const found = mutation.rule === validatorRule ? await schemaProblems(bytes) : wordProblems(bytes)
    if (!found.some((problem) => problem.startsWith(`${mutation.rule}: `)))
      problems.push(`${mutation.rule} did not notice ${mutation.how}`)
  }
}

async function schemaProblems(bytes: Uint8Array): Promise<string[]> {
  return (await validate(new Uint8Array(bytes), 'docx')).map((found) => `${validatorRule}: ${JSON.stringify(found)}`)
}

/** A file without what the validator has seen before, byte for byte: the styles are the same in most of them. */
function unseen(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  const empty = Object.entries(emptyParts).filter(([name]) => {
    const part = `${name} ${strFromU8(parts[name] ?? new Uint8Array())}`
    return seen.has(part) || !seen.add(part)
  })
  if (empty.length === 0) return bytes
  return zipSync({ ...parts, ...Object.fromEntries(empty.map(([name, xml]) => [name, strToU8(xml)])) }, { level: 0 })
}

async function problemsOf({ bytes }: NamedFile): Promise<string[]> {
  return [...wordProblems(bytes), ...(await schemaProblems(unseen(bytes))), ...(await readerProblems(bytes))]
}

/** Another program's reader opens the file and finds its title. */
async function readerProblems(bytes: Uint8Array): Promise<string[]> {
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { styleMap: ["p[style-name='Title'] => h1:fresh"] },
  )
  const errors = messages.filter(({ type }) => type === 'error').map(({ message }) => `mammoth: ${message}`)
  return value.startsWith('<h1>') ? errors : [...errors, `mammoth: begins with ${value.slice(0, 60)}`]
}

/** What the documentation says of the gate, counted here so that nobody has to. */
async function written(): Promise<Record<string, string>> {
  const rules = [...Object.keys(wordRules), validatorRule]
  const rows = rules.map((rule) => {
    const ways = mutations.filter((mutation) => mutation.rule === rule).map(({ how }) => how)
    return `| ${rule} | ${ways.join('; ')} |`
  })
  const list = [
    '# The gate for Word files',
    'Written by `npm run gate:docx -- --write`. Every rule, and how a sound file was broken to see that the rule notices.',
    ['| Rule | Notices |', '| --- | --- |', ...rows].join('\n'),
  ]
  const proofs = readFileSync(path.join(root, 'docs', 'proofs.md'), 'utf8')
  const count = `${rules.length - 1} rules of our own and Microsoft's validator; ${mutations.length} ways to break a file, each noticed by the rule it breaks`
  const block = /(<!-- gate:docx -->)[^]*?(<!-- \/gate:docx -->)/
  return {
    'docs/word-gate.md': await pretty('docs/word-gate.md', list.join('\n\n')),
    'docs/proofs.md': await pretty('docs/proofs.md', proofs.replace(block, `$1${count}$2`)),
  }
}

async function pretty(file: string, markdown: string): Promise<string> {
  return format(markdown, { ...(await resolveConfig(path.join(root, file))), parser: 'markdown' })
}

function keep(name: string, content: string): void {
  const file = path.join(root, name)
  if (process.argv.includes('--write')) writeFileSync(file, content)
  else if (readFileSync(file, 'utf8') !== content)
    problems.push(`${name} is not up to date: npm run gate:docx -- --write`)
}
