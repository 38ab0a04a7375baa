/** What each command prints, writes and returns, for someone at the command line. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { main } from '../../src/cli/main.js'
import { practice, smallest } from './practice.js'
import { policyWith, shippedLibrary } from '../shipped-library.js'
import { run, temporaryFolder } from './run.js'
import { virtualTerminal } from './virtual-terminal.js'

const library = await shippedLibrary()
const provisionsByDefault = policyWith(library).sections.flatMap((section) => section.provisions).length

describe('build', () => {
  test('only a name gives every default output', async () => {
    const { cwd, folder } = practice()
    const { code, out } = await run(cwd, 'build')
    expect(code).toBe(0)
    expect(out.split('\n')[0]).toMatch(
      new RegExp(
        `^Wrote \\d+ files to social-media-policy \\(policy 1\\.0 draft, ${provisionsByDefault} provisions\\)\\.$`,
      ),
    )
    for (const file of [
      'social-media-policy.md',
      'social-media-policy.docx',
      'social-media-policy.html',
      'disclaimers.md',
      'disclaimers/yelp.txt',
      'acknowledgement.docx',
      'do-dont-card.docx',
      'access-register.docx',
      'policy.lock.json',
    ]) {
      expect([file, existsSync(path.join(folder, file))]).toEqual([file, true])
    }
  })

  test('building twice changes nothing', async () => {
    const { cwd, folder } = practice()
    await run(cwd, 'build')
    const before = readdirSync(folder, { recursive: true }).map((name) => [
      name,
      existsSync(path.join(folder, String(name))),
    ])
    const { code, out } = await run(cwd, 'build', '--date', '2028-05-05')
    expect([code, out]).toEqual([
      0,
      `Nothing to change in social-media-policy (policy 1.0 draft, ${provisionsByDefault} provisions).\n`,
    ])
    expect(
      readdirSync(folder, { recursive: true }).map((name) => [name, existsSync(path.join(folder, String(name)))]),
    ).toEqual(before)
  })

  test('bad input writes nothing and exits 2', async () => {
    const { cwd, folder } = practice('answers:\n  practiceName: R\n  accesModel: trial\n')
    const { code, out, err } = await run(cwd, 'build')
    expect([code, out]).toEqual([2, ''])
    expect(err).toBe(
      'answers.yaml:3:3: error answers/key: Unexpected question "accesModel", expected a question of this library\n  3 |   accesModel: trial\n  hint: did you mean "accessModel"?\nNothing was written.\n',
    )
    expect(readdirSync(folder)).toEqual(['answers.yaml'])
  })

  test('a conflict that stops writes nothing and exits 1', async () => {
    const { cwd, folder } = practice(`${smallest}  accessModel: all-clinicians\n  signInMethod: shared-login\n`)
    const { code, err } = await run(cwd, 'build')
    expect(code).toBe(1)
    expect(err).toContain('answers.yaml:5:17: error conflict/x01: ')
    expect(readdirSync(folder)).toEqual(['answers.yaml'])
    // On a terminal an owner reads it: no place, no rule, and what to do.
    const terminal = virtualTerminal()
    expect(await main(['build'], { ...terminal.io, cwd })).toBe(1)
    const words = terminal.raw().replace(/\s+/g, ' ')
    expect(words).toMatch(
      /^These answers can’t stand together: .+ To change the answer: practice-policy update --change \w+(,\w+)* /,
    )
    expect(words).not.toContain('conflict/')
    expect(readdirSync(folder)).toEqual(['answers.yaml'])
  })

  test('--answers copies the file in, unless it is wrong', async () => {
    const cwd = temporaryFolder()
    writeFileSync(path.join(cwd, 'mine.yaml'), smallest)
    expect((await run(cwd, 'build', 'here', '--answers', 'mine.yaml')).code).toBe(0)
    expect(readFileSync(path.join(cwd, 'here/answers.yaml'), 'utf8')).toBe(smallest)
    writeFileSync(path.join(cwd, 'bad.yaml'), 'answers: [')
    expect((await run(cwd, 'build', 'there', '--answers', 'bad.yaml')).code).toBe(2)
    expect(existsSync(path.join(cwd, 'there'))).toBe(false)
    expect((await run(cwd, 'build', 'there', '--answers', 'none.yaml')).err).toBe(
      'There is no file none.yaml. Nothing was written.\n',
    )
  })

  test('--only limits the outputs and knows its names', async () => {
    const { cwd, folder } = practice()
    expect((await run(cwd, 'build', '--only', 'policy-md')).code).toBe(0)
    expect(readdirSync(folder).sort()).toEqual(['answers.yaml', 'policy.lock.json', 'social-media-policy.md'])
    const { code, err } = await run(cwd, 'build', '--only', 'policy-doc')
    expect(code).toBe(2)
    expect(err).toContain('Unexpected output "policy-doc", expected one of: ')
    expect(err).toContain('hint: did you mean "policy-docx"?')
  })

  test('a name full of markup comes out as typed in every format', async () => {
    const name = `O'Brien & Søn *LLC* <b>{{x}}</b> [a](b)`
    const { cwd, file } = practice(`answers:\n  practiceName: ${JSON.stringify(name)}\n`)
    expect((await run(cwd, 'build')).code).toBe(0)
    expect(file('disclaimers/own-website.txt')).toContain(name)
    expect(file('social-media-policy.html')).toContain(
      'O&#39;Brien &amp; Søn *LLC* &lt;b&gt;{{x}}&lt;/b&gt; [a](b)'.replace(
        '&#39;',
        file('social-media-policy.html').includes('O&#39;Brien') ? '&#39;' : "'",
      ),
    )
    const { default: MarkdownIt } = await import('markdown-it')
    expect(new MarkdownIt('commonmark').render(file('social-media-policy.md'))).toContain(
      `O'Brien &amp; Søn *LLC* &lt;b&gt;{{x}}&lt;/b&gt; [a](b)`,
    )
  })

  test('a file changed by hand is brought in, and a copy kept', async () => {
    const { cwd, folder, file } = practice()
    await run(cwd, 'build')
    const policy = path.join(folder, 'social-media-policy.md')
    writeFileSync(
      policy,
      file('social-media-policy.md').replace(
        'Clinicians differ in how at ease',
        'Our clinicians differ in how at ease',
      ),
    )
    const { code } = await run(cwd, 'build')
    expect(code).toBe(0)
    expect(file('overrides/one-voice.md')).toContain('Our clinicians differ in how at ease')
    expect(file('social-media-policy.md')).toContain('Our clinicians differ in how at ease')
    expect(readdirSync(path.join(folder, 'kept'))).toHaveLength(1)
    expect((await run(cwd, 'build')).out).toContain('Nothing to change')
  })
})

describe('without a terminal', () => {
  test.each([[[]], [['new']]])('%j says how to build and exits 2', async (argv) => {
    const { code, err } = await run(temporaryFolder(), ...argv)
    expect(code).toBe(2)
    expect(err).toContain('practice-policy build --answers answers.yaml')
  })
})

describe('wrong usage', () => {
  test('an unknown command', async () => {
    const { code, err } = await run(temporaryFolder(), 'biuld')
    expect(code).toBe(2)
    expect(err).toBe(
      'Unexpected command "biuld", expected one of: new, build, update, status, plan, issue, adopt, check, why, disclaimer, questions, radar, many, library\n  hint: did you mean "build"?\n',
    )
  })
  test('a date that is none', async () => {
    const { cwd } = practice()
    expect(await run(cwd, 'build', '--date', 'soon')).toEqual({
      code: 2,
      out: '',
      err: 'Unexpected --date "soon", expected a date such as 2027-01-31\n',
    })
  })
  test('no folder yet', async () => {
    const { code, err } = await run(temporaryFolder(), 'check')
    expect(code).toBe(2)
    expect(err).toMatch(/^There is no answers\.yaml in .*social-media-policy\.\nStart with: practice-policy new\n$/)
  })
})

describe('check', () => {
  test('after a build all is in order', async () => {
    const { cwd } = practice()
    await run(cwd, 'build')
    const { code, err } = await run(cwd, 'check')
    expect(code).toBe(0)
    expect(err).toMatch(
      /^\d+ findings?\. Reading grade \d\.\d; longest sentence \d+ words\.\nLooked at: .* Your own words were read for /,
    )
    expect(err).toMatch(/No finding does not mean that a rule is lawful: have a lawyer read the policy\.\n$/)
  })
  test('stale sources exit 3', async () => {
    const { cwd } = practice()
    await run(cwd, 'build')
    const { code, out } = await run(cwd, 'check', '--as-of', '2028-02-01', '--json')
    expect(code).toBe(3)
    const rules = (JSON.parse(out) as { diagnostics: { rule: string }[] }).diagnostics.map(
      (diagnostic) => diagnostic.rule,
    )
    expect(rules).toContain('sources/stale')
    expect(rules).toContain('files/review-overdue')
  })
  test('a file that is gone or changed exits 3', async () => {
    const { cwd, folder, file } = practice()
    await run(cwd, 'build')
    writeFileSync(path.join(folder, 'disclaimers.md'), `${file('disclaimers.md')}mine\n`)
    const { code, out } = await run(cwd, 'check')
    expect(code).toBe(3)
    expect(out).toContain(
      'Changed by hand, and not brought in yet (1)\n  disclaimers.md.\n  To bring them in: practice-policy update\n',
    )
  })
  test('a tampered lock is said, not believed', async () => {
    const { cwd, folder } = practice()
    await run(cwd, 'build')
    writeFileSync(path.join(folder, 'policy.lock.json'), '{"format": 1}')
    const { code, err } = await run(cwd, 'check')
    expect(code).toBe(2)
    expect(err).toContain('policy.lock.json:1:1: error files/tampering: ')
  })
})

describe('why', () => {
  test('a clause that an answer put in', async () => {
    const { cwd } = practice()
    const { code, out } = await run(cwd, 'why', 'access-trial')
    expect(code).toBe(0)
    expect(out.split('\n')[0]).toBe('in   2.2 access-trial: accessModel is trial')
    expect(out).toContain('It would drop out with accessModel: single-person.')
  })
  test('every clause as JSON', async () => {
    const { cwd } = practice()
    const { out } = await run(cwd, 'why', '--json')
    const all = JSON.parse(out) as {
      clause: string
      included: boolean
      because: unknown[]
      authorities: string[]
      flip: unknown
    }[]
    expect(all.map((one) => one.clause)).toEqual(library.clauses.map((clause) => clause.id))
    expect(all.find((one) => one.clause === 'vendor-access')).toMatchObject({
      included: false,
      flip: { question: 'workforce' },
    })
    expect(all.find((one) => one.clause === 'purpose')).toMatchObject({ included: true, because: [], flip: null })
  })
  test('an unknown clause', async () => {
    const { cwd } = practice()
    const { code, err } = await run(cwd, 'why', 'one-voices')
    expect([code, err]).toEqual([
      2,
      'Unexpected clause "one-voices", expected a number such as 2.4, a title or a piece of one, or a clause of this library\n  hint: did you mean "one-voice"?\n',
    ])
  })
})

describe('disclaimer', () => {
  test('prints the text alone on stdout', async () => {
    const { cwd } = practice()
    const { code, out, err } = await run(cwd, 'disclaimer', 'yelp')
    expect(code).toBe(0)
    expect(out).toMatch(/^Riverbend Counseling does not ask for, endorse or answer reviews or testimonials\. .*\n$/)
    expect(err).toContain('yelp, From the Business: Specialties: ')
  })
  test('a site with no box says what to do instead', async () => {
    const { cwd } = practice()
    const { code, out, err } = await run(cwd, 'disclaimer', 'bbb')
    expect([code, err]).toEqual([0, 'bbb has nowhere to put it.\n'])
    expect(out.length).toBeGreaterThan(20)
  })
  test('the list as JSON', async () => {
    const { cwd } = practice()
    const { out } = await run(cwd, 'disclaimer', '--list', '--json')
    const all = JSON.parse(out) as {
      platform: string
      text: string | null
      length: number
      limit: number | null
      fits: unknown
      checked: string
      steps: string[]
    }[]
    expect([...new Set(all.map((one) => one.platform))].sort()).toEqual([
      'facebook-page',
      'google-business-profile',
      'instagram',
      'own-website',
      'yelp',
    ])
    for (const one of all) if (one.limit !== null) expect(one.length).toBeLessThanOrEqual(one.limit)
  })
  test('another box by part of its name', async () => {
    const { cwd } = practice()
    expect((await run(cwd, 'disclaimer', 'facebook-page', '--field', 'pinned')).out.length).toBeGreaterThan(500)
  })
  test('a box by its id', async () => {
    const { cwd } = practice()
    expect((await run(cwd, 'disclaimer', 'facebook', '--field', 'bio')).err).toContain('facebook-page, Bio (Intro): ')
  })
  test('everyday names in any case, and near misses', async () => {
    const { cwd } = practice()
    const taken = async (word: string) => (await run(cwd, 'disclaimer', word)).err
    expect(await taken('Google')).toContain('google-business-profile, ')
    expect(await taken('TWITTER')).toContain('x, ')
    expect(await taken('insta')).toContain('instagram, ')
    expect(await taken('Web site')).toContain('own-website, ')
    expect(await taken('yepl')).toContain('Took "yepl" as Yelp.\n')
  })
  test('an unknown platform', async () => {
    const { cwd } = practice()
    const { code, err } = await run(cwd, 'disclaimer', 'myspacebook99')
    expect(code).toBe(2)
    expect(err).toContain(
      'Unexpected platform "myspacebook99", expected one the library knows\n  hint: one of facebook-page, ',
    )
  })
  test('with a name alone: no folder, no interview', async () => {
    const cwd = temporaryFolder()
    const { code, out } = await run(cwd, 'disclaimer', 'yelp', '--name', 'Riverbend Counseling')
    expect(code).toBe(0)
    expect(out).toMatch(/^Riverbend Counseling does not ask for, endorse or answer reviews or testimonials\. .*\n$/)
    expect(readdirSync(cwd)).toEqual([])
    expect((await run(cwd, 'disclaimer', 'yelp')).err).toContain(
      'Or give the name alone: practice-policy disclaimer yelp --name "Your practice"',
    )
    expect((await run(cwd, 'disclaimer', 'yelp', '--name', '')).code).toBe(2)
  })
})

test('questions: a table, JSON and a JSON schema', async () => {
  const cwd = temporaryFolder()
  expect((await run(cwd, 'questions')).out).toContain('Step 1. Your practice\n  practiceName')
  const asked = JSON.parse((await run(cwd, 'questions', '--json')).out) as { id: string }[]
  expect(asked.map((question) => question.id)).toEqual(library.questions.map((question) => question.id))
  const schema = JSON.parse((await run(cwd, 'questions', '--json-schema')).out) as {
    properties: { answers: { properties: Record<string, unknown> } }
  }
  expect(schema.properties.answers.properties['hipaaCovered']).toMatchObject({ enum: ['yes', 'unsure', 'no'] })
})

test('library impact names clauses and practices', async () => {
  const { cwd } = practice()
  const { code, out } = await run(cwd, 'library', 'impact', 'apa-5.05', '--folders', 'social-media-policy')
  expect(code).toBe(0)
  expect(out).toContain('no-soliciting-testimonials')
  expect(out).toMatch(/social-media-policy: .*no-soliciting-testimonials/)
})

test('--help and --version', async () => {
  const cwd = temporaryFolder()
  expect((await run(cwd, '--version')).out).toBe('2.0.0\n')
  const { code, out } = await run(cwd, '--help')
  expect(code).toBe(0)
  expect(out).toContain('practice-policy')
})
