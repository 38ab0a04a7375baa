/** Each duty that a state, a field or a federal law puts on a practice stands in its policy, and nowhere else. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Answer } from '../../src/core/answers/answers.js'
import { findConflicts } from '../../src/core/library/conflicts-found.js'
import type { Library } from '../../src/core/library/library.js'
import { frameDocument } from '../../src/core/policy/paper.js'
import { packageRoot } from '../../src/node/library-files.js'
import { renderMarkdown } from '../../src/render/markdown/markdown.js'
import { answersWith, policyWith, shippedLibrary } from '../shipped-library.js'

const library: Library = await shippedLibrary()
const frame = library.frames.find((candidate) => candidate.id === 'policy')!
const policyText = (values: Readonly<Record<string, Answer>>): string =>
  renderMarkdown(frameDocument(library, policyWith(library, values), frame)).replace(/\s+/g, ' ')

const found = (values: Readonly<Record<string, Answer>>): ReturnType<typeof findConflicts> =>
  findConflicts(library, answersWith(library, values), '2027-01-04')

type Duty = readonly [duty: string, values: Readonly<Record<string, Answer>>, words: string]

const duties: readonly Duty[] = [
  [
    'New York: notice about logins',
    { states: ['NY'] },
    'The practice may ask you at any time for the username, password or other login of an account that belongs to the practice. This is your notice.',
  ],
  [
    'California: notice of a breach',
    { states: ['CA'] },
    'California: 30 days; if more than 500 people are told, the attorney general within 15 days of that.',
  ],
  [
    'California: pay and working conditions',
    { states: ['CA'] },
    'California law lets employees of every rank tell their pay and working conditions.',
  ],
  [
    'Texas: notice of a breach',
    { states: ['TX'] },
    'the attorney general within 30 days, if 250 Texans or more are told.',
  ],
  [
    'New York: notice of a breach',
    { states: ['NY'] },
    'The attorney general gets our report to the federal health department within five business days of it.',
  ],
  ['Texas: records stay at home', { states: ['TX'] }, 'health records stay in the United States, as Texas asks'],
  ['California: violence plan', { states: ['CA'] }, 'log it as our violence prevention plan asks'],
  ['Montana: good cause', { states: ['MT'] }, 'once probation is over, employment ends only for good cause'],
  ['Montana: lawful speech', { states: ['MT'] }, 'nobody there loses the job for lawful speech alone'],
  [
    'Substance use: crime against staff',
    { clientSettings: ['substance-use'] },
    'you may report a crime or threat on our premises or against one of us',
  ],
  [
    'Substance use: consultation',
    { clientSettings: ['substance-use'] },
    'consult outside our program only with their written consent',
  ],
  [
    'Substance use: tools',
    { clientSettings: ['substance-use'] },
    'with the terms 42 CFR Part 2 sets for a qualified service organization',
  ],
  [
    'New York: copies of ads',
    { states: ['NY'] },
    'we keep an exact copy of each ad for at least one year after it last runs',
  ],
  ['New York: claims in ads', { states: ['NY'] }, 'promise no results, claim nothing that we cannot prove'],
  ['New York: people made by AI', { states: ['NY'] }, 'say clearly in an ad when a person seen in it was made by AI'],
  [
    'Massachusetts: recorded ads',
    { states: ['MA'] },
    'must be recorded first, approved by that social worker before it goes out, and kept',
  ],
  [
    'Massachusetts: supervisors and consultants',
    { states: ['MA'] },
    'name all its social workers, supervisors and consultants, with their levels',
  ],
  [
    'Massachusetts: live video',
    { states: ['MA'], videoAndLive: 'live-two-people' },
    'Live video must not advertise a social worker in Massachusetts',
  ],
  [
    'North Carolina: names in announcements',
    { states: ['NC'] },
    'give your name, and the type and level of your license or certificate',
  ],
  [
    'New Mexico: vulnerable former clients',
    { states: ['NM'], professions: ['counselor'] },
    'for 60 months after services end, and without end for one who is clearly vulnerable',
  ],
  [
    'Texas: specialty recognition',
    { states: ['TX'] },
    'the title of your license and any specialty the state has recognized',
  ],
  ['Texas: LMFT Associates', { states: ['TX'], professions: ['mft'] }, 'your supervisor’s name stand after your own'],
  [
    'Texas: counselors',
    { states: ['TX'], professions: ['counselor'] },
    'an ad must not mislead, leave things out or play on fears',
  ],
  [
    'Texas: proof of training',
    { states: ['TX'], hipaaCovered: 'no' },
    'trained in state and federal privacy law, within 90 days of hire at the very latest',
  ],
  [
    'Texas: identity of clients',
    { states: ['TX'], hipaaCovered: 'no' },
    'the identity of a client in mental health care is confidential by state law',
  ],
  [
    'Illinois: being a client',
    { states: ['IL'] },
    'state law makes the fact that someone is a client confidential in itself',
  ],
  ['Illinois: titles in ads', { states: ['IL'] }, 'must give your title as it stands on the license'],
  [
    'California: medical information',
    { states: ['CA'] },
    'the state’s law on medical information also forbids telling',
  ],
  ['California: models', { states: ['CA'] }, 'Model, not a client'],
  ['Florida: registered interns', { states: ['FL'], professions: ['prelicensed'] }, 'must give your title in full'],
  [
    'New Jersey: permit holders',
    { states: ['NJ'], professions: ['psychologist'] },
    'Do not present a permit holder as offering services.',
  ],
  [
    'New Jersey: copies of ads',
    { states: ['NJ'], professions: ['psychologist'] },
    'for three years after it first runs',
  ],
  ['Nevada: AI in care', { states: ['NV'] }, 'clinicians use AI for office work only, never in care'],
  [
    'Washington: data of visitors',
    { states: ['WA'] },
    'state law also protects health data of people who only visit our website or write in',
  ],
  [
    'Montana: written rules',
    { states: ['MT'] },
    'only a written rule can make lawful speech on your own accounts a ground for sanctions',
  ],
  [
    'Connecticut: off duty',
    { states: ['CT'] },
    'Before we act on anything off duty, the policy owner checks the law there.',
  ],
  [
    'North Dakota: off duty',
    { states: ['ND'] },
    'Before we act on anything off duty, the policy owner checks the law there.',
  ],
  ['Pennsylvania: recording', { states: ['PA'] }, 'a private talk is recorded only if everyone consents'],
  [
    'Part 2: no hint to anyone',
    { clientSettings: ['substance-use'] },
    'Family and employers are no exception, and police only as',
  ],
  [
    'Part 2: no answer that gives it away',
    { clientSettings: ['substance-use'] },
    'Do not answer that the law forbids you to speak about this person',
  ],
  [
    'Part 2: before you report us',
    { clientSettings: ['substance-use'] },
    'Records of substance-use treatment have a stricter law: leave out whatever could show who a client is, or ask your own lawyer first, naming nobody.',
  ],
  [
    'South Carolina: political opinions',
    { states: ['SC'] },
    'A state where we work protects some political opinions or activity of employees. Before we act on a post of that kind, the policy owner checks the law there.',
  ],
  ['everywhere: reports of abuse', {}, 'That duty is your own, and no one here may tell you to drop or delay it.'],
  ['everywhere: machines are no clinicians', {}, 'nothing of ours says or hints that a machine is a clinician'],
  [
    'everywhere: contracts with makers of tools',
    { clientTools: ['booking-forms'] },
    'signs a HIPAA business associate contract with its maker',
  ],
  ['minors: parents’ consent', { clientSettings: ['minors'] }, 'A parent’s or a child’s yes changes nothing'],
]

const plain = (text: string): string => text.replaceAll('’', "'").replaceAll('*', '')

test.each(duties)('%s', (_, values, words) => {
  expect(plain(policyText(values))).toContain(plain(words))
})

test('with two states, the policy carries the duties of both', () => {
  const text = policyText({ states: ['NY', 'MA'] })
  expect(text).toContain('This is your notice.')
  expect(text).toContain('must be recorded first')
})

test('where no state is named, no line speaks of a single state', () => {
  const [body] = policyText({}).split('## Authorities')
  expect(body).not.toMatch(
    /California|Connecticut|Florida|Illinois|Maryland|Massachusetts|Montana|Nevada|New (Jersey|Mexico|York)|North (Carolina|Dakota)|Texas|Washington|Part 2/,
  )
})

test('the interview says where we know of no line of the state, as docs/states.md does', async () => {
  const page = await readFile(path.join(packageRoot(), 'docs', 'states.md'), 'utf8')
  const dashes = [...page.matchAll(/^\| ([^|]+?) +\| — +\| — +\|$/gm)].map(([, state]) => state)
  const choices = library.questions.find(({ id }) => id === 'states')?.choices ?? []
  const said = choices
    .filter(({ value }) => found({ states: [value] }).some(({ id }) => id === 'y18'))
    .map(({ label }) => label)
  expect(said).toEqual(dashes)
  expect(said).toContain('South Dakota')
})

test.each(['CA', 'CO', 'CT', 'MT', 'ND', 'NY'])('a ban on likes and follows stops in %s', (state) => {
  expect(
    found({ states: [state], likeFollow: 'must-not' })
      .filter(({ severity }) => severity === 'stop')
      .map(({ id }) => id),
  ).toEqual(['x27-state'])
})

test('live video is warned about where an ad for a social worker must be recorded', () => {
  const values = { states: ['MA'], professions: ['social-worker'], videoAndLive: 'live-two-people' }
  expect(found(values).map(({ id }) => id)).toContain('x31')
})

test('the counselors’ code is quoted to counselors only', () => {
  const sentence = 'Counselors who use testimonials do not solicit them from current clients, former clients'
  expect(policyText({ professions: ['counselor'] })).toContain(sentence)
  expect(policyText({ professions: ['psychologist'] })).not.toContain(sentence)
})
