/** The text for a site's box, changed by hand, is the practice's own from then on. */
import { forbiddenTelephone } from '../../src/core/policy/disclaimer/telephone.js'
import { built, libraryWith, newVersion, practice, type Practice } from './practice.js'

const yelp = 'disclaimers/yelp.txt'
const box = { id: 'from-the-business-specialties', name: 'From the Business: Specialties', limit: 1500 }
const sentence = 'This listing is not a request for reviews.'
const own = `overrides/disclaimers/yelp-${box.id}.md`
const phone = 'Call our office at 555-0142.'

async function withPhone(): Promise<{ readonly our: Practice; readonly text: string; readonly err: string }> {
  const our = await built()
  const text = our.file(yelp).trimEnd()
  our.write(yelp, `${text} ${phone}\r\n`)
  const { code, err } = await our.run('build')
  expect(code).toBe(0)
  return { our, text, err }
}

describe('a telephone number written into a box’s text', () => {
  test('stays, wherever that text is printed', async () => {
    const { our, text, err } = await withPhone()
    expect(err).toContain(`“Yelp, ${box.name}” (disclaimers/yelp.txt): your wording is kept.\n`)
    expect(our.file(yelp)).toBe(`${text} ${phone}\n`)
    expect(our.file('disclaimers.md')).toContain(phone)
    expect(our.file(own)).toMatch(new RegExp(`^---\nplatform: yelp\nfield: ${box.id}\nbase:\n  version: `))
    expect(our.file(own)).toContain(`\ndate: 2027-01-04\n---\n${text} ${phone}\n`)
    expect((await our.run('disclaimer', 'yelp')).out).toContain(phone)
    expect((await our.run('build')).out).toContain('Nothing to change')
    expect((await our.run('check')).out).not.toContain(own)
  })

  test('is planned before it is brought in', async () => {
    const our = await built()
    our.edit(yelp, /\n$/, ` ${phone}\n`)
    const { code, out } = await our.run('plan')
    expect(code).toBe(3)
    expect(out).toContain(`“Yelp, ${box.name}” (disclaimers/yelp.txt): your wording is kept.\n`)
    expect(out).toContain(`  create ${own}\n`)
    expect(out).toContain(`  changed  disclaimers/yelp.txt. Your own wording: ${own}.\n`)
    const planned = JSON.parse((await our.run('plan', '--json')).out) as {
      readonly notices: readonly { readonly path: string; readonly causes: unknown; readonly after: string }[]
    }
    expect(planned.notices.map(({ path, causes }) => ({ path, causes }))).toEqual([
      { path: yelp, causes: [{ edit: own }] },
    ])
    expect(planned.notices[0]?.after).toContain(phone)
    expect(our.has(own)).toBe(false)
    expect((await our.run('check')).out).toContain(
      'Changed by hand, and not brought in yet (1)\n  disclaimers/yelp.txt.\n  To bring them in: practice-policy update',
    )
  })

  test('stays under another name of the practice, which comes in', async () => {
    const { our } = await withPhone()
    our.edit('answers.yaml', 'Riverbend', 'Lakeside')
    const { err } = await our.run('build')
    expect(err).toContain(
      `“Yelp, ${box.name}”: your wording now says “Lakeside Counseling” for “Riverbend Counseling”, as you answered.\n`,
    )
    expect(our.file(yelp)).toContain('Lakeside Counseling does not ask')
    expect(our.file(yelp)).toContain(phone)
  })

  test('and the name changed in the same breath: both are in', async () => {
    const our = await built()
    our.edit(yelp, /\n$/, ` ${phone}\n`)
    our.edit('answers.yaml', 'Riverbend', 'Lakeside')
    await our.run('build')
    expect(our.file(yelp)).toContain('Lakeside Counseling does not ask')
    expect(our.file(yelp)).toContain(phone)
  })

  test('taken back: the library’s text again, and no file of its own', async () => {
    const { our, text } = await withPhone()
    our.write(yelp, text)
    const { err } = await our.run('build')
    expect(err).toContain(`“Yelp, ${box.name}” (disclaimers/yelp.txt) has the library's text again.\n`)
    expect(our.has(own)).toBe(false)
    expect(our.file(yelp)).toBe(`${text}\n`)
  })

  test('and another change in its file of own wording: both are in', async () => {
    const { our } = await withPhone()
    our.edit(own, new RegExp(`${phone}\n$`), 'Ask for Dana. ' + `${phone}\n`)
    our.edit(yelp, 'Riverbend Counseling', 'Riverbend')
    await our.run('build')
    expect(our.file(yelp)).toContain('Riverbend does not ask')
    expect(our.file(yelp)).toContain(`Ask for Dana. ${phone}`)
  })

  test('and the same words changed there: one stands, the other is kept and named', async () => {
    const { our } = await withPhone()
    our.edit(own, new RegExp(`${phone}\n$`), 'Call 555-0199 at any hour.\n')
    our.edit(yelp, phone, 'Ring 555-0143 by day.')
    const { err } = await our.run('build')
    expect(err).toContain(
      `“Yelp, ${box.name}” (disclaimers/yelp.txt) was changed in two places in different ways: one stands, the other is kept.`,
    )
    expect(our.file(yelp)).toContain('Call 555-0199 at any hour.')
    const kept = our.list('kept').map((name) => our.file(`kept/${name}`))
    expect(kept.join('\n')).toContain('Ring 555-0143 by day.')
  })
})

test('the library and the practice changed the same words: the practice’s stand, both are shown', async () => {
  const our = await built()
  our.edit(yelp, sentence, 'We do not answer reviews.')
  await our.run('build')
  const changed = libraryWith({
    'clauses/library.yaml': [newVersion],
    'templates/disclaimers/review-480.txt': [[sentence, 'This page asks nobody for a review.']],
  })
  const { out } = await our.run('update', '--yes', '--library', changed)
  expect(out).toContain(
    `The library's text of “Yelp, ${box.name}” changed in the same place as yours. Yours stands.\n  Yours:\n    We do not answer reviews.`,
  )
  expect(out).toContain('  The library now says:\n    This page asks nobody for a review.')
  expect(our.file(yelp)).toMatch(/^We do not answer reviews\./)
  await our.run('issue', '--library', changed)
  expect(our.file('changes.md')).toContain(`### Yelp, ${box.name}`)
})

test('own wording longer than its box is found, with the file', async () => {
  const { our } = await withPhone()
  const [head = ''] = our.file(own).split(/(?<=\n---\n)/)
  our.write(own, head + 'x'.repeat(box.limit + 12))
  await our.run('build')
  const { code, out } = await our.run('check')
  expect(code).toBe(1)
  expect(out).toContain(
    `  - ${own}: ${box.limit + 12} characters, and “Yelp, ${box.name}” takes ${box.limit}: 12 too many\n    Shorten it there\n`,
  )
  expect((await our.run('disclaimer', 'yelp')).err).toContain(`of ${box.limit}, too long by 12\n`)
})

test('a telephone number where the site forbids one is told, and stays', async () => {
  const our = await built()
  const forbids = libraryWith({
    'clauses/platforms.yaml': [[`name: "${box.name}"`, `name: "${box.name}"\n        contact: phone-forbidden`]],
  })
  const use = ['--library', forbids]
  const told = `“Yelp, ${box.name}” has a telephone number (555-0142), and the rules of that box, as we know them, allow none: the site may refuse the text`
  our.edit(yelp, /\n$/, ` ${phone}\n`)
  const before = await our.run('check', ...use)
  expect([before.code, before.out]).toEqual([3, expect.stringContaining(`  - disclaimers: ${told}\n`)])
  expect((await our.run('build', ...use)).err).toContain(
    `“Yelp, ${box.name}” (${yelp}): your wording is kept.\n${told}. The number stays.\n`,
  )
  expect(our.file(yelp)).toContain(phone)
  const { code, out } = await our.run('check', ...use)
  expect([code, out]).toEqual([
    0,
    expect.stringContaining(
      `  - ${own}: ${told}\n    The number stays unless you take it out there; the site has a field of its own for it\n`,
    ),
  ])
  expect((await our.run('check')).out).not.toContain('telephone')
})

test.each([
  ['Call (415) 555-0142.', '(415) 555-0142'],
  ['Call 1-415-555-0142.', '1-415-555-0142'],
  ['Call 415.555.0142 now', '415.555.0142'],
  ['Call +44 20 7946 0958.', '+44 20 7946 0958'],
  ['Call 4155550142.', '4155550142'],
  ['Open 2024-2025, since 2019-04-05; call 988 or 911; 12345-6789; $1,500', null],
  ['The library says 800-555-0100.', null],
])('in %j the telephone number is %j', (text, number) => {
  const ours = { ...box, platform: 'yelp', field: box.id, title: 'Yelp', counts: 'utf16', newlines: true } as const
  const said = forbiddenTelephone({ ...ours, text: 'Ring 800-555-0100.', forbidsTelephone: true }, text)
  expect(said?.match(/number \((.*)\), and/)?.[1] ?? null).toBe(number)
})

describe('a file of own wording for a box, written by hand', () => {
  const words = (platform: string, field: string, text = 'Our words.'): string =>
    `---\nplatform: ${platform}\nfield: ${field}\n---\n${text}\n`

  test('stands in the box’s text', async () => {
    const our = practice()
    our.write(own, words('yelp', box.id))
    await our.run('build')
    expect(our.file(yelp)).toBe('Our words.\n')
    expect(our.file(own)).toContain('base:\n  version: ')
  })

  test.each([
    [
      `overrides/disclaimers/yelb-${box.id}.md`,
      words('yelb', box.id),
      `overrides/disclaimers/yelb-${box.id}.md:2:1: error files/override: Unexpected platform "yelb", expected a site of this library\n  hint: did you mean "yelp"?\n`,
    ],
    [
      'overrides/disclaimers/mine.md',
      words('yelp', box.id),
      `overrides/disclaimers/mine.md:2:1: error files/override: Unexpected platform "yelp" with field "${box.id}" in this file, expected it in ${own}\n  hint: rename the file, or change its platform or field\n`,
    ],
    [
      own,
      words('yelp', box.id, ''),
      `${own}:1:1: error files/override: Unexpected empty text, expected your wording; delete the file to have the library’s\n`,
    ],
    ['overrides/disclaimers/evil.md', words('../../evil', box.id), 'expected an id such as yelp'],
  ])('%s with a slip in it: said with its place, and nothing is written', async (name, content, message) => {
    const our = practice()
    our.write(name, content)
    const { code, err } = await our.run('build')
    expect([code, err]).toEqual([2, expect.stringContaining(message)])
    expect(our.list('.')).toEqual(['answers.yaml'])
    expect(our.file(name)).toBe(content)
  })

  test('of another kind is named', async () => {
    const our = practice()
    our.write('overrides/disclaimers/yelp.txt', 'Our words.')
    expect((await our.run('build')).err).toContain(
      'overrides/disclaimers/yelp.txt is not read: files there end in .md.',
    )
  })
})
