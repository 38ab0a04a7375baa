/** Questions and choices that got new names, were split or went away: old answers carry over, and only real changes are asked. */
import { describe, expect, test } from '@jest/globals'
import { askedFor, newlyAsked } from '../../../src/core/answers/asked.js'
import { migrateAnswers, migrateQuestions, parseMigrations } from '../../../src/core/answers/migration.js'
import { shippedLibrary } from '../../shipped-library.js'

const { migrations, problems } = parseMigrations({
  path: 'migrations.yaml',
  text: `migrations:
  - to: 1.2.0
    choices: { likes: { advise: caution } }
  - to: 1.1.0
    questions: { follows: likes, sites: [sites, notices], mood: null }
    choices: { likes: { never: must-not, any: null, some: [few, many] }, notices: { yelp: yelp-page } }
`,
})

const migrate = (values: Record<string, unknown>, from: string | null = '1.0.0') =>
  migrateAnswers(migrations, from, values, ['follows', 'mood', 'sites'])

test('the file reads, the oldest version first', () => {
  expect(problems).toEqual([])
  expect(migrations.map(({ to }) => to)).toEqual(['1.1.0', '1.2.0'])
})

describe('answers', () => {
  test('renamed question and choice, version after version', () => {
    expect(migrate({ follows: 'never' }).values).toEqual({ likes: 'must-not' })
    expect(migrate({ follows: 'advise' }).values).toEqual({ likes: 'caution' })
    expect(migrate({ likes: 'advise' }, '1.1.0').values).toEqual({ likes: 'caution' })
    expect(migrate({ likes: 'advise' }, '1.2.0').values).toEqual({ likes: 'advise' })
  })

  test('a file that names no version is the oldest', () => {
    expect(migrate({ follows: 'never' }, null).values).toEqual({ likes: 'must-not' })
  })

  test('a split question gives its answer to both, each in its own choices', () => {
    expect(migrate({ sites: ['yelp', 'google'] }).values).toEqual({
      sites: ['yelp', 'google'],
      notices: ['yelp-page', 'google'],
    })
  })

  test('a split choice takes its first part where one is asked for, all where several are', () => {
    expect(migrate({ follows: 'some' }).values).toEqual({ likes: 'few' })
    expect(migrate({ follows: ['some'] }).values).toEqual({ likes: ['few', 'many'] })
  })

  test('a question or choice that went away leaves no answer, so that the default holds', () => {
    expect(migrate({ mood: 'good', follows: 'any' }).values).toEqual({})
  })

  test('an answer under the new name already wins', () => {
    expect(migrate({ follows: 'never', likes: 'caution' }).values).toEqual({ likes: 'caution' })
  })

  test('"not sure" moves along', () => {
    expect(migrate({}).unsure).toEqual(['likes', 'sites', 'notices'])
  })
})

describe('what was asked', () => {
  const asked = (line: string): unknown => migrateQuestions(migrations, '1.0.0', { follows: line })['likes']

  test('new names alone change nothing to ask about', () => {
    expect(asked('select never advise')).toBe('select must-not caution')
  })

  test('a choice that was split or went away is asked about', () => {
    expect(asked('select never some any')).toBe('select must-not some any')
  })
})

test('update asks what is new, not what has a new name', async () => {
  const library = await shippedLibrary()
  const { accessModel = '', ...rest } = askedFor(library)
  const renamed = { ...library, migrations: [{ to: '1.1.0', questions: { access: 'accessModel' }, choices: {} }] }
  expect(newlyAsked(renamed, '1.0.0', { ...rest, access: accessModel })).toEqual([])
  expect(newlyAsked(library, '1.0.0', { ...rest, access: accessModel })).toEqual(['accessModel'])
  expect(newlyAsked(library, '1.0.0', { ...rest, accessModel: 'select single-person' })).toEqual(['accessModel'])
})
