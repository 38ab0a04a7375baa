/**
 * Random edits (of the policy, of an earlier one, of files in overrides/) × changed answers × changed library, several
 * regenerations in a row: every sentence the owner wrote
 * must end in the policy, in an override that waits for its clause, or in what is kept aside; and building twice must
 * change nothing. Before them, edits made of our own words, in the shapes of other programs (`./prop-edits/lures.ts`).
 * `node prop-edits.mjs --runs 5000 --seed 7`; `--proof lures` or `--proof rounds` runs one of the two, `--path` repeats
 * one failure, `--fast` doesn't shrink it, `--only wrap,together` tries these shapes alone.
 */
import fc from 'fast-check'
import { loadLibrary } from '../src/node/library-files.js'
import { editMarkdown, editKinds, type Edit } from '../test/adopt-fixtures/edits.js'
import { changeLibrary, partsOf, type LibraryChange } from '../test/adopt-fixtures/library-changes.js'
import type { Override } from '../src/core/policy/override.js'
import { proveLures } from './prop-edits/lures.js'
import { bringIn, build, regenerate, sentence, sentencesIn, type Folder } from '../test/adopt-fixtures/folder.js'

const option = (name: string): string | undefined =>
  process.argv.includes(`--${name}`) ? process.argv[process.argv.indexOf(`--${name}`) + 1] : undefined
const runs = Number(option('runs') ?? 200)
const seed = Number(option('seed') ?? 1)

const { library, problems } = await loadLibrary(option('library') ?? null)
if (library === null) throw new Error(problems.map((problem) => problem.message).join('\n'))

const proof = option('proof')
const parameters = {
  numRuns: runs,
  seed,
  endOnFailure: process.argv.includes('--fast'),
  ...(option('path') === undefined ? {} : { path: option('path') ?? '' }),
}
if (proof !== 'rounds') {
  const counted = proveLures(library, { parameters, only: option('only')?.split(',') ?? null })
  console.log(JSON.stringify({ proof: 'lures', runs, seed, ...counted }))
}
if (proof === 'lures') process.exit()

const edit: fc.Arbitrary<Edit> = fc.record({ kind: fc.constantFrom(...editKinds), at: fc.nat(9999), to: fc.nat(9999) })
const change: fc.Arbitrary<LibraryChange> = fc.record({
  kind: fc.constantFrom('sentence', 'word', 'shorten', 'rename', 'remove', 'same', 'split'),
  at: fc.nat(9999),
})
const round = fc.record({
  edits: fc.array(edit, { maxLength: 6 }),
  /** Files of overrides/ that the owner adds a sentence to. */
  byHand: fc.array(fc.nat(9999), { maxLength: 2 }),
  /** The edited file is not the last one but an earlier one, back from a lawyer. */
  late: fc.option(fc.nat(99), { freq: 3 }),
  answers: fc.array(fc.record({ question: fc.nat(9999), choice: fc.nat(9999) }), { maxLength: 3 }),
  changes: fc.array(change, { maxLength: 4 }),
})
const history = fc.record({
  /** Most runs use some of the clauses: as telling, and many times faster. */
  some: fc.oneof({ weight: 30, arbitrary: fc.integer({ min: 4, max: 16 }) }, { weight: 1, arbitrary: fc.constant(1) }),
  offset: fc.nat(9),
  rounds: fc.array(round, { minLength: 2, maxLength: 4 }),
})

/** Contents and appendices repeat titles that the owner may have changed. */
const madeByUs = /^ *[-*] (\[.*\]\(#.*\)|.*(rewritten|added|left out) by the practice\.?)\s*$/gm

/** What stands around a sentence, however its lines are broken. */
function around(text: string, sentence: string): string {
  const at = text.search(new RegExp(sentence.replaceAll(' ', '\\s+')))
  return text.slice(Math.max(0, at - 400), at + 300)
}

const counts = {
  rounds: 0,
  edits: 0,
  late: 0,
  misread: 0,
  sentences: 0,
  inPolicy: 0,
  waiting: 0,
  kept: 0,
  conflicts: 0,
}

function check(condition: boolean, message: () => string): void {
  if (!condition) throw new Error(message())
}

const without = (all: ReadonlySet<string>, some: ReadonlySet<string>): readonly string[] =>
  [...all].filter((one) => !some.has(one))

/** The owner adds a sentence to some of the files in overrides/. */
function editByHand(folder: Folder, at: readonly number[], own: () => string): Folder {
  const files = folder.overrides.filter((override) => override.kind !== 'strike')
  const chosen = new Set(at.map((index) => files[index % Math.max(1, files.length)]))
  const change = (override: Override): Override =>
    chosen.has(override) ? { ...override, body: `${override.body}\n\n${own()}.` } : override
  return { ...folder, overrides: folder.overrides.map(change) }
}

const waitingIn = (folder: Folder): ReadonlySet<string> =>
  sentencesIn(
    folder.overrides
      .filter((item) => !folder.present.has(item.clause))
      .map((item) => `${item.title ?? ''}\n${item.body}`),
  )

const someOf = partsOf(library)

fc.assert(
  fc.property(history, ({ some, offset, rounds }) => {
    let folder: Folder = build(someOf(some, offset), { practiceName: 'Hope & *Healing* Group' }, [], [])
    const earlier: Folder[] = []
    let serial = 0
    const number = (): number => (serial += 1)
    for (const { edits, byHand, late, answers, changes } of rounds) {
      counts.rounds += 1
      counts.edits += edits.length
      const source = late === null ? folder : (earlier[late % Math.max(1, earlier.length)] ?? folder)
      if (source !== folder) counts.late += 1
      const edited = edits.reduce((text, one) => editMarkdown(text, one, number), source.markdown)
      const inFile = sentencesIn([edited.replace(madeByUs, '')])
      const before = editByHand(folder, byHand, () => sentence(number()))
      const added = without(
        sentencesIn(before.overrides.map((one) => one.body)),
        sentencesIn([JSON.stringify(folder.overrides)]),
      )
      const fromPolicy = sentencesIn([folder.markdown.replace(madeByUs, '')])
      const adopted = bringIn(before, edited, earlier)
      // So little is left of an earlier text that it can't be known again: what is new in it still counts.
      const misread = JSON.stringify(adopted.base.provisions) !== JSON.stringify(source.lock.provisions)
      if (misread) counts.misread += 1
      const owned = new Set([
        ...(source === folder ? inFile : without(inFile, sentencesIn([source.markdown]))),
        // What the edited file never had, or still has.
        ...(source === folder || misread
          ? []
          : without(fromPolicy, new Set(without(sentencesIn([source.markdown]), inFile)))),
        ...added,
        ...waitingIn(folder),
        ...sentencesIn(folder.kept),
      ])
      const held = sentencesIn([
        ...adopted.kept,
        ...adopted.overrides.flatMap((item) => [item.body, item.title ?? '']),
        // The library may say the same by now.
        ...adopted.library.clauses.map((clause) => JSON.stringify(clause.body)),
      ])
      for (const one of owned) check(held.has(one), () => `lost when brought in: ${one}\n${around(edited, one)}`)
      // Words that the library took over are its own to change again.
      const shared = sentencesIn(adopted.library.clauses.map((clause) => JSON.stringify(clause.body)))
      const library2 = changeLibrary(adopted.library, changes, adopted.overrides)
      earlier.push(folder)
      folder = regenerate(adopted, library2, answers)
      counts.conflicts += folder.conflicts
      const [shown, waiting, aside] = [sentencesIn([folder.markdown]), waitingIn(folder), sentencesIn(folder.kept)]
      for (const one of owned) {
        if (shared.has(one)) continue
        counts.sentences += 1
        if (shown.has(one)) counts.inPolicy += 1
        else if (waiting.has(one)) counts.waiting += 1
        else if (aside.has(one)) counts.kept += 1
        else throw new Error(`lost when built: ${one}\n${JSON.stringify(folder.overrides)}`)
      }
      const again = bringIn(folder, folder.markdown, earlier)
      const nothing = again.taken.overrides.length + again.taken.obsolete.length + again.taken.kept.length
      check(nothing === 0, () => `an untouched file was taken as edited: ${JSON.stringify(again.taken, null, 1)}`)
      const twice = regenerate(folder, folder.library, [])
      check(twice.markdown === folder.markdown, () => 'building twice changed the file')
    }
  }),
  parameters,
)
console.log(JSON.stringify({ proof: 'rounds', runs, seed, ...counts }))
