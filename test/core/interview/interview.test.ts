/** The interview as a reducer: order, Back, changes, conflicts, quick and full. */
import { stepLines } from '../../../src/core/interview/page/transcript.js'
import { type Answer, noAnswers } from '../../../src/core/answers/answers.js'
import { completeAnswers } from '../../../src/core/answers/complete.js'
import { askedQuestions, conflictsNow, openQuestions, progress } from '../../../src/core/interview/flow.js'
import { effectOf } from '../../../src/core/interview/effect.js'
import { firstSentence, furtherSentences } from '../../../src/core/ground/sentences.js'
import { type InterviewState, type Setting, newInterview, readState } from '../../../src/core/interview/state.js'
import { type Action, reduce } from '../../../src/core/interview/reduce.js'
import { actionOf, pageOf, pagesTogether } from '../../../src/core/interview/page/screen.js'
import { withAdded } from '../../../src/core/answers/complete.js'
import { shippedLibrary } from '../../shipped-library.js'

let setting: Setting
beforeAll(async () => {
  setting = { library: await shippedLibrary(), today: '2027-01-04' }
})

const run = (state: InterviewState, ...actions: readonly Action[]): InterviewState =>
  actions.reduce((now, action) => reduce(setting, now, action), state)
const start = (mode: 'quick' | 'full'): InterviewState => run(newInterview(noAnswers), { kind: 'start', mode })
const answer = (value: Answer): Action => ({ kind: 'answer', value })
const jump = (question: string): Action => ({ kind: 'jump', question })
const back: Action = { kind: 'back' }
const at = ({ screen }: InterviewState): string => (screen.kind === 'question' ? screen.question : screen.kind)

/** Answers every question with what is suggested, and a person where nobody is, until the check screen. */
function walk(state: InterviewState): InterviewState {
  let now = state
  while (now.screen.kind === 'question' || now.screen.kind === 'conflict') {
    if (now.screen.kind === 'conflict') now = run(now, { kind: 'keep' })
    else
      now = run(
        now,
        answer(completeAnswers(setting, now.given).values[now.screen.question] ?? `${now.screen.question} 555-0100`),
      )
  }
  return now
}

test('quick asks the essential questions, full asks all that apply', () => {
  expect(askedQuestions(setting, start('quick')).every((question) => question.essential)).toBe(true)
  const full = askedQuestions(setting, start('full')).map((question) => question.id)
  expect(full).toContain('trialPlan')
  expect(full.length).toBeGreaterThan(40)
})

test('a refused answer changes nothing', () => {
  const state = start('quick')
  expect(run(state, answer('  '))).toBe(state)
  expect(run(state, { kind: 'unsure' })).toBe(state)
  expect(run(state, { kind: 'accept' }, { kind: 'keep' }, { kind: 'confirm' }, { kind: 'proceed' })).toBe(state)
})

test('Back walks to the very first screen and keeps every answer', () => {
  let state = walk(start('quick'))
  const { given } = state
  for (const { id } of askedQuestions(setting, state).toReversed()) {
    state = run(state, back)
    expect(at(state)).toBe(id)
  }
  expect(at(state)).toBe('practiceName')
  expect(state.given).toEqual(given)
  expect(at(run(state, back))).toBe('welcome')
  expect(at(run(state, back, back, back))).toBe('welcome')
  expect(walk(state).given).toEqual(given)
})

test('Back skips a question that no longer applies, and does not bounce', () => {
  const state = run(start('full'), answer('R'), answer(['CA']), answer(['mft']), answer(['employees']))
  expect(at(state)).toBe('hipaaCovered')
  const abroad = run(state, back, back, back, answer(['outside-us']), answer(['mft']), answer(['employees']))
  expect(at(abroad)).toBe('clientSettings')
  expect(at(run(abroad, back))).toBe('workforce')
})

test('one question is opened from the check screen, and its answer leads back there', () => {
  const checked = walk(start('quick'))
  const opened = run(checked, jump('policyOwner'))
  expect(at(opened)).toBe('policyOwner')
  expect(at(run(opened, answer('Ada')))).toBe('check')
  expect(at(run(opened, back))).toBe('check')
})

test('a changed answer asks first what depended on it, and leaves the rest', () => {
  const checked = walk(start('full'))
  const team = run(checked, jump('accessModel'), answer('designated-team'))
  expect(at(team)).toBe('check')
  const again = run(team, jump('accessModel'), answer('trial'))
  expect(at(again)).toBe('trialPlan')
  expect(again.reopened).toEqual({ trialPlan: 'accessModel', trialMeasures: 'accessModel' })
  expect(at(walk(again))).toBe('check')
  expect(walk(again).given).toEqual(checked.given)
})

test('new choices reopen a question', () => {
  const checked = walk(start('full'))
  const more = run(checked, jump('platforms'), answer(['facebook-page', 'bluesky']))
  expect(at(more)).toBe('disclaimerSites')
  expect(completeAnswers(setting, more.given).values['disclaimerSites']).toContain('bluesky')
})

/** The library as it would be if the lead brought the numbers unless somebody else was named. */
const copying = (): Setting => {
  const questions = setting.library.questions.map((question) =>
    question.id === 'metricsReviewer'
      ? { ...question, default: { kind: 'same', question: 'socialLead' } as const }
      : question,
  )
  return { ...setting, library: { ...setting.library, questions } }
}

test('a default that moved is offered anew', () => {
  const checked = walk(start('full'))
  const untouched = { ...checked, given: { ...checked.given, values: { ...checked.given.values } } }
  untouched.given.values['metricsReviewer'] = checked.given.values['socialLead'] ?? ''
  const lead = [jump('socialLead'), answer('Ada')].reduce<InterviewState>(
    (now, action) => reduce(copying(), now, action),
    untouched,
  )
  expect(at(lead)).toBe('metricsReviewer')
  expect(completeAnswers(copying(), lead.given).values['metricsReviewer']).toBe('Ada')
})

test('an own answer to a reopened question stays', () => {
  const own = run(walk(start('full')), jump('metricsReviewer'), answer('Bo'))
  const lead = [jump('socialLead'), answer('Ada')].reduce<InterviewState>(
    (now, action) => reduce(copying(), now, action),
    own,
  )
  expect(at(lead)).toBe('check')
  expect(lead.given.values['metricsReviewer']).toBe('Bo')
})

test('nothing is written while a question is open', () => {
  const state = run(start('quick'), answer('R'), { kind: 'overview' })
  expect(at(run(state, { kind: 'proceed' }))).toBe('states')
  expect(at(run(state, jump('platforms'), back, back))).toBe('states')
})

test('quick can become full from the check screen', () => {
  const state = run(walk(start('quick')), { kind: 'start', mode: 'full' })
  expect(at(state)).toBe('workforce')
  expect(openQuestions(setting, state).filter((question) => question.essential)).toEqual([])
  expect(openQuestions(setting, state)[0]?.id).toBe('workforce')
})

test('a stop is shown where it arises, with its change one key away, and bars writing', () => {
  const checked = walk(start('full'))
  const shared = run(
    checked,
    jump('accessModel'),
    answer('all-clinicians'),
    jump('signInMethod'),
    answer('shared-login'),
  )
  expect(shared.screen).toMatchObject({ kind: 'conflict', conflict: 'x01' })
  expect(at(run(shared, back))).toBe('signInMethod')
  const kept = run(shared, { kind: 'keep' }, { kind: 'keep' })
  expect(at(kept)).toBe('check')
  expect(at(run(kept, { kind: 'proceed' }))).toBe('conflict')
  const solved = run(kept, { kind: 'proceed' }, { kind: 'accept' })
  expect(solved.given.values['signInMethod']).toBe('own-roles')
  expect(at(run(solved, { kind: 'proceed' }, { kind: 'confirm' }))).toBe('done')
})

test('a conflict waits until its questions have been answered', () => {
  const november = { ...setting, today: '2026-11-20' }
  let state = reduce(november, newInterview(noAnswers), { kind: 'start', mode: 'full' })
  const seen: string[] = []
  while (state.screen.kind !== 'check') {
    if (state.screen.kind === 'conflict') {
      seen.push(`${state.screen.conflict} at ${state.screen.from?.question ?? ''}`)
      state = reduce(november, state, { kind: 'keep' })
    } else {
      const before = state
      const usual = completeAnswers(november, state.given).values[at(state)] ?? `${at(state)} 555-0100`
      state = reduce(november, state, answer(at(state) === 'effectiveDate' ? '2026-11-20' : usual))
      seen.push(...effectOf(november, before, state, [at(before)]).notes.map((note) => `${note.id} at ${at(before)}`))
    }
  }
  expect(seen).toContain('x09 at effectiveDate')
  expect(conflictsNow(november, state.given).map((conflict) => conflict.id)).toContain('x09')
})

test('a platform that holds reviews is a review site too, whatever was ticked there, in either order', () => {
  const checked = walk(start('full'))
  const sites = (state: InterviewState): Answer | undefined => withAdded(setting, state.given).values['reviewSites']
  const first = run(checked, jump('platforms'), answer(['nextdoor']), jump('reviewSites'), answer(['yelp']))
  const second = run(checked, jump('reviewSites'), answer(['yelp']), jump('platforms'), answer(['nextdoor']))
  expect(sites(first)).toEqual(['yelp', 'nextdoor'])
  expect(sites(second)).toEqual(['yelp', 'nextdoor'])
  expect(sites(run(second, jump('platforms'), answer([])))).toEqual(['yelp'])
  expect(effectOf(setting, run(checked, jump('reviewSites')), first, ['reviewSites']).ticked).toEqual([
    { question: 'reviewSites', value: 'nextdoor', because: 'platforms' },
  ])
})

test('an answer says which provisions it adds and drops', () => {
  const before = run(walk(start('quick')), jump('accessModel'))
  const after = run(before, answer('single-person'))
  const effect = effectOf(setting, before, after, ['accessModel'])
  expect(effect.dropped).toEqual(['Trying two ways, a month each'])
  expect(effect.reworded.length).toBeGreaterThan(0)
})

test('only asks the questions named, and what their answers reopen', () => {
  const checked = walk(start('full'))
  const some = run(newInterview(checked.given), { kind: 'start', mode: 'only', only: ['accessModel', 'platforms'] })
  expect(at(some)).toBe('platforms')
  const next = run(some, answer(['facebook-page', 'instagram', 'own-website']))
  expect(at(next)).toBe('accessModel')
  expect(at(run(next, answer('single-person')))).toBe('done')
  expect(at(run(next, back))).toBe('platforms')
})

test('Back on the first of the questions named leads out, nothing changed; on the others, and in all answers, to what was before', () => {
  const { given } = walk(start('full'))
  const some = run(newInterview(given), { kind: 'start', mode: 'only', only: ['accessModel', 'platforms'] })
  const leads = (state: InterviewState): unknown => [
    pageOf(setting, state, { mode: 'ask', saving: '', files: () => 1 })?.keys.back,
    actionOf(state, { kind: 'back' }),
  ]
  expect(leads(some)).toEqual([true, null])
  expect(some.given).toEqual(given)
  expect(leads(run(some, answer(['facebook-page'])))).toEqual([true, { kind: 'back' }])
  expect(leads(run(some, { kind: 'overview' }))).toEqual([true, { kind: 'back' }])
  expect(leads(run(some, { kind: 'overview' }, back))).toEqual([true, null])
})

test('the state survives JSON; the answers file wins over it', () => {
  const state = run(start('full'), answer('R'), answer(['CA']))
  const saved: unknown = JSON.parse(JSON.stringify(state))
  expect(readState(setting, saved, state.given)).toEqual(state)
  const edited = { values: { ...state.given.values, states: ['NY'] }, unsure: [] }
  expect(readState(setting, saved, edited)?.given).toEqual(edited)
  expect(readState(setting, null, state.given)).toBeNull()
  expect(readState(setting, { mode: 'full', screen: { kind: 'question', question: 'gone' } }, state.given)).toBeNull()
})

test('progress counts the steps that ask something', () => {
  const state = start('quick')
  expect(progress(setting, state, 'platforms')).toMatchObject({ number: 2, of: 8 })
  expect(progress(setting, start('full'), 'platforms')).toMatchObject({ number: 2, of: 8 })
})

test('help is split after its first sentence', () => {
  expect(firstSentence('One thing. Another.')).toBe('One thing.')
  expect(furtherSentences('One thing. Another.')).toBe('Another.')
  expect(firstSentence('Even "thank you" says 1.5 things')).toBe('Even "thank you" says 1.5 things')
  expect(furtherSentences('Only this.')).toBe('')
})

describe('a page that holds several questions', () => {
  const people = (): InterviewState => {
    let state = start('quick')
    while (at(state) !== 'socialLead')
      state = run(state, answer(completeAnswers(setting, state.given).values[at(state)] ?? 'Riverbend'))
    return state
  }
  const answers = (values: Readonly<Record<string, Answer>>): Action => ({ kind: 'answers', values })
  const asked = (state: InterviewState): readonly string[] => [...pagesTogether(setting, state).keys()]

  test('the quick interview asks the people together; a question opened by itself stands alone', () => {
    expect(asked(people()).slice(0, 4)).toEqual([
      'socialLead',
      'backupAdmin',
      'appropriatenessReviewer',
      'incidentContact',
    ])
    expect(asked(people())).toContain('onCallWho')
    expect(asked(start('quick'))).toEqual([])
    expect(asked(run(walk(start('quick')), jump('socialLead')))).toEqual([])
  })

  test('all are answered at once; an empty line is left for later, and what does not apply is not asked', () => {
    const done = run(people(), answers({ socialLead: 'Jo', backupAdmin: '', onCall: 'nobody', onCallWho: 'Kim' }))
    expect(done.given.values).toMatchObject({ socialLead: 'Jo', onCall: 'nobody' })
    expect(done.given.values['onCallWho']).toBeUndefined()
    expect(done.given.unsure).toContain('backupAdmin')
    expect(at(done)).toBe('preApproval')
    expect(at(run(done, back))).toBe('socialLead')
  })

  test('what is said about them names the boxes it means, and a conflict offers them again', () => {
    const state = people()
    const done = run(
      state,
      answers({ socialLead: 'Jo Reed, 555-0101', incidentContact: 'Kim', onCallReach: '555-0109' }),
    )
    const lines = stepLines(setting, state, done, ['socialLead', 'incidentContact', 'onCallReach'])
    expect(lines.map(({ text }) => text)).toContain(
      'Incident contact: Staff will look for a telephone number on the cards and find a name only. Write the number beside the name.',
    )
    const clash = run(state, answers({ socialLead: 'Jo Reed', backupAdmin: 'Jo Reed, LPCC', officePhone: '555-0100' }))
    const page = pageOf(setting, clash, { mode: 'ask', saving: '', files: () => 1 })
    expect(page?.kind === 'list' ? page.rows.map(({ label }) => label) : []).toEqual([
      'Change Second administrator to “to be named”',
      'Answer “Social media lead” again',
      'Answer “Second administrator” again',
      'Leave it for now',
    ])
  })

  test('one answer that cannot be taken leaves the page as it is', () => {
    const state = people()
    expect(run(state, answers({ socialLead: 'Jo', backupAdmin: 'x'.repeat(200) }))).toBe(state)
    expect(run(start('quick'), answers({ practiceName: 'R' }))).toEqual(start('quick'))
  })
})

test('all answers: what we took is called suggested, a blank is not', () => {
  const state = reduce(setting, newInterview({ values: { practiceName: 'Riverbend' }, unsure: [] }), {
    kind: 'start',
    mode: 'review',
  })
  const page = pageOf(setting, state, { mode: 'ask', saving: '', files: () => 1 })
  const rows = page?.kind === 'list' ? page.rows : []
  const said = (id: string): string => {
    const { label = '', hint = '' } = rows.find(({ value }) => value === `question:${id}`) ?? {}
    return `${label} (${hint})`
  }
  expect(said('socialLead')).toBe('Social media lead: a blank to fill in ()')
  expect(said('metricsReviewer')).toBe('Numbers reviewer: the social media lead (suggested)')
})
