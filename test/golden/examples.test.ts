/** The committed examples are what the program writes today, byte for byte. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseAnswersFile } from '../../src/core/answers/read-file.js'
import { loadLibrary, packageRoot } from '../../src/node/library-files.js'
import { sealedText } from '../../src/node/folder/seal.js'
import { planPapers } from '../../src/node/plan/plan.js'
import { planState } from '../../src/node/plan/state.js'
import { lockName } from '../../src/core/policy/lock.js'
import { openWorkspace } from '../../src/node/workspace.js'

const examples = path.join(packageRoot(), 'examples')
const names = readdirSync(examples).filter((name) => statSync(path.join(examples, name)).isDirectory())
const { library } = await loadLibrary(packageRoot())

/** Files people write themselves. */
const byHand = ['answers.yaml', 'README.md']

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !byHand.includes(file) && !file.startsWith('overrides/'))
    .sort()

test('there are at least six', () => {
  expect(names.length).toBeGreaterThanOrEqual(6)
})

test.each(names)('%s', async (name) => {
  const folder = path.join(examples, name)
  const text = readFileSync(path.join(folder, 'answers.yaml'), 'utf8')
  const { answers: given, problems } = parseAnswersFile({ path: 'answers.yaml', text }, library!)
  expect(problems).toEqual([])
  const workspace = await openWorkspace({ folder, library: library!, given: given!, today: '2027-01-04' })
  expect(workspace.touched).toEqual([])
  // Rendered in any case, whatever the fingerprints say.
  const plan = await planPapers(workspace, await planState(workspace))
  const written = new Map([
    ...plan.outputs.map((output) => [output.path, output.content] as const),
    [lockName, sealedText(plan.lock)] as const,
  ])
  expect(filesIn(folder)).toEqual([...written.keys()].sort())
  for (const [file, content] of written) {
    const there = readFileSync(path.join(folder, file))
    if (typeof content === 'string') expect(there.toString('utf8')).toBe(content)
    else expect(there.equals(content)).toBe(true)
  }
})
