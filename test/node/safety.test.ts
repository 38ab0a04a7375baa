/** The folder survives accidents: two runs at once, runs that died, a full disk, and files that are not ours. */
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { explainFileError, UserError } from '../../src/node/folder/user-error.js'
import { fingerprint, writeWhole } from '../../src/node/folder/practice-folder.js'
import { folderPath } from '../../src/node/folder/layout.js'
import { whileHolding } from '../../src/node/folder/run-lock.js'
import { practice, smallest } from '../cli/practice.js'
import { run, temporaryFolder } from '../cli/run.js'

const failure = (code: string): unknown => explainFileError(Object.assign(new Error(code), { code }), 'write x.md')

describe('two runs at once', () => {
  test('the second is told to wait, and writes nothing', async () => {
    const our = practice()
    const sleeper = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
    our.write('.running', String(sleeper.pid))
    const { code, err } = await our.run('build')
    sleeper.kill()
    expect(code).toBe(2)
    expect(err).toBe(
      `Another run of this program is writing in ${our.folder}. Wait until it is done, then try again.\n`,
    )
    expect(our.list('.')).toEqual(['.running', 'answers.yaml'])
  })

  test('of many that start together, one at a time is at work', async () => {
    const folder = temporaryFolder()
    let atWork = 0
    let most = 0
    const work = async (): Promise<void> => {
      most = Math.max(most, (atWork += 1))
      await new Promise((resolve) => setTimeout(resolve, 30))
      atWork -= 1
    }
    const ended = await Promise.allSettled(Array.from({ length: 8 }, () => whileHolding(folder, work)))
    expect(most).toBe(1)
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await whileHolding(folder, work)
  })
})

describe('a run that died', () => {
  test('leaves nothing that locks the next one out, even when its number lives on in another program', async () => {
    const our = practice()
    our.write('.running', '999999999')
    expect((await our.run('build')).code).toBe(0)
    our.write('.running', String(process.ppid))
    const longAgo = new Date(Date.now() - 120_000)
    utimesSync(path.join(our.folder, '.running'), longAgo, longAgo)
    expect((await our.run('build')).code).toBe(0)
    expect(our.has('.running')).toBe(false)
  })

  test('its half-written files go; the owner’s own stay, whatever they are called', async () => {
    const our = practice()
    our.write('.social-media-policy.md.4711.part', 'half')
    our.write('kept/.note.md.4711.part', 'half')
    our.write('social-media-policy.md.20261124', 'my backup')
    our.write('kept/2026.11241200', 'mine')
    await our.run('build')
    expect(our.has('.social-media-policy.md.4711.part')).toBe(false)
    expect(our.has('kept/.note.md.4711.part')).toBe(false)
    expect(our.file('social-media-policy.md.20261124')).toBe('my backup')
    expect(our.file('kept/2026.11241200')).toBe('mine')
  })

  test('halfway through writing: what it wrote is not taken for an edit', async () => {
    const our = practice()
    await our.run('build')
    const lock = our.file('policy.lock.json')
    our.write('answers.yaml', `${smallest}  accessModel: single-person\n`)
    await our.run('build')
    const written = our.file('social-media-policy.md')
    our.write('policy.lock.json', lock)
    const outputs = Object.keys((JSON.parse(lock) as { outputs: Record<string, string> }).outputs)
    const hashes = outputs.filter(our.has).map((name) => [name, fingerprint(our.bytes(name))])
    our.write('.writing.json', JSON.stringify(Object.fromEntries(hashes)))
    expect((await our.run('build')).code).toBe(0)
    expect(our.file('social-media-policy.md')).toBe(written)
    expect(our.list('overrides')).toEqual([])
    expect(our.list('kept')).toEqual([])
    expect((await our.run('check')).code).toBe(0)
  })
})

describe('a file that was there before the first build', () => {
  test('is copied to kept/ before it is replaced', async () => {
    const our = practice()
    our.write('social-media-policy.md', 'our old policy\n')
    await our.run('build')
    const [kept = ''] = our.list('kept')
    expect(our.file(`kept/${kept}`)).toBe('our old policy\n')
  })
})

describe('tampering', () => {
  test('with the lock', async () => {
    const our = practice()
    await our.run('build')
    our.edit('policy.lock.json', '"version": "1.0 draft"', '"version": "3.0"')
    const { code, out } = await our.run('check')
    expect(code).toBe(1)
    expect(out).toContain('  - policy.lock.json: Changed by hand since it was written\n')
  })

  test('with an issued version', async () => {
    const our = practice()
    await our.run('build')
    await our.run('issue')
    expect((await our.run('check')).code).toBe(0)
    our.edit('history/1.0/social-media-policy.md', 'must', 'should')
    rmSync(path.join(our.folder, 'history/1.0/disclaimers.md'))
    const { code, out } = await our.run('check')
    expect(code).toBe(1)
    expect(out).toContain('  - history/1.0/disclaimers.md: Gone since version 1.0 was issued\n')
    expect(out).toContain('  - history/1.0/social-media-policy.md: Changed by hand since version 1.0 was issued\n')
  })
})

describe('a disk that does not take it', () => {
  test.each([
    ['ENOSPC', 'Could not write x.md: the disk is full. Nothing was lost.'],
    ['EROFS', 'Could not write x.md: the disk is read-only. Nothing was lost.'],
    ['EACCES', 'Could not write x.md: you may not write there. Nothing was lost.'],
    ['EBUSY', 'Could not write x.md: it is open in another program; close it there and try again. Nothing was lost.'],
  ])('%s is said in plain words', (code, message) => {
    const error = failure(code)
    expect(error).toBeInstanceOf(UserError)
    expect((error as UserError).message).toBe(message)
  })

  test('a folder where a file should be: the old files stay, and no half file is left', async () => {
    const our = practice()
    mkdirSync(path.join(our.folder, 'social-media-policy.md'))
    const { code, err } = await our.run('build')
    expect(code).toBe(2)
    expect(err).toContain('there is a folder where a file should be')
    expect(our.list('.').filter((name) => name.startsWith('.'))).toEqual([])
  })

  const mounted = mkdtempSync(path.join(tmpdir(), 'practice-policy-full-'))
  const canMount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', mounted]).status === 0
  afterAll(() => {
    if (canMount) spawnSync('umount', [mounted])
    rmSync(mounted, { recursive: true, force: true })
  })
  if (!canMount)
    console.warn('SKIPPED: a full and a read-only disk were not tried, because this user may not mount one')
  const onDisk = canMount ? test : test.skip

  onDisk('full: it is said, and every file is the old one or the new one', async () => {
    writeFileSync(path.join(mounted, 'answers.yaml'), smallest)
    writeFileSync(path.join(mounted, 'mine.txt'), 'x'.repeat(150_000))
    const { code, err } = await run(mounted, 'build', '.')
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/Could not write .*: the disk is full\. Nothing was lost\.\n$/),
    ])
    expect(readFileSync(path.join(mounted, 'answers.yaml'), 'utf8')).toBe(smallest)
    expect(readFileSync(path.join(mounted, 'mine.txt'), 'utf8')).toHaveLength(150_000)
    rmSync(path.join(mounted, 'mine.txt'))
    spawnSync('mount', ['-o', 'remount,size=8m', mounted])
    expect((await run(mounted, 'build', '.')).code).toBe(0)
    expect((await run(mounted, 'check', '.')).code).toBe(0)
  })

  onDisk('read-only: it is said, and looking still works', async () => {
    spawnSync('mount', ['-o', 'remount,ro', mounted])
    const { code, err } = await run(mounted, 'build', '.')
    expect(code).toBe(2)
    expect(err).toContain('the disk is read-only. Nothing was lost.')
    expect((await run(mounted, 'plan', '.')).code).toBe(0)
    expect((await run(mounted, 'check', '.')).code).toBe(0)
  })
})

test('a written file keeps its permissions, and a link stays a link', async () => {
  const our = practice()
  our.write('elsewhere.md', 'old')
  const elsewhere = path.join(our.folder, 'elsewhere.md')
  symlinkSync(elsewhere, path.join(our.folder, 'link.md'))
  chmodSync(elsewhere, 0o640)
  await writeWhole(our.folder, folderPath('link.md'), 'new')
  expect(our.file('elsewhere.md')).toBe('new')
  expect(statSync(elsewhere).mode & 0o777).toBe(0o640)
})
