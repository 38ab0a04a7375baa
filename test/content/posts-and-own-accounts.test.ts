/** What the clauses on posts and own accounts promise, read in the policy of the practice that asked. */
import { expect, test } from '@jest/globals'
import type { Answer } from '../../src/core/answers/answers.js'
import { frameDocument } from '../../src/core/policy/paper.js'
import { renderMarkdown } from '../../src/render/markdown/markdown.js'
import { policyWith, shippedLibrary } from '../shipped-library.js'

type Values = Readonly<Record<string, Answer>>

const library = await shippedLibrary()
const frame = library.frames.find((candidate) => candidate.id === 'policy')!

/** One provision of the policy, as its Markdown stands. */
const provision = (clause: string, values: Values = {}): string =>
  renderMarkdown(frameDocument(library, policyWith(library, values), frame))
    .split('<!-- clause: ')
    .find((part) => part.startsWith(`${clause} -->`)) ?? ''

test('nothing about clients means nothing: no exception, and nobody asks a client for one', () => {
  const text = provision('no-client-content')
  expect(text).toContain("A client's permission does not change this, and nobody here may ask for it.")
  expect(text).toContain('There is no exception for stories, praise or marketing.')
  expect(text).not.toMatch(/authorization|may allow/)
})

test('the ban on client content outlives the client and reaches anonymous accounts, books and talks', () => {
  const text = provision('no-client-content')
  expect(text).toContain('on our accounts, your own or an anonymous one')
  expect(text).toContain('even after care ends or the client has died')
  expect(text).toContain('Podcasts, interviews, articles, books and public talks count.')
})

test.each(['never-client-details', 'secure-consult-only'])(
  'with %s, live supervision and consultation may go on by video',
  (onlineGroups) => {
    expect(provision('online-groups', { onlineGroups })).toContain(
      'Supervision, and consultation with colleagues you know, is fine by video on a platform we approved for care',
    )
  },
)

test('nobody has to lend a profile of their own to a page, the second administrator no more than others', () => {
  const text = provision('page-not-profile')
  expect(text).toContain('an owner does it, or a paid person who offered it in writing and may stop at any time')
  expect(text).toContain('never a condition of the job, not even for the lead or the second administrator')
})

test('a short quotation out of copyright and the share button need no letter', () => {
  const text = provision('copyright-permission-and-credit')
  expect(text).toContain("You need no letter for the share button on the maker's own post")
  expect(text).toContain('such as any over 96 years old')
  expect(provision('copyright-permission-and-credit', { thirdPartyContent: 'own-or-licensed-only' })).not.toContain(
    'share button',
  )
})

test('a general post, or a sigh about the work, passes the test for hints', () => {
  const text = provision('no-implied-client-content')
  expect(text).toContain('could reasonably recognize the client')
  expect(text).toContain('General teaching is fine. So is saying that you are tired, overbooked or underpaid')
  expect(text).not.toContain('could think a post is about them')
})

test('a screenshot on an own phone has a way out of it', () => {
  expect(provision('contact-sync-off', { workMessaging: 'the chart inbox' })).toContain(
    'If it is on your own phone, send it to our incident contact the same day through the chart inbox, or hand it over on your next working day.',
  )
})

test('contacts on an own phone are an either-or that can be followed', () => {
  expect(provision('contact-sync-off')).toContain(
    'Keep client contacts off them, or switch off contact upload and location in your social apps',
  )
})

test('a clinician with a following sells nothing to clients and needs a name only where care is advertised', () => {
  const text = provision('clinician-accounts')
  expect(text).toContain('Knowingly sell nothing to people you treat here')
  expect(text).toContain('Where you advertise care, show your real name and your license or trainee title')
  expect(text).toContain('You need no permission for a professional account')
})

test('supervisors ask for no access to private lives, and nobody is searched', () => {
  expect(provision('coworkers-and-supervisors')).toContain(
    'supervisors send no friend requests to people they supervise, do not accept theirs and do not look through their accounts',
  )
  expect(provision('personal-privacy-settings')).toContain(
    'we do not search your personal accounts, or those of people who apply here',
  )
})

test('who leaves may say so, and writes to no clients there', () => {
  const text = provision('leaving-announcement')
  expect(text).toContain(
    'You may say on your own accounts that you are leaving and where you go, but never name clients.',
  )
  expect(text).toContain('While you work here, do not write to clients there or ask them to follow you.')
  expect(text).toContain('Afterwards, you should change profiles that say you work here.')
})

test('a post on suicide is read by a clinician first, and a practice with a single clinician can follow that', () => {
  const text = provision('safe-messaging')
  expect(text).toContain(
    'A clinician other than the author reads it first; a sole clinician reads it again a day later.',
  )
})

test('advice on liking and following stays advice', () => {
  expect(provision('like-follow')).toContain(
    "We advise you not to like or follow the practice's accounts from your own.",
  )
})

test('limits of a rule are not shown as its base', () => {
  const bears = (clause: string, authority: string) =>
    library.clauses.find(({ id }) => id === clause)?.bearings[authority]
  expect(bears('no-linked-profiles', 'nlra-7')).toBe('keptWithin')
  expect(bears('sensitive-topics', 'nlra-7')).toBe('keptWithin')
  expect(bears('like-follow', 'offduty-mt')).toBe('keptWithin')
})
