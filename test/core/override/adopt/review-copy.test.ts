/** The copy for the lawyer comes home: edits, replies and comments of its readers, and nothing of ours. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import {
  acceptedLetters,
  alternativeLine,
  isOurNote,
  offersIn,
  offersStart,
  reviewAuthor,
} from '../../../../src/core/document/review-mark.js'
import type { Adopted } from '../../../../src/core/override/adopt/adopted.js'
import { adoptWord, readWordFile } from '../../../../src/core/override/adopt/word.js'
import { frameDocument } from '../../../../src/core/policy/paper.js'
import { linesAround, lockProvisions } from '../../../../src/core/policy/written.js'
import { reviewOf } from '../../../../src/core/why/review.js'
import { packageRoot } from '../../../../src/node/library-files.js'
import { renderReview } from '../../../../src/render/review/docx.js'
import { wordEdits, type WordEdit } from '../../../adopt-fixtures/word-edits.js'
import { policyWith, shippedLibrary } from '../../../shipped-library.js'
import { wordProblems } from '../../../render/docx/gate/gate.js'

const library = await shippedLibrary(path.join(packageRoot(), 'test', 'libraries', 'first'))
const given = { values: { practiceName: 'Riverbend Counseling', accessModel: 'designated-team' }, unsure: [] }
const policy = policyWith(library, given.values)
const frame = library.frames.find(({ layout }) => layout === 'policy')
if (frame === undefined) throw new Error('the library has no policy')
const document = frameDocument(library, policy, frame)
const review = reviewOf({ library, policy, given, today: '2027-01-04' })
const original = await renderReview(document, review, '2027-01-04')
const written = {
  version: policy.version,
  provisions: lockProvisions(policy),
  overrides: [],
  frame: [...linesAround(document)],
}

type Parts = Record<string, string>
const partsOf = (bytes: Uint8Array): Parts =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
const zipped = (parts: Parts): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])), { level: 1 })

function home(bytes: Uint8Array): Adopted {
  const edited = readWordFile(bytes)
  if ('problem' in edited) throw new Error(edited.problem)
  return adoptWord(edited, written, { date: '2027-02-01' })
}

/** The number of our comment on a clause. */
function noteOn(parts: Parts, clause: string): string {
  const { number = '', title = '' } = written.provisions.find((one) => one.clause === clause) ?? {}
  const comments = [...(parts['word/comments.xml'] ?? '').matchAll(/<w:comment w:id="(\d+)"[^]*?<\/w:comment>/g)]
  const plain = (xml: string): string =>
    xml
      .replace(/<[^>]+>/g, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
  const id = comments.find(([xml]) => plain(xml).startsWith(`${number} ${title}. Why it is in`))?.[1]
  if (id === undefined) throw new Error(`no comment on ${clause}`)
  return id
}

interface Said {
  readonly author?: string
  readonly text: string
  readonly resolved?: boolean
}

/** A comment of a reader's at the same words as ours on a clause: a reply, as Word keeps it. */
const reply =
  (clause: string, { author = 'A. Lawyer', text, resolved = false }: Said) =>
  (parts: Parts): Parts => {
    const ours = noteOn(parts, clause)
    const id = String(5000 + Object.values(parts).join('').split('w:author="A. Lawyer"').length)
    const mark = `00AA${id}`
    const comment = `<w:comment w:id="${id}" w:author="${author}" w:date="2027-01-20T10:00:00Z"><w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="${mark}"><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`
    const body = (parts['word/document.xml'] ?? '')
      .replace(`<w:commentRangeStart w:id="${ours}"/>`, (found) => `${found}<w:commentRangeStart w:id="${id}"/>`)
      .replace(
        `<w:commentRangeEnd w:id="${ours}"/>`,
        (found) => `${found}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`,
      )
    const relations = parts['word/_rels/document.xml.rels'] ?? ''
    return {
      ...parts,
      'word/document.xml': body,
      'word/comments.xml': (parts['word/comments.xml'] ?? '').replace('</w:comments>', `${comment}</w:comments>`),
      'word/commentsExtended.xml': `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="${mark}" w15:done="${resolved ? 1 : 0}"/></w15:commentsEx>`,
      'word/_rels/document.xml.rels': relations.includes('commentsExtended')
        ? relations
        : relations.replace(
            '</Relationships>',
            '<Relationship Id="rEx" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/></Relationships>',
          ),
    }
  }

const inBody =
  (change: (xml: string) => string) =>
  (parts: Parts): Parts => ({ ...parts, 'word/document.xml': change(parts['word/document.xml'] ?? '') })

const isEmpty = { overrides: [], restored: [], obsolete: [], kept: [] }
const place = (clause: string): string => {
  const { number = '', title = '' } = written.provisions.find((one) => one.clause === clause) ?? {}
  return `“${title}” (${number})`
}

describe('the copy itself', () => {
  test('passes the gate of Word files, and has the same bytes each time', async () => {
    expect(wordProblems(original)).toEqual([])
    const hostile = { ...given, values: { ...given.values, practiceName: 'a\u2028b\tc\u0085 <b>]]>' } }
    const strange = policyWith(library, hostile.values)
    const comments = reviewOf({ library, policy: strange, given: hostile, today: '2027-01-04' })
    expect(wordProblems(await renderReview(frameDocument(library, strange, frame), comments, '2027-01-04'))).toEqual([])
    expect(Buffer.from(await renderReview(document, review, '2027-01-04')).equals(original)).toBe(true)
  })

  test('says first what is open and doubtful, and of each rule why it is in, its sources and what was not chosen', () => {
    expect(review.top[0]).toMatch(/^Copy for the lawyer\. Answers of the practice are yellow\./)
    expect(review.top[1]).toMatch(/^Open/)
    const lines =
      review.clauses.get('who-holds-access') ??
      [...review.clauses.values()].find((one) => one.some((line) => line.includes('[accessModel: '))) ??
      []
    expect(lines.join('\n')).toContain('Not chosen. To have one, reply with its letter, such as: use A.')
    expect(lines.join('\n')).toMatch(/^[A-Z]\. Access model: “One person”\. .* \[accessModel: single-person\]$/m)
    const said = [...review.clauses.values()].flat()
    const quoted = said.filter((line) => line.includes(' It says: “'))
    expect(said).toContain(
      'How sure we are: no source stands behind it; it is a rule of the practice’s own. Weight: must.',
    )
    expect(said.join('\n')).not.toContain('.. ')
    expect(quoted[0]).toMatch(/^Based on: .+\. Checked [A-Z][a-z]+ \d+, \d{4}, read word for word\..* It says: “/)
  })

  const others = (clause: string, question: string): readonly string[] =>
    (review.clauses.get(clause) ?? []).filter((line) => line.includes(`[${question}: `))

  test('offers, of a question with several answers, each one that is not ticked', () => {
    expect(others('photos-and-location-check', 'clientSettings')).toEqual([
      "A. Client settings: “Children or teens” as well. It would say: children's artwork, backpacks, school logos and names on cubbies; [clientSettings: with minors]",
      'B. Client settings: “Substance-use treatment program (42 CFR Part 2)” as well. It would say: medicine bottles, test kits, program badges and meeting lists; [clientSettings: with substance-use]',
      'C. Client settings: “Small town or tight community” as well. It would say: cars, license plates and neighbors that people in town would know; [clientSettings: with small-community]',
      'D. Client settings: “Therapy groups” as well. It would say: group sign-up sheets, name tags and rooms set up for a group; [clientSettings: with groups]',
      'E. Client settings: “Court-involved cases” as well. It would say: court papers, case names and visits by lawyers or caseworkers; [clientSettings: with court-involved]',
    ])
    expect(others('who-may-reply', 'whoReplies')[0]).toMatch(/^A\. /)
  })

  test('offers to untick one where the whole rule would go, and nowhere else', () => {
    expect(others('blog-republish', 'contentTypes')).toEqual([
      'D. What we post: without “Links to our own blog”. This rule would drop out. [contentTypes: without blog-links]',
    ])
    const without = [...review.clauses.values()].flat().filter((line) => line.includes(': without '))
    expect(without.filter((line) => !line.includes('. This rule would drop out. ['))).toEqual([])
  })

  test('offers no long list one by one, nor a choice that stands alone beside others', () => {
    const said = [...review.clauses.values()].flat().join('\n')
    expect(said).not.toMatch(/\[(?:states|platforms|reviewSites): with /)
  })

  test('says why a rule is in with all that was ticked', () => {
    expect(review.clauses.get('blog-republish')?.[0]).toBe(
      '4.3 Sharing older blog posts again. Why it is in: What we post is “Motivational quotes”, “Affirmations”, “Meditations”, “Mindfulness videos” and “Links to our own blog”.',
    )
  })

  test('highlights each answer, and names it in a comment once', () => {
    const { 'word/document.xml': body = '', 'word/comments.xml': comments = '' } = partsOf(original)
    expect(body).toMatch(/<w:highlight w:val="yellow"\/>[^]*?Riverbend Counseling/)
    expect(comments.split('Answer: Practice name: “Riverbend Counseling”.')).toHaveLength(2)
  })
})

const clause = 'one-voice'
const chooser =
  [...review.clauses].find(([, lines]) => lines.some((line) => /^B\. .*\[\w+: [a-z0-9-]+\]$/.test(line)))?.[0] ?? ''
const strip = (parts: Parts): Parts => ({
  ...inBody((xml) => xml.replace(/<w:comment(?:RangeStart|RangeEnd|Reference)[^>]*\/>/g, ''))(parts),
  'word/comments.xml': '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
})

describe('nothing of ours comes back', () => {
  const untouched: readonly (readonly [string, (parts: Parts) => Parts])[] = [
    ['as it was sent', (parts) => parts],
    ['all comments stripped', strip],
    ['highlights taken off', inBody((xml) => xml.replaceAll('<w:highlight w:val="yellow"/>', ''))],
    ['highlighted all over', inBody((xml) => xml.replaceAll('<w:rPr>', '<w:rPr><w:highlight w:val="green"/>'))],
    [
      'our comments under another name',
      (parts) => ({
        ...parts,
        'word/comments.xml': (parts['word/comments.xml'] ?? '').replaceAll(reviewAuthor, 'Author'),
      }),
    ],
    [
      'one of our comments deleted',
      (parts) => {
        const id = noteOn(parts, clause)
        return inBody((xml) =>
          xml.replace(new RegExp(`<w:comment(?:RangeStart|RangeEnd|Reference) w:id="${id}"/>`, 'g'), ''),
        )(parts)
      },
    ],
    [
      'quotes made straight in our comments',
      (parts) => ({
        ...parts,
        'word/comments.xml': (parts['word/comments.xml'] ?? '').replace(/[“”]/g, '"').replaceAll('’', "'"),
      }),
    ],
  ]
  test.each(untouched)('%s', (_, change) => {
    expect(home(zipped(change(partsOf(original))))).toMatchObject({ ...isEmpty, comments: [], notes: [] })
  })

  const office = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((program) => existsSync(program))
  const title = office === undefined ? 'SKIPPED, no LibreOffice on this machine: saved by it' : 'saved by LibreOffice'
  test(title, () => {
    if (office === undefined) return
    const folder = mkdtempSync(path.join(tmpdir(), 'review-'))
    const file = path.join(folder, 'a.docx')
    writeFileSync(file, zipped(reply(chooser, { text: 'Use B, please.' })(partsOf(original))))
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync(office, [profile, '--headless', '--convert-to', 'docx', '--outdir', path.join(folder, 'out'), file], {
      stdio: 'ignore',
    })
    const saved = home(new Uint8Array(readFileSync(path.join(folder, 'out', 'a.docx'))))
    expect(saved).toMatchObject({
      ...isEmpty,
      comments: [{ author: 'A. Lawyer', text: 'Use B, please.', clause: chooser }],
    })
    expect(saved.notes).toHaveLength(1)
  })
})

describe('what its readers say comes home', () => {
  test.each([
    ['a reply', 'I would say this more plainly.', {}],
    ['a reply that names no letter of ours', 'use Z', {}],
    ['a word that is no choice', 'We use a lawyer for that.', {}],
    ['a comment settled in the file', 'Fine as it is.', { resolved: true }],
  ] as const)('%s', (_, text, more) => {
    const result = home(zipped(reply(chooser, { text, ...more })(partsOf(original))))
    expect(result).toMatchObject({ ...isEmpty, notes: [] })
    expect(result.comments).toEqual([{ author: 'A. Lawyer', text, clause: chooser, place: place(chooser), ...more }])
  })

  test.each(['use B', 'Use B.', 'Let us take option B, please', 'I prefer “B”; it is shorter.'])(
    'an accepted alternative: %s',
    (text) => {
      const result = home(zipped(reply(chooser, { text })(partsOf(original))))
      const line = review.clauses.get(chooser)?.find((one) => one.startsWith('B. ')) ?? ''
      const [, question = '', value = ''] = /\[(\w+): ([a-z0-9-]+)\]$/.exec(line) ?? []
      expect(result.notes).toEqual([
        {
          text: `${place(chooser)}: A. Lawyer takes B, which is “${value}” as the answer to ${question}. To have it: practice-policy update --change ${question}`,
          override: null,
        },
      ])
      expect(result.comments).toHaveLength(1)
    },
  )

  test.each([
    ['photos-and-location-check', 'Use B.', ['B, which adds “substance-use” to the answer to clientSettings']],
    ['blog-republish', 'I would take D', ['D, which takes “blog-links” out of the answer to contentTypes']],
    [
      'photos-and-location-check',
      'They see families: use A and D, please.',
      [
        'A, which adds “minors” to the answer to clientSettings',
        'D, which adds “groups” to the answer to clientSettings',
      ],
    ],
  ])('an accepted alternative of a question with several answers, at %s: %s', (at, text, taken) => {
    const result = home(zipped(reply(at, { text })(partsOf(original))))
    expect(result.notes.map((note) => note.text)).toEqual(
      taken.map((one) => {
        const question = one.split(' ').at(-1) ?? ''
        return `${place(at)}: A. Lawyer takes ${one}. To have it: practice-policy update --change ${question}`
      }),
    )
    expect(result.comments).toEqual([{ author: 'A. Lawyer', text, clause: at, place: place(at) }])
  })

  test.each([
    ['use B and D', 'BD'],
    ['Use options B, C, and E.', 'BCE'],
    ['take b & c instead', 'BC'],
    ['Use B too.', 'B'],
    ['use B, and I will look at the rest', 'B'],
    ['use B or C', ''],
    ['use a lawyer', ''],
    ['We use Part B and C forms.', ''],
  ])('the letters of “%s” are “%s”', (text, letters) => {
    expect(acceptedLetters(text).join('')).toBe(letters)
  })

  test('a letter that stands for something else in the words of an alternative is no alternative', () => {
    const offer = { letter: 'A', question: 'platforms', turn: 'with', value: 'tiktok' } as const
    const other = { ...offer, letter: 'B', question: 'states', turn: 'without', value: 'NY' } as const
    const lines = [
      alternativeLine(offer, 'We post on Instagram and X. No [links].'),
      alternativeLine(other, 'Plan C. X. Y'),
    ]
    expect(offersIn(['Based on: Plan Z. [x: y]', offersStart, ...lines].join(' '))).toEqual([offer, other])
    expect(offersIn(lines.join(' '))).toEqual([])
  })

  test('a comment of his own on words within a rule, where none of ours is', () => {
    const said = reply(clause, { text: 'Whom does this bind?' })(partsOf(original))
    const id = /<w:comment w:id="(5\d+)"/.exec(said['word/comments.xml'] ?? '')?.[1] ?? ''
    const marks = new RegExp(
      `<w:commentRange(?:Start|End) w:id="${id}"/>|<w:r><w:commentReference w:id="${id}"/></w:r>`,
      'g',
    )
    const moved = inBody((xml) => {
      const bare = xml.replace(marks, '')
      const at = bare.indexOf('<w:r>', bare.indexOf('</w:p>', bare.indexOf('w:name="clause_one_voice"')))
      const end = bare.indexOf('</w:r>', at) + '</w:r>'.length
      return `${bare.slice(0, at)}<w:commentRangeStart w:id="${id}"/>${bare.slice(at, end)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>${bare.slice(end)}`
    })(said)
    expect(home(zipped(moved))).toMatchObject({
      ...isEmpty,
      comments: [{ author: 'A. Lawyer', text: 'Whom does this bind?', clause, place: place(clause) }],
    })
  })

  test('two readers at one rule', () => {
    const both = reply(chooser, { text: 'I agree.', author: 'B. Partner' })(
      reply(chooser, { text: 'Too long.' })(partsOf(original)),
    )
    expect(
      home(zipped(both))
        .comments.map(({ author, text }) => `${author}: ${text}`)
        .sort(),
    ).toEqual(['A. Lawyer: Too long.', 'B. Partner: I agree.'])
  })

  test('words written into our own comment', () => {
    const parts = partsOf(original)
    const comments = (parts['word/comments.xml'] ?? '').replace('How sure we are: ', 'I doubt this. How sure we are: ')
    const [comment, ...others] = home(zipped({ ...parts, 'word/comments.xml': comments })).comments
    expect(others).toEqual([])
    expect(comment).toMatchObject({ author: 'A reader, in our own note' })
    expect(comment?.text).toContain('I doubt this.')
    expect(isOurNote(comment?.text ?? '')).toBe('changed')
  })
})

const edits = wordEdits(partsOf(original)['word/document.xml'] ?? '').filter(
  ({ parts, relations, types }) => parts === undefined && relations === undefined && types === undefined,
)

const letters = (text: string): string => text.replace(/\(clause:[^)]*\)/g, '').replace(/[^\p{L}\p{N}]+/gu, '')

test.each(edits.map((edit) => [edit.name, edit] as const))('an edit between our comments: %s', (_, edit: WordEdit) => {
  const result = home(zipped(inBody(edit.change)(reply(chooser, { text: 'See my edits.' })(partsOf(original)))))
  const touched = new Set([...result.overrides.map((one) => one.clause), ...result.restored])
  expect([...touched].sort()).toEqual([...edit.clauses].sort())
  const own = result.overrides.map(({ title, body }) => `${title ?? ''} ${body}`)
  const standing = written.provisions.filter(
    (one) => !result.overrides.some(({ clause, kind }) => clause === one.clause && kind !== 'add'),
  )
  const said = letters([...own, ...standing.map(({ text }) => text)].join(' '))
  for (const text of edit.expect ?? []) expect(said).toContain(letters(text))
  for (const text of edit.gone ?? []) expect(own.join(' ')).not.toContain(text)
  expect(result.comments.filter(({ author }) => author === 'A. Lawyer').map(({ text }) => text)).toContain(
    'See my edits.',
  )
  expect(result.comments.some(({ text }) => isOurNote(text) !== null)).toBe(false)
})
