/** A paper other than the policy, changed by hand in Word or in its text, is the practice's own from then on. */
import { packageRoot } from '../../src/node/library-files.js'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { built, libraryWith, newVersion, practice, smallest, type Practice } from './practice.js'

const everything = `${smallest}  outputs: [policy-md, policy-docx, disclaimer-snippets, acknowledgement, do-dont-card, access-checklist, client-notice, incident-card, review-agenda, staff-email]\n`
const sheet = 'acknowledgement.docx'
const own = 'overrides/papers/acknowledgement.md'
const line = 'I could ask questions, and I got answers.'
const ours = 'I could ask questions before I signed, and I got answers.'

/** Changes the text part of a Word file in the folder, or only saves it anew. */
function editWord(our: Practice, name: string, change: (xml: string) => string): void {
  const parts = unzipSync(our.bytes(name))
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  our.write(name, zipSync({ ...parts, 'word/document.xml': strToU8(change(xml)) }, { level: 1 }))
}

const replaced =
  (from: string | RegExp, to: string) =>
  (xml: string): string => {
    const changed = xml.replace(from, to)
    if (changed === xml) throw new Error(`the edit did not apply: ${String(from)}`)
    return changed
  }

const textOf = (our: Practice, name: string): string =>
  strFromU8(unzipSync(our.bytes(name))['word/document.xml'] ?? new Uint8Array())
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')

async function changed(): Promise<{ readonly our: Practice; readonly err: string }> {
  const our = await built()
  editWord(our, sheet, replaced(line, ours))
  const { code, err } = await our.run('build')
  expect(code).toBe(0)
  return { our, err }
}

test('saved anew by other programs, none of the papers has an edit', async () => {
  const our = practice(everything)
  await our.run('build')
  const names = our.list('.').filter((name) => name.endsWith('.docx') && !name.startsWith('social'))
  for (const name of names) editWord(our, name, (xml) => xml)
  for (const name of ['staff-email.md', 'disclaimers.md']) our.write(name, our.file(name).replaceAll('\n', '\r\n'))
  const { out, err } = await our.run('build')
  expect(out + err).not.toContain('your wording is kept')
  expect(our.list('overrides/papers')).toEqual([])
  expect(our.list('overrides/disclaimers')).toEqual([])
})

describe('a line of the sign-off sheet, reworded in Word', () => {
  test('stays, and the rest of the sheet is as it was', async () => {
    const before = textOf(await built(), sheet)
    const { our, err } = await changed()
    expect(err).toContain(`“Staff sign-off sheet” (${sheet}): your wording is kept.\n`)
    expect(textOf(our, sheet)).toBe(before.replace(line, ours))
    expect(our.file(own)).toMatch(/^---\npaper: acknowledgement\nbase:\n {2}version: /)
    expect(our.file(own)).toContain(`- [ ] ${ours}\n`)
    expect((await our.run('build')).out).toContain('Nothing to change')
    expect((await our.run('check')).out).not.toContain(own)
  })

  test('is planned before it is brought in', async () => {
    const our = await built()
    editWord(our, sheet, replaced(line, ours))
    const { code, out } = await our.run('plan')
    expect(code).toBe(3)
    expect(out).toContain(`“Staff sign-off sheet” (${sheet}): your wording is kept.\n`)
    expect(out).toContain(`  changed  “Staff sign-off sheet”. Your own wording: ${own}.\n`)
    expect(out).toContain(`  create ${own}\n`)
    const { out: found } = await our.run('check')
    expect(found).toContain(`Changed by hand, and not brought in yet (1)\n  ${sheet}.\n`)
  })

  test('stays when another answer changes another line', async () => {
    const { our } = await changed()
    our.write('answers.yaml', our.file('answers.yaml').replace('answers:\n', 'answers:\n  incidentContact: Dana Lee\n'))
    const { err } = await our.run('build')
    expect(err).toContain(
      '“Staff sign-off sheet”: your wording now says “Dana Lee” for “Privacy officer (or practice owner)”, as you answered.\n',
    )
    expect(textOf(our, sheet)).toContain('Dana Lee')
    expect(textOf(our, sheet)).toContain(ours)
  })

  test('put back: the library’s text again, and no file of its own', async () => {
    const { our } = await changed()
    editWord(our, sheet, replaced(ours, line))
    const { err } = await our.run('build')
    expect(err).toContain(`“Staff sign-off sheet” (${sheet}) has the library's text again.\n`)
    expect(our.has(own)).toBe(false)
  })

  test('comes in from a file that somebody sent back, and out again', async () => {
    const our = await built()
    editWord(our, sheet, replaced(line, ours))
    const bytes = our.bytes(sheet)
    const fresh = await built()
    fresh.write(`../${sheet}`, bytes)
    const { out, code } = await fresh.run('adopt', sheet)
    expect(code).toBe(0)
    expect(out).toContain(`“Staff sign-off sheet” (${sheet}): your wording is kept.\n`)
    expect(textOf(fresh, sheet)).toContain(ours)
    expect(fresh.list('kept/returned')).toHaveLength(1)
    await fresh.run('adopt', '--undo')
    expect(fresh.has(own)).toBe(false)
    expect(textOf(fresh, sheet)).toContain(line)
  })

  test('is accounted for word by word with --explain', async () => {
    const our = await built()
    editWord(our, sheet, replaced(line, ours))
    const bytes = our.bytes(sheet)
    const fresh = await built()
    fresh.write(`../${sheet}`, bytes)
    const { out } = await fresh.run('adopt', sheet, '--explain')
    const explained = out.slice(out.indexOf('Words in the file')).split('The file is kept')[0] ?? ''
    expect(explained.replace(/\b\d{3,}(?= ours|\.\n)/g, 'N')).toBe(
      [
        'Words in the file: N.',
        '  N ours, as it was written',
        '  11 brought in',
        `  brought in (${own}): “${ours}”`,
        'Our own words that are not in the file: 8, in 1 line.',
        `  “${line}”: it is not in ${own}\n`,
      ].join('\n'),
    )
  })

  test('the library changed the same words: the practice’s stand, the rest comes in, both are shown', async () => {
    const { our } = await changed()
    const library = libraryWith({
      'clauses/library.yaml': [newVersion],
      'templates/acknowledgement.md.hbs': [
        [line, 'All my questions were answered.'],
        ['I have read the policy.', 'I have read the policy of today.'],
      ],
    })
    const { out } = await our.run('update', '--yes', '--library', library)
    expect(out).toContain(
      "The library's text of “Staff sign-off sheet” changed in the same place as yours. Yours stands.\n  Yours:\n",
    )
    expect(out).toContain('All my questions were answered.')
    expect(textOf(our, sheet)).toContain(ours)
    expect(textOf(our, sheet)).toContain('I have read the policy of today.')
    const again = await our.run('plan', '--library', library)
    expect(again.out).toContain('All my questions were answered.')
  })
})

test('a name typed on the line to sign stays in the copy alone', async () => {
  const our = await built()
  const before = textOf(our, sheet)
  editWord(our, sheet, replaced(/(>Name<\/w:t>[^]*?<w:tc>[^]*?)<\/w:p>/, '$1<w:r><w:t>Dana Lee</w:t></w:r></w:p>'))
  const { err } = await our.run('build')
  expect(err).toContain('what was filled in stays in the copy of the file alone (Name: Dana Lee)')
  expect(textOf(our, sheet)).toBe(before)
  expect(our.has(own)).toBe(false)
  expect(our.list('kept')).toHaveLength(1)
})

test('a line to sign on that was given other words and filled in keeps the words, and tells the entry', async () => {
  const our = await built()
  const filledIn = '$1Full name$2<w:r><w:t>Dana Lee</w:t></w:r></w:p>'
  editWord(our, sheet, replaced(/(>)Name(<\/w:t>[^]*?<w:tc>[^]*?)<\/w:p>/, filledIn))
  const { err } = await our.run('build')
  expect(err).toContain('what was filled in stays in the copy of the file alone (Full name: Dana Lee)')
  expect(our.file(own)).toContain('\nFull name: \\_')
  expect(textOf(our, sheet)).toContain('Full name\n')
  expect(textOf(our, sheet)).not.toContain('Dana Lee')
})

test('a box’s text changed in the paper that collects them is the box’s own', async () => {
  const our = practice()
  const shipped = ['--library', packageRoot()]
  await our.run('build', ...shipped)
  const text = our.file('disclaimers/yelp.txt').trim()
  const all = our.file('disclaimers.md')
  const at = all.indexOf('## Yelp')
  our.write('disclaimers.md', all.slice(0, at) + all.slice(at).replace(text, `${text} Call our office at 555-0142.`))
  const { err } = await our.run('build', ...shipped)
  expect(err).toContain('(disclaimers.md): your wording is kept.\n')
  expect(our.file('disclaimers/yelp.txt')).toBe(`${text} Call our office at 555-0142.\n`)
  expect(our.list('overrides/papers')).toEqual([])
  expect(our.list('overrides/disclaimers')).toHaveLength(1)
})

test('an e-mail’s line added and another taken out stay so, and are told', async () => {
  const our = practice(everything)
  await our.run('build')
  our.edit('staff-email.md', 'Thank you for reading this with care.', 'See you at the meeting.\n\nWarmly, Dana')
  const { err } = await our.run('build')
  expect(err).toContain('“E-mail to staff” (staff-email.md): your wording is kept.\n')
  expect(err).toContain('1 line of ours taken out: “Thank you for reading this with care.”.')
  expect(our.file('staff-email.md')).toContain('See you at the meeting.\n\nWarmly, Dana\n')
})

test('a name of a paper that nobody knows is refused with its place', async () => {
  const our = await built()
  our.write('overrides/papers/aknowledgement.md', '---\npaper: aknowledgement\n---\nWords.\n')
  const { code, err } = await our.run('build')
  expect(code).toBe(2)
  expect(err).toContain(
    'overrides/papers/aknowledgement.md:2:1: error files/override: Unexpected paper "aknowledgement", expected a paper whose words can be your own\n  hint: did you mean "acknowledgement"?\n',
  )
})
