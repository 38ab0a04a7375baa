/** What the clauses and notices on reviews and clients promise, read in the policy of the practice that asked. */
import { expect, test } from '@jest/globals'
import type { Answer } from '../../src/core/answers/answers.js'
import { disclaimersFor, type Disclaimer } from '../../src/core/policy/disclaimer/disclaimer.js'
import { frameDocument } from '../../src/core/policy/paper.js'
import { walk, type TemplateNode } from '../../src/core/template/nodes.js'
import { renderMarkdown } from '../../src/render/markdown/markdown.js'
import { answersWith, policyWith, shippedLibrary } from '../shipped-library.js'

type Values = Readonly<Record<string, Answer>>

const library = await shippedLibrary()
const frame = library.frames.find((candidate) => candidate.id === 'policy')!

/** One provision of the policy, as its Markdown stands. */
const provision = (clause: string, values: Values = {}): string =>
  renderMarkdown(frameDocument(library, policyWith(library, values), frame))
    .split('<!-- clause: ')
    .find((part) => part.startsWith(`${clause} -->`)) ?? ''

const words = (nodes: readonly TemplateNode[]): string =>
  [...walk(nodes)].map((node) => (node.kind === 'content' ? node.text : '')).join('')

const everySite = library.platforms.map((platform) => platform.id)
const fieldOf = (box: Disclaimer) =>
  library.platforms.find(({ id }) => id === box.platform)?.fields.find(({ name }) => name === box.field)
const boxes = (values: Values): readonly Disclaimer[] =>
  disclaimersFor(library, answersWith(library, values), everySite)
const notices = (values: Values): readonly Disclaimer[] =>
  boxes(values).filter((box) => !['auto-reply', 'house-rules', 'client-tool', undefined].includes(fieldOf(box)?.family))

test('no paper promises that a mistake has no consequences', () => {
  const texts = [
    ...library.frames.map(({ nodes }) => words(nodes)),
    ...library.clauses.flatMap(({ brief }) => brief.map(({ nodes }) => words(nodes))),
  ]
  expect(texts.filter((text) => /never punished|nobody is punished/i.test(text))).toEqual([])
})

test('the emergency number is called only for danger right now and a known place, on every paper', () => {
  const calls = library.clauses
    .flatMap(({ brief }) => brief.map(({ nodes }) => words(nodes)))
    .filter((text) => text.includes('Call 911'))
  expect(calls).toEqual(['Danger right now, and you know where they are? Call 911 first.'])
  expect(provision('crisis-messages')).toContain(
    'If the danger is immediate and you know where the person is, call 911 first.',
  )
})

test('the crisis steps reach practice accounts and clients, and are paid', () => {
  const text = provision('crisis-messages')
  expect(text).toContain(
    "If a message, text, comment, review, form or payment note to us, or a client's message to you, suggests that a person may be hurt",
  )
  expect(text).toContain('Talk about unsafe working conditions is something else.')
  expect(text).toContain('For employees, this is paid working time.')
})

test('whoever is on call is named, or the policy says that nobody is', () => {
  const named = { onCallWho: 'Dana Reed', onCallReach: '555-0111', incidentContact: 'Kim Ode' }
  expect(provision('crisis-messages', named)).toContain('Dana Reed, 555-0111. No answer? Call: Kim Ode.')
  expect(provision('crisis-messages', { ...named, onCall: 'nobody' })).toContain(
    'Phone: Kim Ode. Nobody is on call here outside office hours.',
  )
})

test('private feedback is allowed; codes at the desk and links after a visit are requests', () => {
  const text = provision('no-soliciting-testimonials')
  expect(text).toContain('for a review, rating or testimonial that others could see')
  expect(text).toContain('Private feedback is fine: session scales, outcome measures, satisfaction surveys.')
  expect(text).toContain('a QR code at the desk')
  expect(text).toContain('We do not use tools that send only happy people to a review site.')
})

test('each code is introduced as binding its own profession, and counselors read their own', () => {
  const others = provision('no-soliciting-testimonials', { professions: ['prescriber'] })
  expect(others).toContain('Two well-known American codes say it clearly.')
  expect(others).toContain('They do not bind us here; we take them as models.')
  expect(others).toContain('everyone else here, the rule is our own')
  expect(others).not.toContain('Counselors who use testimonials')
  expect(provision('no-soliciting-testimonials', { professions: ['counselor'] })).toContain(
    '> Counselors who use testimonials do not solicit them from current clients, former clients, or any other persons',
  )
  expect(provision('no-soliciting-testimonials', { states: ['outside-us'] })).toContain(
    "Your own professional body's code comes first where it is stricter.",
  )
})

test('a listing is claimed within sixty days, or the register says why not', () => {
  expect(provision('review-disclaimer-review-sites')).toContain(
    'Within 60 days after this policy starts, the lead claims each listing that can be claimed',
  )
})

test('a review with a threat or an address may be reported under the strictest answer', () => {
  expect(provision('no-review-replies', { reviewResponse: 'never' })).toContain(
    "only if it holds a threat, someone's home address or another person's private details",
  )
})

test('who demands money over reviews gets neither an answer nor money', () => {
  expect(provision('incident-response')).toContain('**A demand for money.** Do not answer or pay.')
})

test('the front desk may ask somebody to stop filming, and touches nobody', () => {
  expect(provision('tags-and-recordings')).toContain(
    'If someone films in the waiting room, say: *Please do not film here.* If they go on, tell whoever is in charge; touch nobody.',
  )
})

test('every notice says all three: not asked for, not endorsed, not answered', () => {
  const sites = { reviewSites: ['zocdoc', 'yelp', 'grow-therapy'] }
  for (const { platform, field, text } of notices(sites)) {
    if (text === null) continue
    expect([platform, field, /\bask\b/.test(text), /endorse/.test(text), /answer|reply/.test(text)]).toEqual([
      platform,
      field,
      true,
      true,
      true,
    ])
  }
})

test('only sites that ask for reviews themselves get the words that say so', () => {
  const asking = notices({ reviewSites: ['zocdoc', 'yelp'] }).filter(({ text }) => text?.startsWith('This site asks'))
  expect(asking.map(({ platform }) => platform)).toEqual(['zocdoc', 'grow-therapy'])
})

test('the telephone number stands on social pages and never where the rules of the box forbid it', () => {
  const withPhone = boxes({ officePhone: '555-0100' }).filter(({ text }) => text?.includes('555-0100'))
  expect(withPhone.map((box) => fieldOf(box)?.contact).filter((contact) => contact !== 'allowed')).toEqual([])
  expect(withPhone.map(({ platform }) => platform)).toContain('facebook-page')
  expect(boxes({ officePhone: '555-0100' }).find((box) => fieldOf(box)?.family === 'auto-reply')?.text).toContain(
    'To reach us: Riverbend Counseling 555-0100',
  )
})

test('the pinned post comes before the bio, and the house rules are a text to paste', () => {
  const instagram = library.platforms.find(({ id }) => id === 'instagram')!
  expect(instagram.fields.map(({ id }) => id)).toEqual(['pinned-post', 'bio'])
  expect(boxes({}).find((box) => box.field === 'House rules for comments')?.text).toContain(
    'We do not hide a comment because it criticizes us.',
  )
})

test('each line of the card under "Never" begins with that word', () => {
  const lines = library.clauses
    .flatMap(({ brief }) => brief)
    .filter(({ on }) => on.includes('dont'))
    .map(({ nodes }) => words(nodes))
  expect(lines.filter((line) => !line.startsWith('Never '))).toEqual([])
})

test('lines for clients speak to the client, and stand on no paper for staff', () => {
  const lines = library.clauses.flatMap(({ brief }) => brief).filter(({ role }) => role === 'clients')
  expect(lines.flatMap(({ on }) => on)).toEqual([])
  const orders = lines
    .map(({ nodes }) => words(nodes))
    .filter((line) => /^(Never|Do not|Don't|Send|Record)\b/.test(line))
  expect(orders).toEqual([])
})

test('a state with another law on recording is never told that it asks for consent', () => {
  const text = provision('recording-consent', { states: ['MT', 'ND'] })
  expect(text).toContain('Montana law: everyone in a private talk must know that it is recorded.')
  expect(text).not.toContain('consents')
})
