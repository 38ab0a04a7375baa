/** A returned file that is another practice's, or no policy: said and asked, and refused where nobody can be asked. */
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { readFileSync, writeFileSync } from 'node:fs'
import { dogWalkers, practice, type Practice } from './practice.js'

const small = ['--library', dogWalkers] as const

async function walkers(firm: string): Promise<Practice> {
  const our = practice(`format: 1\nanswers:\n  firm: ${firm}\n  walks: crew\n`)
  expect((await our.run('build', ...small)).code).toBe(0)
  return our
}

test('another practice’s policy, in Word and Markdown', async () => {
  const [ours, theirs] = [await walkers('Good Boys'), await walkers('Park Pals')]
  for (const name of ['photo-policy.md', 'photo-policy.docx']) {
    const file = path.join(theirs.folder, name)
    const { code, err } = await ours.run('adopt', file, ...small)
    expect([code, err]).toEqual([
      2,
      `${name} seems to be another practice’s policy: “Good Boys” stands nowhere in it.\nNothing was written. If it is the right file all the same, add --anyway.\n`,
    ])
    expect(ours.list('overrides')).toEqual([])
  }
  const { code, err } = await ours.run('adopt', path.join(theirs.folder, 'photo-policy.md'), '--anyway', ...small)
  expect([code, err]).toEqual([0, ''])
})

test('a file of something else; our own file comes in without a word', async () => {
  const ours = await walkers('Good Boys')
  const letter = path.join(ours.cwd, 'letter.md')
  writeFileSync(letter, `# Dear Good Boys\n\n${'Thank you for the walk in the rain last week. '.repeat(8)}\n`)
  expect(await ours.run('adopt', letter, ...small)).toMatchObject({
    code: 2,
    err: 'letter.md has none of this policy’s rules in it.\nNothing was written. If it is the right file all the same, add --anyway.\n',
  })
  const back = path.join(ours.cwd, 'back.docx')
  writeFileSync(back, readFileSync(path.join(ours.folder, 'photo-policy.docx')))
  expect((await ours.run('adopt', back, ...small)).code).toBe(0)
})
