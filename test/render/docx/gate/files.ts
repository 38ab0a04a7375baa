/** The shipped library and the examples → every Word file the program can write for them, and for practices that try to break it. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseAnswersFile } from '../../../../src/core/answers/read-file.js'
import { resolveAnswers } from '../../../../src/core/answers/complete.js'
import type { Answer } from '../../../../src/core/answers/answers.js'
import type { Document } from '../../../../src/core/document/tree.js'
import type { Library } from '../../../../src/core/library/library.js'
import { documentsOf } from '../../../../src/core/policy/paper.js'
import { assemblePolicy, type Policy } from '../../../../src/core/policy/policy.js'
import type { Override } from '../../../../src/core/policy/override.js'
import { packageRoot } from '../../../../src/node/library-files.js'
import { planState } from '../../../../src/node/plan/state.js'
import { openWorkspace } from '../../../../src/node/workspace.js'
import { renderDocx } from '../../../../src/render/docx/docx.js'
import { renderRedlineDocx } from '../../../../src/render/redline/docx.js'
import { markDocuments } from '../../../../src/render/redline/marked.js'
import { reviewOf } from '../../../../src/core/why/review.js'
import { renderReview } from '../../../../src/render/review/docx.js'
import { pairOf } from '../../redline/pairs.js'
import { documentOf, fullDocument } from '../sample.js'

const day = '2027-01-04'
const by = { author: 'A & B *LLC*', date: '2027-03-01' }

/** A paper and the name it goes by. */
export interface NamedPaper {
  readonly name: string
  readonly document: Document
}

/** Every paper that has a Word file, asked for or not, of one practice. */
function papersOf(library: Library, policy: Policy, practice: string): NamedPaper[] {
  const documentFor = documentsOf(library, policy)
  return library.frames
    .filter(({ files }) =>
      Object.values(files)
        .flat()
        .some((file) => file.endsWith('.docx')),
    )
    .map((frame) => ({ name: `${practice}/${frame.id}`, document: documentFor(frame) }))
}

/** The names of the examples. */
function exampleNames(): readonly string[] {
  const folder = path.join(packageRoot(), 'examples')
  return readdirSync(folder).filter((name) => statSync(path.join(folder, name)).isDirectory())
}

/** The policy of an example as its folder says it, own wording included. */
async function examplePolicy(library: Library, name: string): Promise<Policy> {
  const folder = path.join(packageRoot(), 'examples', name)
  const text = readFileSync(path.join(folder, 'answers.yaml'), 'utf8')
  const { answers } = parseAnswersFile({ path: 'answers.yaml', text }, library)
  if (answers === null) throw new Error(`${name}: the answers could not be read`)
  return (await planState(await openWorkspace({ folder, library, given: answers, today: day }))).policy
}

/** Every paper of every example. */
export async function examplePapers(library: Library): Promise<NamedPaper[]> {
  const papers: NamedPaper[] = []
  for (const name of exampleNames()) papers.push(...papersOf(library, await examplePolicy(library, name), name))
  return papers
}

/** Words that mean something in some markup, or nothing in any. */
const nasty = [
  `O'Brien & Søn *LLC* <b>{{x}}</b> [a](b) #set $x$ \`y\` ]]> \\end`,
  '\u0000a\u0007b\uFFFE\uFFFFc\uD800d\u2028e\u0085',
  '\u202Eright to left\u202C עברית العربية 👩‍⚕️ ｆｕｌｌ',
  'w'.repeat(400),
  '1. one\n2. two\n- three\n\n# four',
  '|a|b|\n|---|---|\n|c|d|',
]

const wildWords = [
  '| | |\n|---|---|\n| a | |\n\n- 1\n  - 2\n    - 3\n      - 4\n        - 5\n          - 6',
  '> quoted\n> > deeper\n> > - item\n\n1. one\n\n   more of one\n2. two\n\n[x](javascript:alert(1)) [y](https://[x) <https://a.example/?b=1&c=2>',
  '**bold *both*** `code` ~~gone~~ \\* & &amp; <b>raw</b>\n\n***\n\n![alt](https://a.example/p.png)',
]

/** Practices that answer with everything ticked and the worst of words, and replace clauses by strange Markdown. */
function hostilePapers(library: Library): NamedPaper[] {
  return nasty.slice(0, 3).flatMap((_, turn) => {
    const values: Record<string, Answer> = {}
    library.questions.forEach((question, index) => {
      if (question.kind === 'text') values[question.id] = nasty[(index + turn) % nasty.length] ?? ''
      if (question.kind === 'multiselect' && turn < 2) values[question.id] = question.choices.map(({ value }) => value)
    })
    values[library.parts.practiceName] = nasty[turn] ?? ''
    const answers = resolveAnswers(library.questions, { values, unsure: [] }, day)
    const overrides = assemblePolicy(library, answers, { version: '1.0' })
      .sections.flatMap(({ provisions }) => provisions)
      .filter((_provision, index) => index % 7 === turn)
      .map(({ clause }, index): Override => {
        const body = wildWords[index % wildWords.length] ?? ''
        return { clause, kind: 'replace', title: null, body, base: null, date: null, author: null }
      })
    return papersOf(library, assemblePolicy(library, answers, { version: '1.0', overrides }), `hostile-${turn + 1}`)
  })
}

/** Small papers with every kind of node, or none. */
const samplePapers = (): NamedPaper[] => [
  ...(['policy', 'sheet', 'card'] as const).map((layout) => ({
    name: `sample/${layout}`,
    document: { ...fullDocument(), layout },
  })),
  { name: 'sample/columns', document: { ...fullDocument(), layout: 'card', columns: 2 } },
  { name: 'sample/empty', document: documentOf([]) },
]

/** A Word file and the name it goes by. */
export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A redline of two policies that were made from a seed. */
const redlineOf = (library: Library, seed: number, share: number): Promise<Uint8Array> =>
  renderRedlineDocx(markDocuments(pairOf(library, seed, share)), by)

/** The two sound files that are broken on purpose. */
export const soundFiles = async (library: Library): Promise<Readonly<Record<'paper' | 'redline', Uint8Array>>> => ({
  paper: await renderDocx(fullDocument()),
  // A pair with insertions, deletions, moves, comments and tables.
  redline: await redlineOf(library, 6, 0.3),
})

/** Copies for the lawyer: a plain practice's, and one whose answers are the worst of words. */
const reviewCopies = (library: Library): Promise<NamedFile[]> =>
  Promise.all(
    ['Riverbend Counseling', ...nasty.slice(0, 2)].map(async (practice, index) => {
      const given = { values: { [library.parts.practiceName]: practice }, unsure: [] }
      const policy = assemblePolicy(library, resolveAnswers(library.questions, given, day), { version: '1.0' })
      const [frame] = library.frames.filter(({ layout }) => layout === 'policy')
      if (frame === undefined) throw new Error('the library has no policy')
      const review = reviewOf({ library, policy, given, today: day })
      return {
        name: `review/${index + 1}`,
        bytes: await renderReview(documentsOf(library, policy)(frame), review, day),
      }
    }),
  )

/** Every Word file that the gate looks at. */
export async function gateFiles(library: Library): Promise<NamedFile[]> {
  const papers = [...(await examplePapers(library)), ...hostilePapers(library), ...samplePapers()]
  const files: NamedFile[] = []
  for (const { name, document } of papers) files.push({ name, bytes: await renderDocx(document) })
  for (let seed = 1; seed <= 6; seed += 1)
    files.push({ name: `redline/${seed}`, bytes: await redlineOf(library, seed, seed === 1 ? 1 : 0.3) })
  return [...files, ...(await reviewCopies(library))]
}
