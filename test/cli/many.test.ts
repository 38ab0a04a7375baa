/** Many practices at once: lists with faults, one that fails among others, runs that were stopped, shares of the work. */
import { expect, test } from '@jest/globals'
import { appendFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { dogWalkers } from './practice.js'
import { run, temporaryFolder, type Ran } from './run.js'

/** A folder of practices, and the program called there with the small library. */
function firms(...names: readonly string[]): {
  cwd: string
  many: (...argv: readonly string[]) => Promise<Ran>
  write: (name: string, text: string) => void
  read: (name: string) => string
} {
  const cwd = temporaryFolder()
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true })
    writeFileSync(path.join(cwd, name), text)
  }
  for (const name of names) write(`${name}/answers.yaml`, `format: 1\nanswers:\n  firm: ${path.basename(name)}\n`)
  return {
    cwd,
    write,
    read: (name) => readFileSync(path.join(cwd, name), 'utf8'),
    many: (...argv) => run(cwd, 'many', ...argv, '--workers', '1', '--library', dogWalkers),
  }
}

test('every practice of a folder is built, however deep it lies; one that fails stops no other', async () => {
  const our = firms('oak', 'east/elm')
  our.write('ash/answers.yaml', 'format: 1\nanswers:\n  firm: Ash\n  walkz: crew\n')
  our.write('notes/readme.txt', 'not a practice')
  const { code, out, err } = await our.many('build', '.')
  expect(out)
    .toBe(`ash       answers.yaml:4:3: Unexpected question "walkz", expected a question of this library; did you mean "walks"?
east/elm  4 files written
oak       4 files written
3 practices: 2 fine, 1 with problems.
`)
  expect(err).toBe('Everything that was said: many-build.jsonl\n')
  expect(code).toBe(2)
  expect(our.read('east/elm/photo-policy.md')).toContain('elm')
})

test('each row that is wrong says where and what was meant; the others are built', async () => {
  const our = firms('oak')
  const outside = temporaryFolder()
  symlinkSync(outside, path.join(our.cwd, 'away'))
  our.write(
    'list.csv',
    `folder,firm,walks,boards,papers
oak,"Oak, ""Elm"" and Sons",crew,park-board,policy-md; policy-docx
elm,Elm,crw,,
ash,Ash,,,policy-md;policy-dox
Oak,Again,,,
../oaks,Out,,,
oak/inner,In,,,
away,Away,,,
,Nameless,,,
fir,,alone,,
yew,Yew,,,,surplus
pine,Pine
`,
  )
  const { code, out, err } = await our.many('build', 'list.csv')
  expect(code).toBe(2)
  const told = (folder: string): string => out.split('\n').find((line) => line.startsWith(`${folder}  `)) ?? ''
  const lines = out.split('\n').map((line) => line.replace(/^\S*\s+/, ''))
  for (const line of [
    'list.csv:3:9: Unexpected "crw" for walks, expected one of its choices; did you mean "crew"?',
    'list.csv:4:21: Unexpected "policy-dox" for papers, expected one of its choices; did you mean "policy-docx"?',
    'list.csv:5:1: Unexpected second "Oak", expected each folder once; "oak" stands in line 2',
    `list.csv:6:1: Unexpected folder "../oaks", expected one inside the list's own folder; did you mean "oak"?`,
    `list.csv:7:1: Unexpected folder "oak/inner", expected none inside another practice's; "oak" stands in line 2`,
    `list.csv:8:1: Unexpected folder "away", expected one inside the list's own folder; it is a link that leads out of it`,
    'list.csv:9:1: Unexpected empty folder, expected its name',
    'list.csv:10:1: Unexpected absence of firm (What is your firm called?), expected an answer in the column "firm"',
    'list.csv:11:12: Unexpected cell "surplus" beyond the 5 columns of the first row; a text with a comma stands in quotes: "Oak, Elm and Partners"',
  ])
    expect(lines).toContain(line)
  expect(told('oak')).toBe('oak        4 files written')
  expect(told('pine')).toBe('pine       4 files written')
  expect(lines).toContain('practices: 2 fine, 9 with problems.')
  expect(err).toBe('Everything that was said: many-build.jsonl\n')
  expect(our.read('oak/answers.yaml')).toContain('firm: Oak, "Elm" and Sons\n')
  expect(existsSync(path.join(outside, 'answers.yaml'))).toBe(false)
  expect(existsSync(path.join(our.cwd, 'fir'))).toBe(false)
})

test('a list whose first row is wrong is refused as a whole', async () => {
  const our = firms()
  our.write('list.csv', 'folder,frm,walks,walks\noak,Oak,,\n')
  expect(await our.many('build', 'list.csv')).toEqual({
    code: 2,
    out: '',
    err: `list.csv:1:8: error answers/key: Unexpected column "frm", expected folder or a question id
  hint: did you mean "firm"?
list.csv:1:18: error answers/key: Unexpected second column "walks", expected each column once
Nothing was done.
`,
  })
  our.write('list.csv', 'folder;firm\noak;Oak\n')
  expect((await our.many('build', 'list.csv')).err).toContain(
    'list.csv:1:1: error answers/list: Unexpected columns separated by ";", expected commas',
  )
  our.write('list.csv', 'folder,firm\noak,"Oak\n')
  expect((await our.many('build', 'list.csv')).err).toContain('list.csv:2:1: error answers/list: Unexpected quotes')
  expect((await our.many('build', 'nowhere')).err).toBe('There is no folder or list nowhere.\n')
})

test('a list speaks over the answers that lie there, and leaves what it says nothing of; "-" takes away', async () => {
  const our = firms()
  our.write('oak/answers.yaml', 'format: 1\nanswers:\n  firm: Oak\n  walks: crew\n  boards: [park-board]\n')
  our.write('list.csv', 'folder,firm,walks,boards\noak,New Oak,,-\n')
  expect((await our.many('plan', 'list.csv')).code).toBe(3)
  expect(our.read('oak/answers.yaml')).toContain('firm: Oak\n')
  expect((await our.many('update', 'list.csv')).out).toContain('oak  3 files written')
  expect(our.read('oak/answers.yaml')).toContain('firm: New Oak\n')
  expect(our.read('oak/answers.yaml')).toContain('walks: crew\n')
  expect(our.read('oak/answers.yaml')).toContain('boards: []\n')
  expect((await our.many('plan', 'list.csv')).out).toBe('oak  nothing to change\n1 practice: 1 fine.\n')
})

test('plan, issue and check for many; the exit code is the worst', async () => {
  const our = firms('oak', 'elm')
  expect((await our.many('plan', '.')).code).toBe(3)
  await our.many('build', '.', '--date', '2027-01-04')
  expect((await our.many('issue', '.')).out).toBe(`elm  version 1.0 issued
oak  version 1.0 issued
2 practices: 2 fine.
`)
  our.write('oak/answers.yaml', 'format: 1\nanswers:\n  firm: oak\n  walks: crew\n')
  const { code, out } = await our.many('plan', '.', '--json')
  const report = JSON.parse(out) as { practices: { folder: string; exit: number; words: string; result: unknown }[] }
  expect(report.practices.map(({ folder, exit }) => `${folder} ${exit}`)).toEqual(['elm 0', 'oak 3'])
  expect(report.practices[1]?.result).toHaveProperty('changes')
  expect(code).toBe(3)
  expect((await our.many('issue', '.')).out).toContain('elm  Nothing changed since version 1.0 was issued.')
  expect((await our.many('check', '.')).code).toBe(0)
})

test('a run that was stopped goes on where it was: what failed and what has other answers now is done again', async () => {
  const our = firms('ash', 'elm', 'oak')
  our.write('bad/answers.yaml', 'format: 1\nanswers: {}\n')
  await our.many('build', '.')
  const [head, ...lines] = our.read('many-build.jsonl').trimEnd().split('\n')
  const of = (name: string): string => lines.find((line) => line.includes(`"folder":"${name}"`)) ?? ''
  // As if it had been killed in the middle of writing a line.
  our.write('many-build.jsonl', [head, of('ash'), of('bad'), of('elm'), of('oak').slice(0, 40)].join('\n'))
  our.write('elm/answers.yaml', 'format: 1\nanswers:\n  firm: New Elm\n')
  const { out, err } = await our.many('build', '.')
  expect(err).toContain('Done before the last run was stopped: 1. With --again they are done too.')
  expect(out).toBe(`ash  4 files written
bad  answers.yaml has no answer to firm (What is your firm called?). Nothing was written.
elm  4 files written
oak  nothing to change
4 practices: 3 fine, 1 with problems.
`)
  expect((await our.many('build', '.')).err).not.toContain('Done before')
})

test('shares of the work join to the whole, and a missing one is named', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `firm-${index}`)
  const our = firms(...names)
  const files = []
  for (const share of [1, 2, 3]) {
    await our.many('plan', '.', '--shard', `${share}/3`)
    files.push(`many-plan-${share}-of-3.jsonl`)
  }
  const folders = files.map((file) =>
    our
      .read(file)
      .trimEnd()
      .split('\n')
      .slice(1, -1)
      .map((line) => (JSON.parse(line) as { folder: string }).folder),
  )
  expect(folders.every((share) => share.length > 0)).toBe(true)
  expect(folders.flat().sort()).toEqual([...names].sort())
  const whole = await our.many('plan', '.')
  const report = (...argv: readonly string[]): Promise<Ran> => run(our.cwd, 'many', 'report', ...argv)
  expect((await report(...files)).out).toBe(whole.out)
  expect((await report(...files)).code).toBe(3)
  const lacking = await report(...files.slice(1))
  expect(lacking.err).toContain('Not among the files: 1/3.')
  expect(lacking.code).toBe(1)
  expect((await report(...files, files[0] ?? '')).err).toContain('In more than one file: firm-')
  appendFileSync(path.join(our.cwd, 'other.jsonl'), '{"not":"ours"}\n')
  expect((await report('other.jsonl')).err).toContain('other.jsonl is no file of results.')
  expect((await our.many('plan', '.', '--shard', '4/3')).err).toBe(
    'Unexpected --shard "4/3", expected K/N such as 3/8\n',
  )
})
