/** The house rules that no compiler keeps: who may import whom, how long a file may be, what pure folders may touch. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../src/node/library-files.js'

const root = packageRoot()
const files = readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .sort()
const source = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const folderOf = (file: string): string => file.split('/')[1] ?? ''
const pure = files.filter((file) => ['core', 'lint', 'render'].includes(folderOf(file)))

const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  lint: ['core', 'render'],
  render: ['core'],
  node: ['core', 'lint', 'render'],
  cli: ['core', 'lint', 'render', 'node'],
}

const importsOf = (file: string): readonly string[] =>
  [...source(file).matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '')

test('every folder imports only what it may', () => {
  const strays = files.flatMap((file) =>
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => path.posix.join(path.posix.dirname(file), name))
      .filter((target) => folderOf(target) !== folderOf(file) && !mayImport[folderOf(file)]?.includes(folderOf(target)))
      .map((target) => `${file} imports ${target}`),
  )
  expect(strays).toEqual([])
})

test('pure folders use no Node module, clock, chance, environment or console', () => {
  const banned =
    /from 'node:|\bprocess\.|\bconsole\.|Math\.random|Date\.now|new Date\(\)|\bBuffer\b|toLocale|Intl\.(?!Segmenter)/
  const strays = pure.flatMap((file) =>
    source(file)
      .split('\n')
      .map((line, index) => ({ line, at: `${file}:${index + 1}` }))
      .filter(({ line }) => banned.test(line) && !/^\s*(\/\/|\*|\/\*\*)/.test(line))
      .map(({ at, line }) => `${at} ${line.trim()}`),
  )
  expect(strays).toEqual([])
})

test('no file is longer than 250 lines, and half are under 100', () => {
  const lengths = files.map((file) => ({ file, lines: source(file).split('\n').length }))
  expect(lengths.filter(({ lines }) => lines > 251)).toEqual([])
  const median = lengths.map(({ lines }) => lines).sort((a, b) => a - b)[Math.floor(lengths.length / 2)]
  expect(median).toBeLessThanOrEqual(100)
})

test('every file says first what it is for', () => {
  expect(files.filter((file) => !source(file).startsWith('/** '))).toEqual([])
})

test('only the prompts know inquirer', () => {
  const strays = files.filter(
    (file) => importsOf(file).some((name) => /^@?inquirer/.test(name)) && !file.startsWith('src/cli/prompts/'),
  )
  expect(strays).toEqual([])
})

test('nothing under src ends the process, and UserError is the only class', () => {
  expect(files.filter((file) => source(file).includes('process.exit'))).toEqual([])
  const classes = files.flatMap((file) =>
    [...source(file).matchAll(/^(?:export )?class (\w+)/gm)].map((match) => match[1]),
  )
  expect(classes).toEqual(['UserError'])
})

test('there is no catch-all file', () => {
  expect(files.filter((file) => /(^|\/)(types|utils?|helpers?|misc|common)(\.ts|\/)/.test(file))).toEqual([])
})
