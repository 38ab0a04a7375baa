/** Nothing outside the practice's folder is written, moved or removed, whatever a record, a library or a link says; sealed or not. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { type Lock } from '../../src/core/policy/lock.js'
import { sealedText } from '../../src/node/folder/seal.js'
import { fingerprint } from '../../src/node/folder/practice-folder.js'
import { packageRoot } from '../../src/node/library-files.js'
import { run, temporaryFolder, type Ran } from '../cli/run.js'

const dogs = path.join(packageRoot(), 'test/libraries/dog-walkers')
const written = { base: '' }

/** A folder built and issued with the small library, beside a file of the owner's. */
beforeAll(async () => {
  written.base = temporaryFolder()
  mkdirSync(path.join(written.base, 'p'))
  writeFileSync(path.join(written.base, 'p/answers.yaml'), 'format: 1\nanswers:\n  firm: Happy Paws\n')
  writeFileSync(path.join(written.base, 'victim.txt'), 'precious')
  for (const command of ['build', 'issue']) {
    const { code, err } = await run(written.base, command, 'p', '--library', dogs)
    expect([code, err]).toEqual([0, expect.any(String)])
  }
})

interface Place {
  readonly at: string
  readonly file: (name: string) => string
  readonly names: () => readonly string[]
  readonly relock: (change: (lock: Lock) => Lock, isSealed?: boolean) => void
  readonly go: (...argv: readonly string[]) => Promise<Ran>
}

function place(library = dogs): Place {
  const at = path.join(temporaryFolder(), 'deep/er')
  cpSync(written.base, at, { recursive: true })
  const file = (name: string): string => readFileSync(path.join(at, name), 'utf8')
  const top = path.dirname(path.dirname(at))
  return {
    at,
    file,
    names: () =>
      readdirSync(top, { recursive: true })
        .map((name) => String(name))
        .filter((name) => statSync(path.join(top, name)).isFile())
        .sort(),
    relock: (change, isSealed = true) => {
      const lock = change(JSON.parse(file('p/policy.lock.json')) as Lock)
      const text = isSealed ? sealedText(lock) : `${JSON.stringify(lock, null, 2)}\n`
      writeFileSync(path.join(at, 'p/policy.lock.json'), text)
    },
    go: (...argv) => run(at, ...argv, '--library', library),
  }
}

const listing = (name: string, hash: string) => (lock: Lock) => ({
  ...lock,
  outputs: { ...lock.outputs, [name]: hash },
})

const commands = ['build p', 'plan p', 'update p --yes', 'issue p', 'check p']

describe('a record', () => {
  test.each(commands)('that lists a file outside is refused by %s, and nothing is touched', async (line) => {
    const our = place()
    our.relock(listing('../victim.txt', fingerprint('precious')))
    const before = our.names()
    const { code, out, err } = await our.go(...line.split(' '))
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(
      /^policy\.lock\.json:\d+:\d+: error files\/tampering: Unexpected content at "outputs\.\.\.\/victim\.txt", expected a lock written by practice-policy\n/,
    )
    expect(our.names()).toEqual(before)
    expect(our.file('victim.txt')).toBe('precious')
  })

  test.each([
    'answers.yaml',
    'history/1.0/policy.lock.json',
    'overrides/ask-first.md',
    'kept/mine.md',
    '/etc/hostname',
    'C:/x.txt',
    'a\\b.txt',
    'con.txt',
    'a\u0000b.md',
    './x.md',
    'x.md ',
    '.hidden',
    'Answers.YAML',
  ])('that lists %j among the papers is refused', async (name) => {
    const our = place()
    our.relock(listing(name, 'a'.repeat(64)))
    const before = our.names()
    expect((await our.go('build', 'p')).code).toBe(2)
    expect(our.names()).toEqual(before)
  })

  test.each(['../../pwn', 'a/b', 'CON', ''])('with a provision called %j is refused', async (clause) => {
    const our = place()
    our.relock((lock) => ({ ...lock, provisions: lock.provisions.map((one) => ({ ...one, clause })) }))
    const before = our.names()
    expect((await our.go('build', 'p')).code).toBe(2)
    expect(our.names()).toEqual(before)
  })

  test('with a version that leads elsewhere is refused', async () => {
    const our = place()
    our.relock((lock) => ({ ...lock, issued: [{ version: '../../evil', date: '2027-01-01' }] }))
    expect((await our.go('check', 'p')).code).toBe(2)
  })

  test.each(commands.slice(0, 4))('without its seal is not acted on by %s', async (line) => {
    const our = place()
    our.relock((lock) => ({ ...lock, version: '3.0' }), false)
    const before = our.names()
    const { code, err } = await our.go(...line.split(' '))
    expect([code, err]).toEqual([
      2,
      'policy.lock.json:1:1: error files/tampering: Changed by hand since it was written\n  hint: restore it from a backup, or delete it: the next build keeps a copy of every file it replaces\nNothing was written.\n',
    ])
    expect(our.names()).toEqual(before)
  })

  test('of a newer program is told as such', async () => {
    const our = place()
    our.relock((lock) => ({ ...lock, format: 2 }) as unknown as Lock)
    expect((await our.go('build', 'p')).err).toBe(
      'policy.lock.json:1:1: error files/format: Unexpected format 2, expected 1: it was written by a newer practice-policy\n  hint: run that version, or a newer one\nNothing was written.\n',
    )
  })

  test('with a good seal and the right hash still condemns no file that the library does not know', async () => {
    const our = place()
    writeFileSync(path.join(our.at, 'p/my-notes.md'), 'mine')
    our.relock(listing('my-notes.md', fingerprint('mine')))
    const { code, err } = await our.go('build', 'p')
    expect(code).toBe(0)
    expect(err).toContain('my-notes.md is written no more and stays where it is: delete it if nobody needs it.\n')
    expect(our.file('p/my-notes.md')).toBe('mine')
    expect(our.file('p/policy.lock.json')).not.toContain('my-notes.md')
  })
})

describe('a library', () => {
  const frameWith = (file: string): string => {
    const folder = temporaryFolder()
    cpSync(dogs, folder, { recursive: true })
    const frame = path.join(folder, 'templates/policy.md.hbs')
    writeFileSync(frame, readFileSync(frame, 'utf8').replace(/policy-md: .*/, `policy-md: ${JSON.stringify(file)}`))
    return folder
  }
  test.each([
    ['../victim.md', 'it leads out of the folder'],
    ['../../evil.md', 'it leads out of the folder'],
    ['/tmp/evil.md', 'it leads out of the folder'],
    ['history/1.0/x.md', 'that name has a meaning of its own in the folder'],
    ['overrides/ask-first.md', 'that name has a meaning of its own in the folder'],
    ['aux.md', 'it is a name that Windows keeps for itself'],
  ])('that writes to %s is refused', async (file, why) => {
    const our = place(frameWith(file))
    const before = our.names()
    const { code, err } = await our.go('build', 'p')
    expect(code).toBe(2)
    expect(err).toContain(
      `Unexpected file name "${file}", expected a path inside the practice's folder: ${why}\nThe library could not be read.\n`,
    )
    expect(our.names()).toEqual(before)
  })

  test('that writes two papers to one file is refused', async () => {
    const our = place(frameWith('Photo-Policy.docx'))
    expect((await our.go('build', 'p')).err).toContain(
      'Unexpected second paper in the file "photo-policy.docx", expected a file for each paper',
    )
  })
})

describe('a link that leads out of the folder', () => {
  test.each(['photo-policy.md', 'history', 'overrides', 'policy.lock.json', 'answers.yaml', 'notices'])(
    'in place of %s is refused',
    async (name) => {
      const our = place()
      const outside = path.join(our.at, `outside-${path.basename(name)}`)
      const inside = path.join(our.at, 'p', name)
      if (existsSync(inside)) cpSync(inside, outside, { recursive: true })
      else mkdirSync(outside)
      rmSync(inside, { recursive: true, force: true })
      symlinkSync(outside, inside)
      const before = our.names()
      const { code, err } = await our.go('build', 'p')
      expect(our.names().filter((file) => file.includes('outside-'))).toEqual(
        before.filter((file) => file.includes('outside-')),
      )
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(
          /is a link that leads out of .*\. Put the file itself there in its place\. Nothing was written\.\n$/,
        ),
      ])
    },
  )
})
