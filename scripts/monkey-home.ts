/** Turns a seed into a year of visits at home by a monkey, in plain mode: whatever it types, answers, edits and versions stay, and every screen has a way on. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { GivenAnswers } from '../src/core/answers/answers.js'
import { parseAnswersFile } from '../src/core/answers/read-file.js'
import { shiftDate } from '../src/core/ground/date.js'
import { isAnswered } from '../src/core/interview/flow.js'
import type { Library } from '../src/core/library/library.js'
import { main } from '../src/cli/main.js'
import { loadLibrary } from '../src/node/library-files.js'
import { dogWalkers, libraryWith, practice, type Practice } from '../test/cli/practice.js'

type Below = (below: number) => number

/** A library with all that can fall due: a trial that ends, a law that changes, boxes to paste into. */
const libraryFolder = libraryWith(
  {
    'clauses/library.yaml': [
      [
        /$/,
        'terms:\n  - question: walks\n    when: { walks: crew }\n    after: { date: start, months: 2 }\n    say: The trial with a crew is over. Does it stay?\n',
      ],
    ],
    'clauses/questions.yaml': [[/    default: alone\n/, '    default: alone\n    unsure: crew\n']],
    'clauses/authorities.yaml': [
      [
        'verification: verbatim',
        'verification: verbatim\n    events:\n      - { kind: amended, date: 2027-04, what: Longer leashes., source: The council, confidence: verbatim }',
      ],
    ],
  },
  dogWalkers,
)
const use = ['--library', libraryFolder] as const
const policyName = 'photo-policy.md'

/** What a practice is copied from, seed after seed: answers, documents, a first version. */
export async function homeSetting(): Promise<{ readonly library: Library; readonly start: Practice }> {
  const { library } = await loadLibrary(libraryFolder)
  if (library === null) throw new Error('the library could not be read')
  const start = practice(
    'format: 1\nanswers:\n  firm: Good Boys\n  walks: crew\n  start: "2027-01-04"\n  papers: [policy-md]\n',
  )
  for (const argv of [['build'], ['issue']]) {
    const { code, err } = await start.run(...argv, ...use)
    if (code !== 0) throw new Error(err)
  }
  return { library, start }
}

/** One visit: the program runs until it is left. */
interface Visit {
  readonly input: PassThrough
  readonly said: () => string
  readonly code: () => number | null
}

function comeBack({ cwd }: Practice, date: string): Visit {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  const chunks: string[] = []
  const output = Object.assign(
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        chunks.push(chunk.toString())
        done()
      },
    }),
    { isTTY: true, columns: 200 },
  )
  let code: number | null = null
  const io = { input, output, error: output, env: { LANG: 'en_US.UTF-8', NO_COLOR: '1' }, cwd, today: date }
  void main(['--plain', ...use, '--date', date], io).then((ended) => (code = ended))
  return { input, said: () => chunks.join(''), code: () => code }
}

/** The last line of a page, or of what is said where a reply can't be taken: a line is waited for. */
const asks = /(?:^|\n)(?:Type (?:your answer|a number|numbers)|\d+ choices: type )[^\n]*\.\n$/
const complains =
  /(?:^|\n)(?:There is no \d|There is no file|There is no more to say|Please |Nothing here is called|Only |That has |“[^\n]*stands alone)[^\n]*\n$/
const longest = 20_000

/** Waits until a line is waited for, or the visit is over; false when neither comes. */
async function waits(visit: Visit, from: number, typed = ''): Promise<boolean> {
  const until = performance.now() + longest
  for (let turns = 0; performance.now() < until; turns += 1) {
    if (visit.code() !== null) return true
    const said = visit.said()
    if (said.length > from && (typed === '?' || asks.test(said) || complains.test(said.slice(from)))) return true
    await (turns < 20 ? setImmediate() : setTimeout(2))
  }
  return false
}

const isAsking = (text: string): boolean =>
  /(?:^|\n)(?:Type (?:your answer|a number|numbers)|\d+ choices: type )/.test(text)

/** The page that is asked last: its rows and the keys that it names. */
function lastPage(said: string): { readonly text: string; readonly rows: readonly string[]; readonly how: string } {
  const block = said.split('\n\n').findLast((one) => isAsking(one)) ?? ''
  const lines = block.split('\n')
  // What is said below it is about a line that could not be taken.
  const page = lines.slice(0, lines.findIndex((line) => isAsking(line)) + 1)
  const rows = page.filter((line) => /^\d+\. /.test(line))
  return { text: page.join('\n'), rows, how: page.at(-1) ?? '' }
}

const isHome = (text: string): boolean => text.includes('What would you like to do?')

/** What is on disk and must not be lost. */
interface Kept {
  readonly given: GivenAnswers
  readonly words: ReadonlySet<string>
  readonly versions: readonly string[]
}

function keptIn(our: Practice, library: Library): Kept {
  const { answers, problems } = parseAnswersFile({ path: 'answers.yaml', text: our.file('answers.yaml') }, library)
  if (answers === null)
    throw new Error(`answers.yaml can't be read: ${problems.map(({ message }) => message).join(' ')}`)
  const texts = readdirSync(our.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
  const words = new Set(texts.flatMap((text) => text.match(/\bKeepsake\d+\b/g) ?? []))
  return { given: answers, words, versions: our.has('history') ? our.folders('history') : [] }
}

/** What was there before and is not any more. */
const lost = (library: Library, before: Kept, after: Kept): readonly string[] => [
  ...library.questions
    .filter(({ id }) => isAnswered(before.given, id) && !isAnswered(after.given, id))
    .map(({ id }) => `the answer to ${id} is gone`),
  ...[...before.words].filter((word) => !after.words.has(word)).map((word) => `the edit ${word} is gone`),
  ...before.versions.filter((version) => !after.versions.includes(version)).map((one) => `version ${one} is gone`),
]

/** A year at home; gives the complaints and the answers in the end. */
export async function monkeyAtHome(
  { library, start }: Awaited<ReturnType<typeof homeSetting>>,
  below: Below,
): Promise<{ readonly complaints: readonly string[]; readonly given: GivenAnswers }> {
  const our = practice()
  rmSync(our.folder, { recursive: true })
  mkdirSync(our.folder)
  cpSync(start.folder, our.folder, { recursive: true })
  const complaints: string[] = []
  const edits = editor(our, below)
  let [date, before] = ['2027-01-05', keptIn(our, library)]
  for (let visits = 0; visits < 4 && complaints.length === 0; visits += 1) {
    complaints.push(...(await visitHome(our, date, below, edits)))
    if (below(2) === 0) edits.byHand()
    const after = keptIn(our, library)
    complaints.push(...lost(library, before, after))
    before = after
    date = shiftDate(date, below(5))
  }
  await our.run('build', ...use)
  const end = keptIn(our, library)
  complaints.push(...lost(library, before, end), ...notInPlace(our, end))
  rmSync(our.cwd, { recursive: true })
  return { complaints, given: end.given }
}

/** Edits that lie in a document alone, which the next build would write over; one that is made no more stays as it is. */
function notInPlace(our: Practice, { words }: Kept): readonly string[] {
  const { outputs } = JSON.parse(our.file('policy.lock.json')) as { readonly outputs: Readonly<Record<string, string>> }
  if (outputs[policyName] === undefined) return []
  const held = ['overrides', 'kept']
    .flatMap((part) => (our.has(part) ? [path.join(our.folder, part)] : []))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8')),
    )
  return [...words].filter((word) => !held.some((text) => text.includes(word))).map((word) => `${word} is nowhere kept`)
}

interface Editor {
  /** Changes the policy where it lies. */
  readonly byHand: () => void
  /** Name of a file that came back: an edited policy, nonsense, or none at all. */
  readonly returned: () => string
}

function editor(our: Practice, below: Below): Editor {
  let number = 0
  const edited = (): string => {
    const lines = our.file(policyName).split('\n')
    const places = lines.flatMap((line, index) => (/^[A-Z][^|]*\.$/.test(line) ? [index] : []))
    const at = places[below(Math.max(1, places.length))] ?? 0
    number += 1
    lines[at] = `${lines[at] ?? ''} Keepsake${number} stays.`
    return lines.join('\n')
  }
  return {
    byHand: () => {
      if (our.has(policyName)) our.write(policyName, edited())
    },
    returned: () => {
      const name = `returned-${number}.md`
      const kind = below(4)
      if (kind === 0 || !our.has(policyName)) return 'not-there.md'
      writeFileSync(path.join(our.cwd, name), kind === 1 ? '# A shopping list\n\nMilk and eggs.\n' : edited())
      return name
    },
  }
}

const words = [
  '',
  'b',
  'o',
  'u',
  '?',
  '0',
  '99',
  '1,2',
  'crew',
  'firm',
  'leave',
  'Back',
  'no',
  'ø',
  '2027-08-02',
  'Ana Ruiz',
]

/** Some lines typed at whatever is asked, now and then the line cut; then home again, and left by its last row. */
async function visitHome(our: Practice, date: string, below: Below, edits: Editor): Promise<readonly string[]> {
  const visit = comeBack(our, date)
  let from = 0
  const stuck = (): readonly string[] => [`no way on after: ${visit.said().split('\n').slice(-6).join(' | ')}`]
  const type = async (line: string): Promise<boolean> => {
    from = visit.said().length
    visit.input.write(`${line}\n`)
    return waits(visit, from, line)
  }
  if (!(await waits(visit, 0))) return stuck()
  for (let lines = 0; lines < 14 && visit.code() === null; lines += 1) {
    if (below(60) === 0) {
      visit.input.end()
      return (await waits(visit, visit.said().length)) && visit.code() !== null ? [] : stuck()
    }
    if (!(await type(lineFor(visit.said(), below, edits)))) return stuck()
  }
  // Back, or what Enter takes, leads home from everywhere; there the last row leaves.
  for (let lines = 0; lines < 40 && visit.code() === null; lines += 1) {
    const { text, rows, how } = lastPage(visit.said())
    const line = isHome(text) ? String(rows.length) : how.includes('b goes back') && lines < 30 ? 'b' : ''
    if (!(await type(line === '' && how.startsWith('Type your answer') ? 'Good Boys' : line))) return stuck()
  }
  return visit.code() === 0 || visit.code() === 130 ? [] : [`it ended with ${String(visit.code())}`, ...stuck()]
}

/** A row most of the time, the file where one is asked for, else any word; nothing that opens another program. */
function lineFor(said: string, below: Below, edits: Editor): string {
  const { text, rows } = lastPage(said)
  if (text.includes('Which file came back?')) return edits.returned()
  const calm = rows.filter((line) => !/^\d+\. Open the folder|\(open it\)$/.test(line))
  const row = calm[below(Math.max(1, calm.length))]
  if (row !== undefined && below(5) > 0) return row.split('.')[0] ?? ''
  return words[below(words.length)] ?? ''
}
