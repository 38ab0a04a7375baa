/** The second year: answers change, the library changes, people change files, and nothing they wrote is lost. */
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Lock } from '../../src/core/policy/lock.js'
import { sealedText } from '../../src/node/folder/seal.js'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { built, firstLibrary, libraryWith, newVersion, ownFile, policyFile, practice, sentence } from './practice.js'

const oneVoice = 'clauses/about/one-voice.md'

/** Replaces words in the Word file's text. */
function editWord(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const parts = unzipSync(bytes)
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  if (!xml.includes(from)) throw new Error(`not in the Word file: ${from}`)
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml.replace(from, to)) })
}

describe('a sentence changed in the Markdown file', () => {
  test('becomes an override with its base, and stands in every later build', async () => {
    const our = await built()
    our.edit(policyFile, sentence, 'We differ in how at ease we are online.')
    const { code, err } = await our.run('build')
    expect(code).toBe(0)
    expect(err).toContain('“One shared rule for everyone” (1.2): your wording is kept.')
    expect(our.file(ownFile)).toContain('clause: one-voice\nkind: replace\n')
    expect(our.file(ownFile)).toContain(sentence)
    for (const date of ['2028-01-04', '2029-01-04', '2030-01-04']) await our.run('build', '--date', date)
    expect(our.file(policyFile)).toContain('We differ in how at ease we are online. A group needs one shared rule')
    expect((await our.run('check')).code).toBe(0)
    expect(our.list('kept')).toHaveLength(1)
  })

  test('beside the practice’s name takes in the name of now, and the plan says that the name is why', async () => {
    const our = await built()
    our.edit(policyFile, 'People look up Riverbend Counseling', 'Many people look up Riverbend Counseling')
    await our.run('build')
    our.edit('answers.yaml', 'Riverbend Counseling', 'Lakeside & Sons')
    const { out } = await our.run('plan')
    expect(out).toContain(
      '“Why we have this policy”: your wording now says “Lakeside & Sons” for “Riverbend Counseling”, as you answered.\n',
    )
    expect(out).toContain(
      '  changed  Why we have this policy. Because “Practice name” is now “Lakeside & Sons” (it was “Riverbend Counseling”).\n',
    )
    await our.run('build')
    expect(our.file(policyFile)).toContain('Many people look up Lakeside & Sons online')
    expect((await our.run('plan')).out).toBe('Nothing would change.\n')
  })

  test('Windows line ends and a wrapped line are no edit', async () => {
    const our = await built()
    our.write(
      policyFile,
      our.file(policyFile).replaceAll('\n', '\r\n').replace(sentence, sentence.replace(' how ', '\r\nhow ')),
    )
    await our.run('build')
    expect(our.list('overrides')).toEqual([])
  })

  test('and its file in overrides/ changed too: both are in', async () => {
    const our = await built()
    our.edit(policyFile, sentence, 'We differ in how at ease we are online.')
    await our.run('build')
    // The same words stand in its base, further up.
    our.edit(ownFile, /stay your own(?![^]*stay your own)/, 'are your own')
    our.edit(policyFile, 'A group needs one shared rule', 'A team needs one shared rule')
    await our.run('build')
    expect(our.file(policyFile)).toContain('We differ in how at ease we are online. A team needs one shared rule')
    expect(our.file(policyFile)).toContain('Your opinions are your own')
  })

  test('and the same words changed in overrides/: one stands, the other is kept and named', async () => {
    const our = await built()
    our.edit(policyFile, sentence, 'We differ in how at ease we are online.')
    await our.run('build')
    our.edit(ownFile, 'We differ in how at ease we are online.', 'No two of us are alike online.')
    our.edit(policyFile, 'We differ in how at ease we are online.', 'We are not equally at ease online.')
    const { err } = await our.run('build')
    expect(err).toContain(
      '“One shared rule for everyone” was changed in two places in different ways: one stands, the other is kept.',
    )
    expect(our.file(policyFile)).toContain('No two of us are alike online.')
    const kept = our.list('kept').filter((name) => name.startsWith('one-voice-'))
    expect(kept).toHaveLength(1)
    expect(our.file(`kept/${kept[0] ?? ''}`)).toContain('We are not equally at ease online.')
  })

  test('and another sentence in the Word file: both are in', async () => {
    const our = await built()
    our.edit(policyFile, sentence, 'We differ in how at ease we are online.')
    const word = our.bytes('social-media-policy.docx')
    our.write(
      'social-media-policy.docx',
      editWord(word, 'A group needs one shared rule', 'A team needs one shared rule'),
    )
    await our.run('build')
    expect(our.file(policyFile)).toContain('We differ in how at ease we are online. A team needs one shared rule')
  })

  test('taken back: the library’s text again, and no file in overrides/', async () => {
    const our = await built()
    our.edit(policyFile, sentence, 'We differ in how at ease we are online.')
    await our.run('build')
    our.edit(policyFile, 'We differ in how at ease we are online.', sentence)
    const { err } = await our.run('build')
    expect(err).toContain("“One shared rule for everyone” (1.2) has the library's text again.")
    expect(our.list('overrides')).toEqual([])
  })
})

describe('a file of overrides/ written by hand', () => {
  const words = (clause: string, kind = 'replace', body = 'Our words.'): string =>
    `---\nkind: ${kind}\nclause: ${clause}\n---\n${body}\n`

  test('stands in the policy', async () => {
    const our = practice()
    our.write(ownFile, words('one-voice'))
    our.write('overrides/one-voice.after.md', words('one-voice', 'add', 'And more.'))
    await our.run('build')
    expect(our.file(policyFile)).toContain('### 1.2 One shared rule for everyone\n\nOur words.\n\nAnd more.\n')
  })

  test.each([
    [
      'overrides/one-voise.md',
      words('one-voise'),
      'overrides/one-voise.md:3:1: error files/override: Unexpected clause "one-voise", expected a clause of this library\n  hint: did you mean "one-voice"?\n',
    ],
    [
      'overrides/mine.md',
      words('one-voice'),
      'overrides/mine.md:3:1: error files/override: Unexpected clause "one-voice" with kind "replace" in this file, expected it in overrides/one-voice.md\n  hint: rename the file, or change its clause\n',
    ],
    [
      ownFile,
      words('one-voice', 'replace', ''),
      'overrides/one-voice.md:1:1: error files/override: Unexpected empty text, expected your wording, or "kind: strike"\n',
    ],
  ])('%s with a slip in it: said with its place, and nothing is written', async (name, content, message) => {
    const our = practice()
    our.write(name, content)
    const { code, err } = await our.run('build')
    expect([code, err]).toEqual([2, `${message}Nothing was written.\n`])
    expect([...our.list('.'), ...our.folders('.')]).toEqual(['answers.yaml', 'overrides'])
    expect(our.file(name)).toBe(content)
  })
})

describe('a file that comes back late', () => {
  test('from a draft that has been built anew since: the edit comes in, the new answer stays', async () => {
    const our = await built()
    const draft = our.bytes('social-media-policy.docx')
    our.write('answers.yaml', `${our.file('answers.yaml')}  accessModel: single-person\n`)
    await our.run('build')
    expect(our.file(policyFile)).not.toContain('Trying two ways, a month each')
    writeFileSync(
      path.join(our.cwd, 'lawyer.docx'),
      editWord(draft, 'A group needs one shared rule', 'A team needs one shared rule'),
    )
    const { code, out } = await our.run('adopt', 'lawyer.docx')
    expect(code).toBe(0)
    expect(out).toBe(
      'lawyer.docx started from an earlier text (version 1.0 draft): its edits are joined with the policy of now.\n' +
        '“One shared rule for everyone” (1.2): your wording is kept.\n' +
        'The file is kept as kept/returned/2027-01-04-lawyer.docx.\n' +
        `Brought in, and the policy was written anew (1 in overrides/). To take it back: practice-policy adopt --undo --library ${firstLibrary}\n`,
    )
    expect(our.list('overrides')).toEqual(['one-voice.md'])
    expect(our.file(policyFile)).not.toContain('Trying two ways, a month each')
    expect(our.file(policyFile)).toContain('A team needs one shared rule')
  })

  test('from an issued version, under words that the owner has changed since: joined, or kept aside', async () => {
    const our = await built()
    await our.run('issue')
    const issued = our.file(policyFile)
    our.edit(policyFile, sentence, 'We differ in how at ease we are online.')
    await our.run('build')
    writeFileSync(
      path.join(our.cwd, 'a.md'),
      issued.replace('A group needs one shared rule', 'A team needs one shared rule'),
    )
    await our.run('adopt', 'a.md')
    expect(our.file(policyFile)).toContain('We differ in how at ease we are online. A team needs one shared rule')
    writeFileSync(path.join(our.cwd, 'b.md'), issued.replace(sentence, 'All of us are shy.'))
    const { out } = await our.run('adopt', 'b.md')
    expect(out).toContain('one stands, the other is kept.')
    expect(our.file(policyFile)).toContain('We differ in how at ease we are online. A team needs one shared rule')
    expect(
      our
        .list('kept')
        .map((name) => our.file(`kept/${name}`))
        .join('\n'),
    ).toContain('All of us are shy.')
  })
})

describe('a new version of the library', () => {
  const changed = libraryWith({
    'clauses/library.yaml': [newVersion],
    [oneVoice]: [
      newVersion,
      ['  1.0.0: First', '  1.1.0: Says how much.\n  1.0.0: First'],
      [sentence, 'Clinicians differ a lot in how at ease they are online.'],
    ],
  })

  test('in other words than the practice changed: both are in', async () => {
    const our = await built()
    our.edit(policyFile, 'Your opinions stay your own', 'Your opinions are your own')
    await our.run('build')
    const { code, out } = await our.run('plan', '--library', changed)
    expect(code).toBe(3)
    expect(out).toContain("“One shared rule for everyone”: the library's change and your wording are joined.")
    await our.run('update', '--yes', '--library', changed)
    expect(our.file(policyFile)).toContain('Clinicians differ a lot in how at ease they are online.')
    expect(our.file(policyFile)).toContain('Your opinions are your own')
    expect((await our.run('check', '--library', changed)).code).toBe(0)
  })

  test('in the same words: the practice’s stand, both are shown, in changes.md too', async () => {
    const our = await built()
    await our.run('issue')
    our.edit(policyFile, sentence, 'We differ in how at ease we are online.')
    await our.run('build')
    const { out } = await our.run('update', '--yes', '--library', changed)
    expect(out).toContain(
      "The library's text of “One shared rule for everyone” changed in the same place as yours. Yours stands.\n  Yours:\n    We differ in how at ease we are online.",
    )
    expect(out).toContain('  The library now says:\n    Clinicians differ a lot in how at ease they are online.')
    expect(our.file(policyFile)).toContain('We differ in how at ease we are online.')
    await our.run('issue', '--library', changed)
    expect(our.file('changes.md')).toContain('## For you to decide')
    expect(our.file('changes.md')).toContain('> Clinicians differ a lot in how at ease they are online.')
  })

  test('in a rule that was left out: it stays out, and that is said', async () => {
    const our = await built()
    our.write(ownFile, '---\nclause: one-voice\nkind: strike\nbase:\n  version: 1.0.0\n  text: Old words.\n---\n')
    await our.run('build')
    const { out } = await our.run('plan', '--library', changed)
    expect(out).toContain(
      'You left out “One shared rule for everyone”, and the library has changed it since. It stays out.',
    )
    await our.run('update', '--yes', '--library', changed)
    expect(our.file(policyFile)).not.toContain('clause: one-voice')
  })

  test('that says what the practice said: its file goes', async () => {
    const our = await built()
    our.edit(policyFile, sentence, 'Clinicians differ a lot in how at ease they are online.')
    await our.run('build')
    const { out } = await our.run('update', '--yes', '--library', changed)
    expect(out).toContain(
      '“One shared rule for everyone”: the library now says what your wording said, so its file is taken out.',
    )
    expect(our.list('overrides')).toEqual([])
  })

  test('that renamed a clause: the words move along, and it is no new rule', async () => {
    const our = await built()
    await our.run('issue')
    our.edit(policyFile, sentence, 'We differ in how at ease we are online.')
    await our.run('build')
    const renamed = libraryWith({
      'clauses/library.yaml': [newVersion],
      [oneVoice]: [['version: 1.0.0', 'version: 1.0.0\nsupersedes: [old-name]']],
    })
    const lock = our.file('policy.lock.json')
    our.write('policy.lock.json', sealedText(JSON.parse(lock.replaceAll('one-voice', 'old-name')) as Lock))
    our.write('overrides/old-name.md', our.file(ownFile).replace('clause: one-voice', 'clause: old-name'))
    rmSync(path.join(our.folder, ownFile))
    const { out } = await our.run('update', '--yes', '--library', renamed)
    expect(out).toContain(
      'Your wording for “old-name” now stands at “One shared rule for everyone”, which took its place in the library.',
    )
    expect(out).not.toContain('added    One shared rule')
    expect(our.list('overrides')).toEqual(['one-voice.md'])
    expect(our.file(ownFile)).toContain('clause: one-voice')
  })
})

describe('a question renamed in the library', () => {
  const names = [
    [/\btrialPlan\b/g, 'twoWays'],
    [/\bteam-then-single\b/g, 'team-first'],
  ] as const
  const renamed = libraryWith({
    'clauses/library.yaml': [newVersion],
    'clauses/migrations.yaml': [
      [
        'migrations: []',
        'migrations:\n  - to: 1.1.0\n    questions: { trialPlan: twoWays }\n    choices: { twoWays: { team-then-single: team-first } }',
      ],
    ],
    'clauses/questions.yaml': names,
    'clauses/conflicts.yaml': [[/\btrialPlan\b/g, 'twoWays']],
    'clauses/roles/access-model.md': names,
    'clauses/roles/access-trial.md': names,
    'templates/review-agenda.md.hbs': names,
    'templates/calendar.md.hbs': names,
  })

  test('the old answer is carried over, and nothing else changes', async () => {
    const our = practice(
      'format: 1\nlibrary: 1.0.0\nanswers:\n  practiceName: Riverbend Counseling\n  accessModel: trial\n  trialPlan: team-then-single\n',
    )
    await our.run('build')
    const { code, out, err } = await our.run('plan', '--library', renamed)
    expect([code, err]).toEqual([3, ''])
    expect(out.split('\n')[0]).toBe('No provision changes.')
    await our.run('update', '--yes', '--library', renamed)
    expect(our.file(policyFile)).toContain('the social media lead and the named team.\n2. ')
  })
})

test('two answers and a library change: plan says which cause moved which provision, and writes nothing', async () => {
  const our = await built()
  await our.run('issue')
  const before = our.list('.').map((name) => name)
  our.write('answers.yaml', `${our.file('answers.yaml')}  accessModel: single-person\n`)
  const library = libraryWith({
    'clauses/library.yaml': [newVersion],
    [oneVoice]: [
      newVersion,
      ['  1.0.0: First', '  1.1.0: Says how much.\n  1.0.0: First'],
      ['A group needs', 'Any group needs'],
    ],
  })
  const { code, out } = await our.run('plan', '--json', '--library', library)
  expect(code).toBe(3)
  const plan = JSON.parse(out) as {
    from: string
    to: string
    changes: { clause: string; kind: string; causes: unknown[]; material: boolean }[]
  }
  expect([plan.from, plan.to]).toEqual(['1.0', '2.0'])
  const changeOf = (clause: string): unknown => {
    const found = plan.changes.find((change) => change.clause === clause)
    return found === undefined ? null : [found.kind, found.causes, found.material]
  }
  expect(changeOf('one-voice')).toEqual(['changed', [{ library: ['1.0.0', '1.1.0'] }], false])
  expect(changeOf('access-trial')).toEqual(['removed', [{ answer: 'accessModel' }], true])
  expect(our.list('.')).toEqual(before)
})

test('issue: major when duties change, minor when only wording does, nothing when nothing does', async () => {
  const our = await built()
  expect((await our.run('issue')).out).toContain('Issued version 1.0.')
  expect((await our.run('issue')).out).toBe('Nothing changed since version 1.0 was issued.\n')
  const library = libraryWith({
    'clauses/library.yaml': [newVersion],
    [oneVoice]: [
      newVersion,
      ['  1.0.0: First', '  1.1.0: Reads better.\n  1.0.0: First'],
      ['A group needs', 'Any group needs'],
    ],
  })
  expect((await our.run('issue', '--library', library)).out).toContain('Issued version 1.1, after 1.0.')
  our.write('answers.yaml', `${our.file('answers.yaml')}  accessModel: single-person\n`)
  const { out } = await our.run('issue', '--library', library)
  expect(out).toContain('Issued version 2.0, after 1.1.')
  expect(out).toContain('To sign: Everyone who signed version 1.1 or an earlier one, and everyone who joined since.')
  expect(our.folders('history')).toEqual(['1.0', '1.1', '2.0'])
  expect(our.has('history/2.0/redline.docx')).toBe(true)
})
