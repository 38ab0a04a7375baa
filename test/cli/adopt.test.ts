/** What `adopt` says and leaves behind: the ledger, the way back, a part of the policy. Each edit is made by script. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { built, firstLibrary, libraryWith, policyFile, practice, sentence, smallest } from './practice.js'

test('--explain accounts for every word, and --undo takes the adoption back', async () => {
  const our = await built()
  const before = our.file(policyFile)
  writeFileSync(path.join(our.cwd, 'sent.md'), before.replace(sentence, 'We differ online.'))
  const { code, out } = await our.run('adopt', 'sent.md', '--explain')
  const rest =
    'A group needs one shared rule, not case-by-case answers. On practice accounts and in online contact with clients, each of us represents all of us.'
  expect([code, out.replace(/\b\d{4,}(?= ours|\.\n)/g, 'N')]).toEqual([
    0,
    [
      '“One shared rule for everyone” (1.2): your wording is kept.',
      'Words in the file: N.',
      '  N ours, as it was written',
      '  30 brought in',
      `  brought in (overrides/one-voice.md): “We differ online. ${rest}”`,
      'Our own words that are not in the file: 38, in 1 line.',
      `  “${sentence} ${rest}”: replaced by overrides/one-voice.md`,
      'The file is kept as kept/returned/2027-01-04-sent.md.',
      `Brought in, and the policy was written anew (1 in overrides/). To take it back: practice-policy adopt --undo --library ${firstLibrary}\n`,
    ].join('\n'),
  ])
  expect((await our.run('adopt', '--undo')).out).toBe(
    'What sent.md brought in is taken back (1 in overrides/), and the policy was written anew. The file itself stays in kept/returned/.\n',
  )
  expect(our.file(policyFile)).toBe(before)
  expect(our.list('overrides')).toEqual([])
  expect(our.list('kept/returned')).toEqual(['2027-01-04-sent.md'])
  expect((await our.run('adopt', '--undo')).out).toBe('There is no adoption to take back.\n')
})

test('a file that lacks most rules changes only what it holds; --whole leaves the others out', async () => {
  const our = await built()
  const [front = '', ...rules] = our.file(policyFile).split(/(?=<!-- clause: )/)
  const part = [front, ...rules.slice(0, 8)].join('').replace(sentence, 'We differ online.')
  writeFileSync(path.join(our.cwd, 'part.md'), part)
  const { code, out } = await our.run('adopt', 'part.md')
  expect([code, out]).toEqual([
    0,
    [
      '“One shared rule for everyone” (1.2): your wording is kept.',
      `The file holds 8 of the ${rules.length} rules, so it was taken as a part of the policy: the other rules stay as they are.`,
      'The file is kept as kept/returned/2027-01-04-part.md.',
      `Brought in, and the policy was written anew (1 in overrides/). To take it back: practice-policy adopt --undo --library ${firstLibrary}\n`,
    ].join('\n'),
  ])
  expect(our.list('overrides')).toEqual(['one-voice.md'])
  await our.run('adopt', '--undo')
  const whole = (await our.run('adopt', 'part.md', '--whole')).out
  expect(whole.match(/ is no longer in the file: it is left out of the policy\./g)).toHaveLength(rules.length - 8)
  expect(our.list('overrides')).toHaveLength(rules.length - 7)
  await our.run('adopt', '--undo')
  expect(our.list('overrides')).toEqual([])
})

test('pages (.html) that were changed in the folder come in: the policy’s, and both papers of one page', async () => {
  const card = 'templates/do-dont-card.md.hbs'
  const library = libraryWith({
    [card]: [
      [
        'do-dont-card: do-dont-card.docx',
        'do-dont-card: [do-dont-card.docx, do-dont-card.html]\nbehind: incident-card',
      ],
    ],
  })
  const our = practice(smallest.replace(/$/, '  outputs: [policy-md, do-dont-card]\n'))
  const build = async (): Promise<string> => (await our.run('build', '--library', library)).out
  await build()
  our.edit('social-media-policy.html', sentence, 'We differ online.')
  our.edit('do-dont-card.html', 'Check the photo', 'Check each photo')
  our.edit('do-dont-card.html', 'Call within the hour:', 'Call at once:')
  await build()
  expect(our.list('overrides')).toEqual(['one-voice.md'])
  expect(our.list('overrides/papers')).toEqual(['do-dont-card.md', 'incident-card.md'])
  expect(our.file('overrides/papers/incident-card.md')).toContain('**Call at once:**')
  expect(our.file('overrides/papers/do-dont-card.md')).toContain('**Check each photo**')
  expect(our.file(policyFile)).toContain('We differ online. A group needs')
})
