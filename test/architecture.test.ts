/** The house rules that neither the compiler nor the import checker keeps: how long a file may be, where it stands, what pure folders may touch, one name for one thing. */
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
const pure = files.filter((file) => ['core', 'lint', 'render', 'api'].includes(folderOf(file)))

const importsOf = (file: string): readonly string[] =>
  [...source(file).matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '')

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

test('every file, tests too, says first what it is for', () => {
  const tests = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${name}`)
  expect([...files, ...tests].filter((file) => !source(file).startsWith('/** '))).toEqual([])
})

test('only the prompts know inquirer', () => {
  const strays = files.filter(
    (file) => importsOf(file).some((name) => /^@?inquirer/.test(name)) && !file.startsWith('src/cli/prompts/'),
  )
  expect(strays).toEqual([])
})

test('zod comes in the form that lets a bundler leave out what is not used', () => {
  expect(files.filter((file) => /import \{ z \} from 'zod'/.test(source(file)))).toEqual([])
})

test('nothing under src ends the process, and UserError is the only class beside what docx has none for', () => {
  expect(files.filter((file) => source(file).includes('process.exit'))).toEqual([])
  const docxParts = ['src/render/docx/bookmarks.ts', 'src/render/docx/tables.ts', 'src/render/redline/tracked.ts']
  const classes = files
    .filter((file) => !docxParts.includes(file))
    .flatMap((file) => [...source(file).matchAll(/^(?:export )?class (\w+)/gm)].map((match) => match[1]))
  expect(classes).toEqual(['UserError'])
})

test('there is no catch-all file', () => {
  expect(files.filter((file) => /(^|\/)(types|utils?|helpers?|misc|common)(\.ts|\/)/.test(file))).toEqual([])
})

test('every file of the core stands in a room, and no room is crowded', () => {
  const core = files.filter((file) => file.startsWith('src/core/'))
  expect(core.filter((file) => file.split('/').length < 4)).toEqual([])
  const rooms = new Map<string, number>()
  for (const file of core) rooms.set(path.dirname(file), (rooms.get(path.dirname(file)) ?? 0) + 1)
  expect([...rooms].filter(([, count]) => count > 13).map(([room]) => room)).toEqual([])
})

test('the face of a folder is the file named after it', () => {
  expect(files.filter((file) => path.basename(file) === 'index.ts')).toEqual([])
})

/** Each with its reason. */
const sharedNames: Readonly<Record<string, string>> = {
  disk: "the machine's disk, and the one in memory that the page is built with in its place",
  elementsOf: "a page's elements as a package reads them, and as the browser does that the interview's page is open in",
  run: 'what every command exports, so that the table can load it',
}

test('an exported name is defined in one file', () => {
  const homes = new Map<string, string[]>()
  for (const file of files) {
    for (const [, name = ''] of source(file).matchAll(
      /^export (?:async )?(?:function|const|interface|type|class) (\w+)/gm,
    )) {
      homes.set(name, [...(homes.get(name) ?? []), file])
    }
  }
  const twice = [...homes].filter(([name, where]) => where.length > 1 && !Object.hasOwn(sharedNames, name))
  expect(twice.map(([name, where]) => `${name}: ${where.join(', ')}`)).toEqual([])
})

test('one room writes to the disk, and one file makes the paths it writes to', () => {
  const writes =
    /\b(?:writeFile|appendFile|createWriteStream|rename|rm|rmdir|unlink|mkdir|symlink|link|cp|copyFile|truncate|open)(?:Sync)?\b/
  const writers = files.filter((file) =>
    [...source(file).matchAll(/import \{([^}]*)\} from 'node:fs(?:\/promises)?'/g)].some(([, names = '']) =>
      writes.test(names),
    ),
  )
  // The bundle of the library is written when the program is built; a proof leaves its certificate in the library's own folder.
  const outside = writers.filter((file) => !file.startsWith('src/node/folder/'))
  expect(outside).toEqual(['src/node/library-bundle.ts', 'src/node/library-folder.ts'])
  const makers = files.filter((file) => /\bas (?:Folder|Paper|Removable)Path\b/.test(source(file)))
  expect(makers).toEqual(['src/node/folder/layout.ts'])
})
