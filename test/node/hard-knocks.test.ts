/** What a disk, a sync folder or a stranger's file may do to a practice's folder: each fault is told in words, none ends the program. */
import { execFileSync } from 'node:child_process'
import { rmSync, symlinkSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { explainFileError, type UserError } from '../../src/node/folder/user-error.js'
import { dogWalkers, libraryWith, practice, type Practice } from '../cli/practice.js'
import { run, temporaryFolder, type Ran } from '../cli/run.js'

const small = ['--library', dogWalkers] as const
const answers = 'format: 1\nanswers:\n  firm: Happy Paws\n'

async function built(): Promise<Practice> {
  const our = practice(answers)
  expect((await our.run('build', ...small)).code).toBe(0)
  return our
}

const at = (our: Practice, name: string): string => path.join(our.folder, name)
const told = ({ code, err }: Ran): readonly unknown[] => [code, err]

describe('an error of the system', () => {
  test.each([
    ['read answers.yaml', 'EACCES', 'you may not read it'],
    ['read answers.yaml', 'ELOOP', 'a link in its path leads back to itself'],
    ['read the folder overrides', 'EMFILE', 'too many files are open; close other programs and try again'],
    ['read answers.yaml', 'ERR_FS_FILE_TOO_LARGE', 'the file is too large'],
    ['write x.md', 'EFBIG', 'the file is too large'],
    ['write x.md', 'ENOENT', 'a folder on the way to it is missing, or a link leads nowhere'],
    ['write x.md', 'EIO', 'the disk reports an error; see that it is still connected'],
    ['write x.md', 'ESTALE', 'the network drive lost it; connect again'],
  ])('to %s, %s, is said in plain words', (doing, code, why) => {
    const error = explainFileError(Object.assign(new Error(code), { code, syscall: 'open' }), doing)
    expect((error as UserError).message).toBe(`Could not ${doing}: ${why}. Nothing was lost.`)
  })

  test('that has no words yet is named', () => {
    const error = explainFileError(Object.assign(new Error('x'), { code: 'EWEIRD', syscall: 'open' }), 'write x.md')
    expect((error as UserError).message).toBe('Could not write x.md: the system says "EWEIRD". Nothing was lost.')
  })

  test('in a folder that was removed below the program', () => {
    const gone = Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'uv_cwd' })
    expect((explainFileError(gone, 'finish') as UserError).message).toBe(
      'Could not finish: the folder you are in is gone; go to another one. Nothing was lost.',
    )
  })
})

describe('a link', () => {
  test('that leads back to itself', async () => {
    const our = await built()
    rmSync(at(our, 'answers.yaml'))
    symlinkSync('answers.yaml', at(our, 'answers.yaml'))
    expect(told(await our.run('build', ...small))).toEqual([
      2,
      'Could not read answers.yaml: a link in its path leads back to itself. Nothing was lost.\n',
    ])
  })

  test('that leads nowhere, in place of the folder', async () => {
    const cwd = temporaryFolder()
    symlinkSync('nowhere', path.join(cwd, 'p'))
    const { code, err } = await run(cwd, 'build', 'p', ...small)
    expect([code, err]).toEqual([2, expect.not.stringContaining('bug of ours')])
  })

  test('in overrides/, a folder there, or a file in its place: told, never passed over in silence', async () => {
    const our = await built()
    const own = '---\nclause: ask-first\nkind: replace\n---\nWe ask.\n'
    our.write('elsewhere.md', own)
    our.write('overrides/sub/ask-first.md', own)
    symlinkSync(at(our, 'elsewhere.md'), at(our, 'overrides/ask-first.md'))
    const { code, err } = await our.run('build', ...small)
    expect(code).toBe(0)
    expect(err).toContain(
      'overrides/ask-first.md is not read: it is a link or a pipe, and the file itself belongs in its place.\n',
    )
    expect(err).toContain('overrides/sub is not read: files belong into overrides/ itself.\n')
    rmSync(at(our, 'overrides'), { recursive: true })
    our.write('overrides', own)
    expect(told(await our.run('build', ...small))).toEqual([
      2,
      'Could not read the folder overrides: there is a file where a folder should be. Nothing was lost.\n',
    ])
  })
})

describe('a pipe or a device', () => {
  const pipe = (file: string): void => {
    rmSync(file, { force: true })
    execFileSync('mkfifo', [file])
  }
  test.each(['answers.yaml', 'policy.lock.json', 'photo-policy.md', '.writing.json', 'noted.yaml'])(
    'in place of %s is not waited for',
    async (name) => {
      const our = await built()
      pipe(at(our, name))
      expect(told(await our.run(name === 'noted.yaml' ? 'check' : 'build', ...small))).toEqual([
        2,
        `Could not read ${name}: it is a pipe or a device, not a file. Nothing was written.\n`,
      ])
    },
  )

  test('brought back is not waited for', async () => {
    const our = await built()
    pipe(path.join(our.cwd, 'back.md'))
    expect(told(await our.run('adopt', 'back.md', ...small))).toEqual([
      2,
      'Could not read back.md: it is a pipe or a device, not a file. Nothing was written.\n',
    ])
    symlinkSync('/dev/zero', path.join(our.cwd, 'zero.docx'))
    expect((await our.run('adopt', 'zero.docx', ...small)).err).toContain('it is a pipe or a device, not a file.')
  })
})

describe('what the program itself left behind', () => {
  test.each(['null', '[]', '{"a":1}', '{', '\u0000', '{"../x":"y"}'])(
    'a journal of a dead run that says %j',
    async (text) => {
      const our = await built()
      our.write('.writing.json', text)
      const { code } = await our.run('build', ...small)
      expect(code).toBe(0)
      expect(our.has('.writing.json')).toBe(false)
    },
  )

  test.each([
    ['long ago', -5_000],
    ['this moment', 0],
    ['by a clock that runs ahead', 3_600_000],
  ])('the mark of a run that died before it had written its number, %s', async (_, shift) => {
    const our = await built()
    our.write('.running', '')
    const then = new Date(Date.now() + shift)
    utimesSync(at(our, '.running'), then, then)
    expect((await our.run('build', ...small)).code).toBe(0)
  })
})

test('answers with thousands of unknown questions: some are told, and that there are more', async () => {
  const our = practice(`${answers}${Array.from({ length: 8000 }, (_, index) => `  unknown${index}: x\n`).join('')}`)
  const { code, err } = await our.run('build', ...small)
  expect(code).toBe(2)
  expect(err.match(/Unexpected question/g)).toHaveLength(50)
  expect(err).toMatch(/… and more of them: mend these first\.\nNothing was written\.\n$/)
})

describe('a library whose text the program cannot print', () => {
  const clause = 'clauses/care/ask-first.md'
  test.each([
    ['an image', '![a dog](dog.png)', 'Unexpected image, expected text, emphasis or links'],
    ['code', 'Use `code` here.', 'Unexpected code inline, expected text, emphasis or links'],
    ['a block of code', '```\ncode\n```', 'Unexpected fence, expected paragraphs, lists, tables or quotations'],
  ])('%s is refused in words, and the check says where it stands', async (_, text, why) => {
    const library = libraryWith({ [clause]: [[/\n$/, `\n\n${text}\n`]] }, dogWalkers)
    const checked = await run(temporaryFolder(), 'library', 'check', '--library', library)
    expect([checked.code, checked.out]).toEqual([
      1,
      expect.stringMatching(new RegExp(`^${clause}:\\d+:\\d+: error .*${why}`, 'm')),
    ])
    const our = practice(answers)
    expect(told(await our.run('build', '--library', library))).toEqual([
      2,
      expect.stringMatching(
        new RegExp(
          `^The library holds what no paper can be made of: line \\d+ of a text: ${why}\\.\n  hint: practice-policy library check\nNothing was written\\.\n$`,
        ),
      ),
    ])
    expect(our.list('.')).toEqual(['answers.yaml'])
  })

  test.each(['answers.yaml', '', '.', 'disclaimers'])('a paper called %j is refused', async (name) => {
    const library = libraryWith(
      { 'templates/policy.md.hbs': [[/policy-md: .*/, `policy-md: ${JSON.stringify(name)}`]] },
      dogWalkers,
    )
    const checked = await run(temporaryFolder(), 'library', 'check', '--library', library)
    expect([checked.code, `${checked.out}${checked.err}`]).toEqual([
      expect.any(Number),
      expect.stringMatching(/^templates\/policy\.md\.hbs:\d+:\d+: error /m),
    ])
    const our = practice(answers)
    const made = await our.run('build', '--library', library)
    expect([made.code, our.list('.')]).toEqual([2, ['answers.yaml']])
    expect(made.err).toMatch(/The library could not be (?:read|used)\.\n$/)
  })
})
