/** Each door by which text comes in, as a function that tells what broke; and the ways of breaking what comes in. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { parseAnswersFile } from '../../src/core/answers/read-file.js'
import { formatDiagnostic, type Diagnostic } from '../../src/core/ground/diagnostic.js'
import { parseJson } from '../../src/core/ground/json.js'
import { visible } from '../../src/core/ground/bounds/visible.js'
import { readState } from '../../src/core/interview/state.js'
import { parseClause } from '../../src/core/library/clause.js'
import { parseFrame } from '../../src/core/library/frame.js'
import { parseWording } from '../../src/core/library/wording.js'
import { documentShape } from '../../src/core/document/tree-shape.js'
import { parseLock, writeLock } from '../../src/core/policy/lock.js'
import { parseOverride } from '../../src/core/policy/override.js'
import { sentencesOf } from '../../src/lint/wording/sentences.js'
import { readEdits } from '../../src/node/edits/read-back.js'
import { decodeText } from '../../src/node/folder/practice-folder.js'
import { packageRoot } from '../../src/node/library-files.js'
import { journalForm } from '../../src/node/folder/journal.js'
import { parseNoted, writeNoted, type Noted } from '../../src/core/due/noted.js'
import { lock } from '../adopt-fixtures/small.js'
import { shippedLibrary } from '../shipped-library.js'

/** A way in, with honest and hostile examples to start from. */
export interface Door {
  readonly name: string
  readonly corpus: readonly Uint8Array[]
  /** What broke, or null: everything wrong must come back as a value with a message a person can read. */
  readonly faultOf: (input: Uint8Array) => Promise<string | null>
}

/** Something that broke, made small. */
export interface Finding {
  readonly door: string
  readonly fault: string
  readonly input: Uint8Array
}

export type Random = (below: number) => number

/** The same numbers for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below)
  }
}

type Read = (file: { readonly path: string; readonly text: string }) => readonly Diagnostic[]

/** All doors; `found` gives the files of the corpus for one of them. */
export async function doors(found: (door: string) => readonly Uint8Array[]): Promise<readonly Door[]> {
  const library = await shippedLibrary()
  const shipped = (name: string): Uint8Array => readFileSync(path.join(packageRoot(), name))
  const text = (name: string, read: Read, ...honest: readonly Uint8Array[]): Door => ({
    name,
    corpus: [...honest, ...found(name)],
    faultOf: (input) => guarded(() => messageFault(read({ path: name, text: decodeText(input) ?? '' }))),
  })
  const file = (name: 'docx' | 'html' | 'md', honest: Uint8Array): Door => ({
    name,
    corpus: [honest, ...found(name)],
    faultOf: (input) =>
      guarded(() => {
        const edits = readEdits(`back.${name}`, input, [lock], { date: '2027-01-04' })
        return 'problem' in edits && edits.problem === '' ? 'says nothing' : null
      }),
  })
  const answers = 'format: 1\nanswers:\n  practiceName: Riverbend\n  professions: [psychologist]\nunsure: []\n'
  return [
    text('answers', (source) => parseAnswersFile(source, library).problems, strToU8(answers)),
    text(
      'override',
      override,
      strToU8('---\nclause: one-voice\nkind: replace\n---\nOur words. E.g. these, or those.\n'),
    ),
    text(
      'clause',
      (source) => parseClause({ ...source, path: 'clauses/voice/one-voice.md' }).problems,
      shipped('test/libraries/dog-walkers/clauses/care/ask-first.md'),
    ),
    text(
      'frame',
      (source) => parseFrame({ ...source, path: 'templates/card.md.hbs' }).problems,
      shipped('test/libraries/dog-walkers/templates/policy.md.hbs'),
    ),
    text('wording', (source) => parseWording(source).problems, strToU8(smallWording)),
    text('lock', (source) => parseLock(source).problems, strToU8(writeLock(lock))),
    text(
      'tree',
      (source) =>
        parseJson(source, { shape: documentShape, rule: 'files/tree', expected: 'a tree', hint: '' }).problems,
      strToU8(tree),
    ),
    text(
      'interview',
      interview(library),
      strToU8('{"screen":{"kind":"question","question":"practiceName","alone":false},"mode":"quick"}'),
    ),
    text('journal', (source) => parseJson(source, journalForm).problems, strToU8('{"a.md":"00"}')),
    text('noted', (source) => parseNoted(source).problems, strToU8(writeNoted(noted))),
    file(
      'md',
      strToU8(
        lock.provisions
          .map(({ clause, title, text: words }) => `<!-- clause: ${clause} -->\n\n## ${title}\n\n${words}\n`)
          .join('\n'),
      ),
    ),
    file('html', strToU8(page)),
    file('docx', zipSync({ '_rels/.rels': strToU8(relations), 'word/document.xml': strToU8(wordBody) })),
  ]
}

const override: Read = (source) => {
  const parsed = parseOverride(source)
  sentencesOf(parsed.override?.body ?? '')
  return parsed.problems
}

const interview =
  (library: Parameters<typeof readState>[0]['library']): Read =>
  ({ text }) => {
    let data: unknown = null
    try {
      data = JSON.parse(text)
    } catch {
      return []
    }
    readState({ library, today: '2027-01-04' }, data, { values: {}, unsure: [] })
    return []
  }

const smallWording = `groups:
  self: [we, our firm]
stance: { no: [not], turns: [], noAfter: [], neutral: [], must: [must], mustAfter: [], breaks: [but], joins: [] }
rules:
  - id: r
    severity: note
    authorities: []
    message: Unexpected words, expected fewer
    instead: fewer
    applies: [own-words]
    find: [{ mentions: ['@self ..2 post|posts'] }]
`
const noted: Noted = {
  accepted: [{ note: 'rule: words', date: '2027-01-04' }],
  pasted: [{ platform: 'yelp', field: 'about', text: 'Our words.', date: '2027-01-04' }],
  signed: [{ version: '1.0', by: 'all-but', missing: ['Ana Ruiz'], date: '2027-01-04' }],
}
const tree = JSON.stringify({ title: 'T', practice: 'P', layout: 'policy', facts: [], children: [] })
const relations =
  '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>'
const page = `<!doctype html><html><head><title>P &ndash; H</title></head><body><nav><ul><li><a href="#a">1</a></li></ul></nav><main>${lock.provisions
  .map(
    ({ clause, title, text }) =>
      `<section id="${clause}"><h3>${title}</h3><p style="font-weight:bold">${text}</p><ol><li class="check">more &amp; <del>more</del><ul><li>x</ul></ol><table><caption>c</caption><tr><th>a<td>b<br>c</table><!-- x --><dl><dt>d<dd>e</dl></section>`,
  )
  .join('')}</main><footer>H</footer></body></html>`
const wordBody = `<w:document><w:body>${lock.provisions
  .map(
    ({ clause, title, text }) =>
      `<w:p><w:bookmarkStart w:id="1" w:name="clause_${clause}"/><w:r><w:t>${title}</w:t></w:r></w:p><w:p><w:r><w:t>${text}</w:t></w:r><w:ins w:author="A"><w:r><w:t>more &amp; more</w:t></w:r></w:ins></w:p>`,
  )
  .join('')}</w:body></w:document>`

/** A crash is a finding; so is a message that would steer the screen once it is printed, or that says nothing. */
async function guarded(work: () => string | null): Promise<string | null> {
  try {
    return await Promise.resolve(work())
  } catch (error) {
    return error instanceof Error && error.name === 'UserError' ? null : `threw ${String(error)}`.slice(0, 200)
  }
}

function messageFault(problems: readonly Diagnostic[]): string | null {
  for (const problem of problems) {
    if (!/^Unexpected /.test(problem.message)) return `unclear message: ${problem.message.slice(0, 80)}`
    if (problem.place.line < 1 || problem.place.column < 1) return 'a place before the file'
    if (/[\u0000-\u0008\u001B\u0080-\u009F]/.test(visible(formatDiagnostic(problem)))) return 'a raw control character'
  }
  return null
}

const pieces = [
  '&a ',
  '*a',
  '*nope',
  '<<: *a',
  '!!js/function x',
  '!!binary x',
  '[[[[[[[[',
  '{{{{',
  '---\n',
  '...\n',
  '? ',
  '\u001b[2J',
  '\u202e',
  '\u200b',
  '\u0000',
  '\ufeff',
  '__proto__: 1\n',
  'constructor: {}\n',
  '../../x',
  'C:\\x',
  '99999999999999999999',
  '1e999',
  '-0',
  'null',
  '~',
  '""',
  "'",
  '"',
  '.'.repeat(500),
  'a. '.repeat(200),
  '*'.repeat(300),
  '(('.repeat(100),
  '@self',
  '..9 ..9 ..9 ..9 ..9 ..9 x',
  'a? '.repeat(30),
  '{{#if x}}',
  '{{> x}}',
  '<w:p>'.repeat(300),
  '<w:del>',
  '</w:body>',
  '&#x110000;',
  '&#55296;',
  '<!DOCTYPE x [<!ENTITY a "b">]>&a;',
  '|a|b|\n|-|-|\n',
  '```\n',
  '![x](y)',
  '<script>',
].map((piece) => strToU8(piece))

/** One of the door's files, broken in one to four ways; a Word file also inside its parts. */
export function mutated({ name, corpus }: Door, random: Random): Uint8Array {
  const start = corpus[random(corpus.length)] ?? new Uint8Array()
  if (name !== 'docx' || random(4) === 0) return broken(start, random)
  try {
    const parts = unzipSync(start)
    const names = Object.keys(parts)
    const part = names[random(names.length)] ?? ''
    return zipSync({ ...parts, [part]: broken(parts[part] ?? new Uint8Array(), random) })
  } catch {
    return broken(start, random)
  }
}

function broken(start: Uint8Array, random: Random): Uint8Array {
  let bytes = Buffer.from(start)
  for (let step = 0; step <= random(4); step += 1) {
    const [at, end] = [random(bytes.length + 1), random(bytes.length + 1)]
    const piece = Buffer.from(pieces[random(pieces.length)] ?? [])
    const ways = [
      () => Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]),
      () => bytes.subarray(0, at),
      () => Buffer.concat([bytes.subarray(0, Math.min(at, end)), bytes.subarray(Math.max(at, end))]),
      () => Buffer.concat([bytes, bytes.subarray(Math.min(at, end), Math.max(at, end))]),
      () => Buffer.from(bytes.map((byte, index) => (index === at ? random(256) : byte))),
      () => swappedLines(bytes, random),
    ]
    bytes = Buffer.from((ways[random(ways.length)] ?? (() => bytes))())
  }
  return new Uint8Array(bytes)
}

function swappedLines(bytes: Buffer, random: Random): Buffer {
  const lines = bytes.toString('latin1').split('\n')
  const [a, b] = [random(lines.length), random(lines.length)]
  const swapped = lines.map((line, index) => (index === a ? (lines[b] ?? '') : index === b ? (lines[a] ?? '') : line))
  return Buffer.from(swapped.join('\n'), 'latin1')
}

/** The smallest input found, by cutting pieces out, that breaks the door in the same way. */
export async function minimised(door: Door, input: Uint8Array, fault: string): Promise<Uint8Array> {
  let best = input
  for (let size = Math.ceil(best.length / 2), tries = 0; size >= 1 && tries < 300; size = Math.floor(size / 2)) {
    for (let at = 0; at < best.length && tries < 300; tries += 1) {
      const shorter = Buffer.concat([best.subarray(0, at), best.subarray(at + size)])
      if ((await door.faultOf(shorter)) === fault) best = shorter
      else at += size
    }
  }
  return best
}
