/** What owners do to a folder by hand, and what must still be there afterwards. */
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  built,
  libraryWith,
  newVersion,
  ownFile,
  policyFile,
  practice,
  sentence,
  smallest,
  type Practice,
} from './practice.js'

const keptTexts = (our: Practice): string =>
  our
    .list('kept')
    .map((name) => our.file(`kept/${name}`))
    .join('\n')
const words = (clause: string, kind = 'replace', body = 'Our words.'): string =>
  `---\nclause: ${clause}\nkind: ${kind}\n---\n${body}\n`

describe('an issued version', () => {
  test('is never given out twice, even when the lock is gone or an older one', async () => {
    const our = await built()
    await our.run('issue')
    const issued = our.file(`history/1.0/${policyFile}`)
    rmSync(path.join(our.folder, 'policy.lock.json'))
    our.write('answers.yaml', `${smallest}  accessModel: single-person\n`)
    await our.run('build')
    expect((await our.run('issue')).out).toContain('Issued version 2.0, after 1.0.')
    expect(our.file(`history/1.0/${policyFile}`)).toBe(issued)
    copyFileSync(path.join(our.folder, 'history/1.0/policy.lock.json'), path.join(our.folder, 'policy.lock.json'))
    our.write('answers.yaml', smallest)
    expect((await our.run('issue')).out).toContain('Issued version 3.0, after 2.0.')
    expect(our.folders('history')).toEqual(['1.0', '2.0', '3.0'])
    expect((await our.run('check')).code).toBe(0)
  })

  test('that can’t be read: everything but issuing goes on, and says so', async () => {
    const our = await built()
    await our.run('issue')
    renameSync(path.join(our.folder, 'history/1.0'), path.join(our.cwd, 'elsewhere'))
    our.write('answers.yaml', `${smallest}  accessModel: single-person\n`)
    const { code, err } = await our.run('build')
    expect(code).toBe(0)
    expect(err).toContain(
      'history/1.0/policy.lock.json is missing or damaged, so changes are told against the last build.',
    )
    const refused = await our.run('issue')
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringContaining(
        'history/1.0/policy.lock.json is missing or damaged, and a new version is told against it.',
      ),
    ])
  })

  test.each(['{', '{}'])('whose tree is damaged (%s): the next one has no redline, and is issued', async (tree) => {
    const our = await built()
    await our.run('issue')
    our.write('history/1.0/policy.json', tree)
    our.write(ownFile, words('one-voice'))
    const { code, out, err } = await our.run('issue')
    expect([code, out]).toEqual([0, expect.stringContaining('See changes.md.')])
    expect(err).toMatch(/history\/1\.0\/policy\.json:1:\d: error files\/tampering: Unexpected /)
    expect(err).toContain(
      'history/1.0/policy.json is missing or damaged, so there is no redline against version 1.0.\n',
    )
  })

  test('its papers in the folder, written into by somebody, are copied first', async () => {
    const our = await built()
    our.write('changes.md', 'my precious notes\n')
    await our.run('issue')
    expect(keptTexts(our)).toContain('my precious notes')
    our.edit('changes.md', '# Version 1.0', '# Version 1.0, read by Dana')
    our.write(ownFile, words('one-voice'))
    await our.run('issue')
    expect(keptTexts(our)).toContain('read by Dana')
  })
})

describe('a file that is not saved as UTF-8', () => {
  const latin = Buffer.from('Our caf\xe9 words.', 'latin1')

  test('in overrides/, or the answers: nothing is written', async () => {
    const our = practice()
    our.write(ownFile, Buffer.concat([Buffer.from(words('one-voice', 'replace', '')), latin]))
    const { code, err } = await our.run('build')
    expect([code, err]).toEqual([
      2,
      'overrides/one-voice.md is not saved as UTF-8. Save it as UTF-8 in your editor, then try again. Nothing was written.\n',
    ])
    expect(our.bytes(ownFile).includes(latin)).toBe(true)
  })

  test('UTF-16, as Windows saves it, is read', async () => {
    const our = practice()
    our.write(ownFile, Buffer.from(`\uFEFF${words('one-voice', 'replace', 'Our café words.')}`, 'utf16le'))
    await our.run('build')
    expect(our.file(policyFile)).toContain('Our café words.')
  })

  test('the policy itself: kept as it is, and nothing taken from it', async () => {
    const our = await built()
    const bytes = Buffer.concat([our.bytes(policyFile), latin])
    our.write(policyFile, bytes)
    const { code, err } = await our.run('build')
    expect(code).toBe(0)
    expect(err).toContain('social-media-policy.md: It is not saved as UTF-8, so nothing was taken from it.')
    expect(our.list('overrides')).toEqual([])
    expect(our.bytes(`kept/${our.list('kept')[0] ?? ''}`).equals(bytes)).toBe(true)
  })
})

describe('words in overrides/', () => {
  test('that a returned file takes out, its start forgotten, are kept', async () => {
    const our = await built()
    const sent = our.file(policyFile)
    our.write(ownFile, words('one-voice', 'replace', 'We speak with one voice.'))
    our.write('overrides/scope.after.md', words('scope', 'add', 'And so do guests.'))
    await our.run('build')
    rmSync(path.join(our.folder, '.drafts'), { recursive: true })
    writeFileSync(path.join(our.cwd, 'sent.md'), sent.replace('People look up', 'Many look up'))
    await our.run('adopt', 'sent.md')
    expect(keptTexts(our)).toContain('We speak with one voice.')
    expect(keptTexts(our)).toContain('And so do guests.')
    expect(keptTexts(our)).toContain('this was your wording before sent.md came in')
  })

  test('a rule left out stays out through a library that lacks it', async () => {
    const our = practice()
    our.write('overrides/coworkers-and-supervisors.md', words('coworkers-and-supervisors', 'strike', ''))
    await our.run('build')
    const older = libraryWith({ 'clauses/library.yaml': [[/^version: 1\.0\.0$/m, 'version: 0.9.0']] })
    rmSync(path.join(older, 'clauses/personal/coworkers-and-supervisors.md'))
    const { code } = await our.run('build', '--library', older)
    expect(code).toBe(0)
    await our.run('build')
    expect(our.file(policyFile)).not.toContain('clause: coworkers-and-supervisors')
  })

  test('comments in a file’s head stay when it is brought up to date', async () => {
    const our = practice()
    const head =
      '---\nclause: one-voice\nkind: replace\n# Dana: agreed with our lawyer on May 3\nauthor: Dana # the owner\n'
    our.write(ownFile, `${head}---\n\nOur words.\n`)
    await our.run('build')
    expect(our.file(ownFile).startsWith(head)).toBe(true)
    expect(our.file(ownFile)).toContain('\nbase:\n  version: 1.0.0\n')
    expect((await our.run('build')).out).toContain('Nothing to change')
  })

  test('a clause that is a path is refused', async () => {
    const our = practice()
    our.write('overrides/evil.md', words('"../../../evil"'))
    const { code, err } = await our.run('build')
    expect([code, err]).toEqual([2, expect.stringContaining('expected a clause such as one-voice')])
  })

  test('a file of another kind there is named', async () => {
    const our = practice()
    our.write('overrides/one-voice.txt', 'Our words.')
    expect((await our.run('build')).err).toContain('overrides/one-voice.txt is not read: files there end in .md.')
  })
})

describe('answers', () => {
  test('given with --answers: the others are kept, and stay when the build fails', async () => {
    const our = practice(`${smallest}  # ask Dana about Yelp\n`)
    writeFileSync(path.join(our.cwd, 'other.yaml'), smallest.replace('Riverbend', 'Lakeside'))
    mkdirSync(path.join(our.folder, policyFile))
    await our.run('build', '--answers', path.join(our.cwd, 'other.yaml'))
    expect(our.file('answers.yaml')).toContain('ask Dana about Yelp')
    rmSync(path.join(our.folder, policyFile), { recursive: true })
    await our.run('build', '--answers', path.join(our.cwd, 'other.yaml'))
    expect(our.file('answers.yaml')).toContain('Lakeside')
    expect(our.list('kept').map((name) => our.file(`kept/${name}`))).toContainEqual(
      expect.stringContaining('ask Dana about Yelp'),
    )
  })
})

test('an older lock put back: what stands there is known as ours', async () => {
  const our = await built()
  const lock = our.file('policy.lock.json')
  our.write('answers.yaml', `${smallest}  accessModel: single-person\n`)
  await our.run('build')
  our.write('policy.lock.json', lock)
  await our.run('build')
  expect(our.list('overrides')).toEqual([])
  expect(our.list('kept')).toEqual([])
})

test('a build right after files were brought in has nothing to do', async () => {
  const our = await built()
  const sent = our
    .file(policyFile)
    .replace('People look up', 'Many look up')
    .replace(sentence, 'We differ online.')
    .replace('If in doubt, do not post.', 'In doubt, do not post.')
  writeFileSync(path.join(our.cwd, 'sent.md'), sent)
  await our.run('adopt', 'sent.md')
  expect(our.list('overrides')).toEqual(['one-voice.md', 'pre-post-check.md', 'purpose.md'])
  const { out } = await our.run('build')
  expect(out).toBe('Nothing to change in social-media-policy (policy 1.0 draft, 78 provisions).\n')
})

test('edit after edit between builds of one paper each: the last words stand', async () => {
  const our = await built()
  our.edit(policyFile, sentence, 'We differ online.')
  await our.run('build', '--only', 'policy-docx')
  our.edit(policyFile, 'We differ online.', 'We differ a lot online.')
  await our.run('build', '--only', 'calendar')
  our.edit(policyFile, 'We differ a lot online.', 'We differ a great deal online.')
  await our.run('build')
  expect(our.file(policyFile)).toContain('We differ a great deal online.')
})

test('a file where a folder should be is said in plain words', async () => {
  const our = await built()
  our.write('kept', '')
  our.edit(policyFile, sentence, 'We differ online.')
  const { code, err } = await our.run('build')
  expect([code, err]).toEqual([
    2,
    expect.stringContaining('there is a file where a folder should be. Nothing was lost.'),
  ])
})

describe('adopt', () => {
  test('a file that is no Word file is refused', async () => {
    const our = await built()
    writeFileSync(path.join(our.cwd, 'g.docx'), 'not a Word file')
    const { code, err } = await our.run('adopt', 'g.docx')
    expect([code, err]).toEqual([2, expect.stringMatching(/^g\.docx: .*\nNothing was written\.\n$/)])
  })

  test('an edit that could not come in is not said to stand', async () => {
    const our = await built()
    const sent = our.file(policyFile)
    our.write(ownFile, words('one-voice', 'replace', 'All our own.'))
    await our.run('build')
    writeFileSync(path.join(our.cwd, 'sent.md'), sent.replace(sentence, 'We differ online.'))
    const { out } = await our.run('adopt', 'sent.md')
    expect(out).toBe(
      'sent.md started from an earlier text (version 1.0 draft): its edits are joined with the policy of now.\n' +
        '“One shared rule for everyone” was changed in two places in different ways: one stands, the other is kept.\n' +
        `Kept as kept/${our.list('kept')[0] ?? ''}: “One shared rule for everyone” was changed in two places in different ways, and the other wording stands.\n` +
        'The file is kept as kept/returned/2027-01-04-sent.md.\n' +
        'Nothing came into the policy; 1 text kept aside.\n',
    )
  })

  test('says what the same build changes besides', async () => {
    const our = await built()
    writeFileSync(path.join(our.cwd, 'sent.md'), our.file(policyFile).replace(sentence, 'We differ online.'))
    our.write('answers.yaml', `${smallest}  accessModel: single-person\n`)
    const { out } = await our.run('adopt', 'sent.md')
    expect(out).toContain('Besides, since the last build:\n3 provisions would change:\n')
  })
})

test('words that give way to the library’s are kept', async () => {
  const { settledEdits } = await import('../../src/node/edits/edits.js')
  const old = {
    clause: 'a',
    kind: 'replace',
    title: null,
    body: 'Mine.',
    base: null,
    date: null,
    author: null,
  } as const
  const edits = {
    overrides: [old],
    notices: [],
    papers: [],
    libraryPapers: [],
    write: [],
    remove: [],
    kept: [],
    comments: [],
    conflicts: [],
    unread: [],
    beside: [],
    returned: [],
    ledgers: [],
    notes: [],
  }
  const workspace = { overrideTexts: new Map() }
  expect(settledEdits(edits, workspace, { overrides: [], notices: [], papers: [] }).kept).toMatchObject([
    { content: '<!-- Kept because you chose another text in place of yours. -->\n\nMine.\n' },
  ])
  expect(settledEdits(edits, workspace, { overrides: [old], notices: [], papers: [] }).kept).toEqual([])
})

test('a library of the same words under another version changes the record alone', async () => {
  const our = await built()
  const { out } = await our.run('plan', '--library', libraryWith({ 'clauses/library.yaml': [newVersion] }))
  expect(out).toBe(
    'No provision changes.\nFiles: 0 new files, 1 to update, 21 the same, 0 left as they are or put aside.\n  update policy.lock.json\n',
  )
})
