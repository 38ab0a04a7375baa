/** How much work a command does: each paper is rendered once, and nothing at all where nothing goes in anew. */
import { PassThrough, Writable } from 'node:stream'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { main } from '../../src/cli/main.js'
import type { Work } from '../../src/node/tally.js'
import { firstLibrary, built, ownFile, policyFile, practice, sentence, smallest, type Practice } from './practice.js'

type Done = Readonly<Record<Work, readonly string[]>>

/** Runs a command and tells the work it did. */
async function workOf(our: Practice, ...argv: readonly string[]): Promise<Done & { readonly code: number }> {
  const done: Record<Work, string[]> = { assemble: [], render: [], read: [] }
  const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, next) => next() })
  const io = {
    input: new PassThrough(),
    output: nowhere(),
    error: nowhere(),
    env: {},
    cwd: our.cwd,
    today: '2027-01-04',
  }
  const code = await main([...argv, '--library', firstLibrary], io, (work, about) => done[work].push(about))
  return { ...done, code }
}

const once = (paths: readonly string[]): void => expect(paths).toEqual([...new Set(paths)])
const nothing: Done = { assemble: [], render: [], read: [] }

test('a first build assembles once and renders each paper once', async () => {
  const our = practice()
  const { assemble, render, code } = await workOf(our, 'build')
  expect([code, assemble.length]).toEqual([0, 1])
  once(render)
  expect(render).toContain(policyFile)
  expect(Object.keys((JSON.parse(our.file('policy.lock.json')) as { outputs: object }).outputs).sort()).toEqual(
    [...render].sort(),
  )
})

test('untouched, nothing is rendered: not by build, nor plan, nor check', async () => {
  const our = await built()
  const lock = our.bytes('policy.lock.json')
  expect(await workOf(our, 'build')).toEqual({ ...nothing, code: 0 })
  expect(await workOf(our, 'plan')).toEqual({ ...nothing, code: 0 })
  expect((await workOf(our, 'check')).render).toEqual([])
  expect(await workOf(our, 'build', '--only', 'policy-docx')).toEqual({ ...nothing, code: 0 })
  expect(our.bytes('policy.lock.json').equals(lock)).toBe(true)
})

test('the same holds with own words, and once a version is issued', async () => {
  const our = practice()
  our.write(ownFile, '---\nclause: one-voice\nkind: replace\n---\nWe speak with one voice.\n')
  await our.run('build')
  await our.run('issue')
  expect(await workOf(our, 'build', '--date', '2027-02-01')).toEqual({ ...nothing, code: 0 })
  expect(await workOf(our, 'plan', '--date', '2027-02-01')).toEqual({ ...nothing, code: 0 })
})

test('issue after an edit reads the file once, assembles twice and renders each paper once', async () => {
  const our = await built()
  await our.run('issue')
  our.edit(policyFile, sentence, 'We differ online.')
  const { assemble, render, read } = await workOf(our, 'issue')
  expect([assemble.length, read]).toEqual([2, [policyFile]])
  once(render)
  expect(render).toEqual(expect.arrayContaining(['changes.md', 'redline.docx', 'redline.md', policyFile]))
  expect(our.folders('history')).toEqual(['1.0', '2.0'])
})

test('a returned Word file is read once', async () => {
  const our = await built()
  writeFileSync(path.join(our.cwd, 'returned.docx'), our.bytes('social-media-policy.docx'))
  const { read, assemble } = await workOf(our, 'adopt', 'returned.docx')
  expect([read, assemble.length]).toEqual([['returned.docx'], 1])
})

describe('something goes in anew', () => {
  const changed = async (change: (our: Practice) => void, ...argv: readonly string[]): Promise<readonly string[]> => {
    const our = await built()
    change(our)
    return (await workOf(our, 'build', ...argv)).render
  }

  test('an answer, or a word of the practice', async () => {
    expect(await changed((our) => our.write('answers.yaml', `${smallest}  accessModel: trial\n`))).toContain(policyFile)
    const own = '---\nclause: one-voice\nkind: replace\n---\nWe speak with one voice.\n'
    expect(await changed((our) => our.write(ownFile, own))).toContain(policyFile)
  })

  test('papers made from other answers, after a build of some only', async () => {
    const our = await built()
    our.write('answers.yaml', `${smallest}  accessModel: single-person\n`)
    await our.run('build', '--only', 'policy-md')
    const { render } = await workOf(our, 'build')
    expect(render).toContain('social-media-policy.docx')
    expect(await workOf(our, 'build')).toEqual({ ...nothing, code: 0 })
  })

  test('a paper that nobody asked for any more goes', async () => {
    const our = await built()
    await our.run('build', '--only', 'calendar')
    expect(our.has('calendar.ics')).toBe(true)
    await our.run('build')
    expect(our.has('calendar.ics')).toBe(false)
  })
})
