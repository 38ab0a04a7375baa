/** A practice built, edited and issued under 1.0.0 comes to the library of today: no word is lost, only new questions are asked, and what changed is told. */
import { cpSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { newlyAsked } from '../../src/core/answers/asked.js'
import { parseAnswersFile } from '../../src/core/answers/read-file.js'
import { parseLock } from '../../src/core/policy/lock.js'
import { packageRoot } from '../../src/node/library-files.js'
import { shippedLibrary } from '../shipped-library.js'
import { practice, type Practice } from './practice.js'

const fixture = path.join(packageRoot(), 'test', 'fixtures', 'practice-1.0.0')
const read = (name: string): { path: string; text: string } => ({
  path: name,
  text: readFileSync(path.join(fixture, name), 'utf8'),
})

/** The practice, and commands with the library of today. */
function practiceOf10(): Practice {
  const our = practice()
  cpSync(fixture, our.folder, { recursive: true })
  return { ...our, run: (...argv) => our.run(...argv, '--library', packageRoot()) }
}

test('its answers are read as they are: the state it named is one of the states', async () => {
  const { answers, problems } = parseAnswersFile(read('answers.yaml'), await shippedLibrary())
  expect(problems).toEqual([])
  expect(answers?.values['states']).toEqual(['CA'])
  expect(answers?.values['socialLead']).toBe('Ana Ruiz')
})

test('only questions that are new, or offer more than they did, are asked', async () => {
  const library = await shippedLibrary()
  const { lock } = parseLock(read('policy.lock.json'))
  const fresh = newlyAsked(library, lock?.library.version ?? '', lock?.questions ?? {})
  const known = Object.keys(lock?.questions ?? {})
  expect(fresh).toContain('officePhone')
  expect(fresh).toContain('onCallWho')
  expect(fresh.filter((id) => known.includes(id))).toEqual(['reviewSites', 'disclaimerSites', 'outputs'])
  // One state could be named, now several.
  expect(fresh).toContain('states')
})

test('its own words are in the policy of today, and what it left out stays out', async () => {
  const our = practiceOf10()
  const { code } = await our.run('update', '--yes', '--date', '2027-12-02')
  expect(code).toBe(0)
  const policy = our.file('social-media-policy.md')
  expect(policy).toContain('Nobody at Harbor Street, licensed or not, may ask clients')
  expect(policy).toContain('We meet every first Monday to talk about how this goes.')
  expect(policy).not.toContain('<!-- clause: blog-republish -->')
  expect(our.list('overrides')).toEqual(['blog-republish.md', 'no-soliciting-testimonials.md', 'purpose.after.md'])
  expect(our.list('kept')).toEqual(['social-media-policy-f654735b.md'])
})

test('the plan tells causes, the disagreement about one rule, and what became open', async () => {
  const our = practiceOf10()
  const { code, out } = await our.run('plan', '--date', '2027-12-02')
  expect(code).toBe(3)
  expect(out).toContain('Because “Second administrator” is yet to be filled in.')
  expect(out).toContain('added    Not a contract. Library 2.0.0 adds this provision.')
  expect(out).toContain('Nobody at Harbor Street, licensed or not, may ask clients')
  expect(out).toContain('A sign, a card, a QR code at the desk')
})

test('it is issued as 2.0, with a redline, and everyone who signed 1.0 signs again', async () => {
  const our = practiceOf10()
  await our.run('update', '--yes', '--date', '2027-12-02')
  const { code, out } = await our.run('issue', '--yes', '--date', '2027-12-02')
  expect(code).toBe(0)
  expect(out).toContain('Issued version 2.0, after 1.0. It is kept in history/2.0/.')
  expect(out).toContain('Everyone who signed version 1.0 or an earlier one')
  for (const name of ['changes.md', 'redline.docx', 'redline.html']) expect([name, our.has(name)]).toEqual([name, true])
  for (const version of ['1.0', '2.0']) expect(our.has(`history/${version}/policy.json`)).toBe(true)
})
