/**
 * Random edits × changed answers × changed library, several regenerations in a row: every sentence the owner wrote
 * must end in the policy, in an override that waits for its clause, or in what is kept aside; and building twice must
 * change nothing. `node prop-edits.mjs --runs 5000 --seed 7`; `--path` repeats one failure, `--fast` doesn't shrink it.
 */
import fc from 'fast-check'
import { loadLibrary } from '../src/node/library-files.js'
import { editMarkdown, editKinds, type Edit } from '../test/adopt-fixtures/edits.js'
import { changeLibrary, type LibraryChange } from '../test/adopt-fixtures/library-changes.js'
import { bringIn, build, regenerate, sentencesIn, type Folder } from '../test/adopt-fixtures/folder.js'

const option = (name: string): string | undefined =>
  process.argv.includes(`--${name}`) ? process.argv[process.argv.indexOf(`--${name}`) + 1] : undefined
const runs = Number(option('runs') ?? 200)
const seed = Number(option('seed') ?? 1)

const { library, problems } = await loadLibrary(option('library') ?? null)
if (library === null) throw new Error(problems.map((problem) => problem.message).join('\n'))

const edit: fc.Arbitrary<Edit> = fc.record({ kind: fc.constantFrom(...editKinds), at: fc.nat(9999), to: fc.nat(9999) })
const change: fc.Arbitrary<LibraryChange> = fc.record({
  kind: fc.constantFrom('sentence', 'word', 'shorten', 'rename', 'remove', 'same', 'split'),
  at: fc.nat(9999),
})
const round = fc.record({
  edits: fc.array(edit, { maxLength: 6 }),
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

const around = (text: string, part: string): string => text.slice(Math.max(0, text.indexOf(part) - 400)).slice(0, 700)

const counts = { rounds: 0, edits: 0, sentences: 0, inPolicy: 0, waiting: 0, kept: 0, conflicts: 0 }

function check(condition: boolean, message: () => string): void {
  if (!condition) throw new Error(message())
}

fc.assert(
  fc.property(history, ({ some, offset, rounds }) => {
    const clauses = library.clauses.filter((_, index) => (index + offset) % some === 0)
    let folder: Folder = build({ ...library, clauses }, { practiceName: 'Hope & *Healing* Group' }, [], [])
    let serial = 0
    for (const { edits, answers, changes } of rounds) {
      counts.rounds += 1
      counts.edits += edits.length
      const edited = edits.reduce((text, one) => editMarkdown(text, one, () => (serial += 1)), folder.markdown)
      const wasWaiting = sentencesIn(
        folder.overrides.filter((item) => !folder.present.has(item.clause)).map((item) => item.body),
      )
      const owned = new Set([
        ...sentencesIn([edited.replace(madeByUs, '')]),
        ...wasWaiting,
        ...sentencesIn(folder.kept),
      ])
      const adopted = bringIn(folder, edited)
      const held = sentencesIn([
        ...adopted.kept,
        ...adopted.overrides.flatMap((item) => [item.body, item.title ?? '']),
        // The library may say the same by now.
        ...adopted.library.clauses.map((clause) => JSON.stringify(clause.body)),
      ])
      for (const sentence of owned)
        check(held.has(sentence), () => `lost when brought in: ${sentence}\n${around(edited, sentence)}`)
      // Words that the library took over are its own to change again.
      const shared = sentencesIn(adopted.library.clauses.map((clause) => JSON.stringify(clause.body)))
      const library2 = changeLibrary(adopted.library, changes, adopted.overrides)
      folder = regenerate(adopted, library2, answers)
      counts.conflicts += folder.conflicts
      const shown = sentencesIn([folder.markdown])
      const waiting = sentencesIn(
        folder.overrides
          .filter((item) => !folder.present.has(item.clause))
          .map((item) => `${item.title ?? ''}\n${item.body}`),
      )
      const aside = sentencesIn(folder.kept)
      for (const sentence of owned) {
        if (shared.has(sentence)) continue
        counts.sentences += 1
        if (shown.has(sentence)) counts.inPolicy += 1
        else if (waiting.has(sentence)) counts.waiting += 1
        else if (aside.has(sentence)) counts.kept += 1
        else
          throw new Error(
            `lost when built: ${sentence}\n${JSON.stringify(folder.overrides.filter((item) => JSON.stringify(item).includes(sentence)))}`,
          )
      }
      const again = bringIn(folder, folder.markdown)
      const nothing = again.taken.overrides.length + again.taken.obsolete.length + again.taken.kept.length
      check(nothing === 0, () => `an untouched file was taken as edited: ${JSON.stringify(again.taken, null, 1)}`)
      const twice = regenerate(folder, folder.library, [])
      check(twice.markdown === folder.markdown, () => 'building twice changed the file')
    }
  }),
  {
    numRuns: runs,
    seed,
    endOnFailure: process.argv.includes('--fast'),
    path: option('path') ?? '',
  },
)
console.log(JSON.stringify({ runs, seed, ...counts }))
