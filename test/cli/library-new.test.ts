/** `library new` writes a small library into an empty folder that is in order, proved, tested and built as it stands, and never over anything. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/node/library-files.js'
import { run, temporaryFolder } from './run.js'

test('a new library is checked, proved and built', async () => {
  const cwd = temporaryFolder()
  const made = await run(cwd, 'library', 'new', 'shop rules')
  expect([made.code, made.out]).toEqual([
    0,
    `A small library is in shop rules: the rules of a shop, to change into yours.
Next:
  practice-policy library check --library "shop rules"
  practice-policy library prove --library "shop rules"
  practice-policy new --library "shop rules"
README.md there says what is where.
`,
  ])
  const own = ['--library', 'shop rules'] as const
  const checked = await run(cwd, 'library', 'check', ...own)
  expect([checked.code, checked.out, checked.err]).toEqual([
    0,
    '',
    '5 clauses, 7 questions, 2 authorities, 1 platform, 1 conflict: 0 findings.\n',
  ])
  const proved = await run(cwd, 'library', 'prove', ...own)
  expect([proved.code, proved.out.split('\n').at(-2)]).toEqual([0, 'Proved: no failure in any class of answers.'])
  const answers = path.join('shop rules', 'test/small-shop/answers.yaml')
  expect((await run(cwd, 'build', 'papers', ...own, '--answers', answers)).code).toBe(0)
  const text = (...name: readonly string[]): string => readFileSync(path.join(cwd, ...name), 'utf8')
  expect(text('papers/social-media-rules.md')).toBe(text('shop rules', 'test/small-shop/social-media-rules.md'))
  expect(text('papers/notices/website.txt')).toBe(
    'Corner Books asks before it shows a customer in a photo. The owner reads reviews.\n',
  )
})

test('its own tests pass, and fail once a condition is changed', async () => {
  const cwd = temporaryFolder()
  await run(cwd, 'library', 'new', 'lib')
  const tested = (...only: readonly string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, ['--test', ...only, 'test/library.test.mjs'], {
      cwd: path.join(cwd, 'lib'),
      encoding: 'utf8',
      env: {
        ...process.env,
        PRACTICE_POLICY: `"${process.execPath}" "${path.join(packageRoot(), 'bin/practice-policy.js')}"`,
      },
    })
  const first = tested()
  expect([first.status, first.stdout]).toEqual([0, expect.stringContaining('pass 5')])
  const clause = path.join(cwd, 'lib/clauses/people/talk-about-work.md')
  writeFileSync(clause, readFileSync(clause, 'utf8').replace('team: employees', 'team: alone'))
  const second = tested('--test-name-pattern', 'condition')
  expect(second.status).toBe(1)
  expect(second.stdout).toContain('each rule has the condition that pins.json says')
})

test('nothing is written where something stands', async () => {
  const cwd = temporaryFolder()
  mkdirSync(path.join(cwd, 'lib'))
  writeFileSync(path.join(cwd, 'lib/notes.txt'), 'mine')
  const { code, err } = await run(cwd, 'library', 'new', 'lib')
  expect([code, err]).toEqual([
    2,
    'lib is not empty: a new library goes only where nothing stands yet. Nothing was written.\n',
  ])
  expect(readdirSync(path.join(cwd, 'lib'))).toEqual(['notes.txt'])
  const file = await run(cwd, 'library', 'new', 'lib/notes.txt')
  expect(file.err).toBe(
    'Could not write a library to lib/notes.txt: it is no folder that can be read. Nothing was written.\n',
  )
})
