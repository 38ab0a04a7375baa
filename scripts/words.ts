/** Counts the words of the rules and reasons of the default policy, without headings, citation lines and quotations, and of the short lines under the longest answers; fails over the numbers given. */
import type { Answer } from '../src/core/answers/answers.js'
import { completeAnswers, possibleChoices } from '../src/core/answers/complete.js'
import { holds } from '../src/core/answers/condition.js'
import type { Question } from '../src/core/answers/question.js'
import { parseMarkdown } from '../src/core/document/markdown/parse.js'
import { plainText, type Block } from '../src/core/document/tree.js'
import { templateContext } from '../src/core/policy/context.js'
import { assemblePolicy } from '../src/core/policy/policy.js'
import { evaluate } from '../src/core/template/evaluate.js'
import { loadLibrary } from '../src/node/library-files.js'

const [most, mostShort] = [2, 3].map((place) => Number(process.argv[place] ?? Infinity)) as [number, number]
const { library } = await loadLibrary(process.argv[4] ?? null)
if (library === null) throw new Error('the library could not be read')
const found = library

/** Words as a reader counts them: what holds a letter or a digit. */
const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

function count(block: Block): number {
  switch (block.type) {
    case 'paragraph':
    case 'rationale':
      return wordsIn(plainText(block.children))
    case 'list':
      return block.children.flatMap((item) => item.children.map(count)).reduce(add, 0)
    case 'table':
      return block.children
        .flatMap((row) => row.children.map((cell) => wordsIn(plainText(cell.children))))
        .reduce(add, 0)
    case 'blockquote':
    case 'section':
      return block.children.map(count).reduce(add, 0)
    default:
      return 0
  }
}

const add = (a: number, b: number): number => a + b
const given = { values: { [library.parts.practiceName]: 'Riverbend Counseling' }, unsure: [] }
const policy = assemblePolicy(library, completeAnswers({ library, today: '2027-01-04' }, given), { version: '1.0' })
const rows = policy.sections.map(({ title, provisions }) => ({
  title,
  rules: provisions.flatMap(({ body }) => body.map(count)).reduce(add, 0),
  reasons: provisions.map(({ rationale }) => wordsIn(plainText(rationale))).reduce(add, 0),
}))
for (const { title, rules, reasons } of rows)
  console.log(`${String(rules + reasons).padStart(6)}  ${title} (rules ${rules}, reasons ${reasons})`)
const all = rows.map(({ rules, reasons }) => rules + reasons).reduce(add, 0)
console.log(
  `${String(all).padStart(6)}  words of rules and reasons in all${most === Infinity ? '' : ` (at most ${most})`}`,
)

const { clauses, questions } = library
const context = templateContext(library, policy.answers, { numbers: new Map() })
const short = clauses.map(({ when, brief }) => ({
  when,
  lines: brief
    .filter(({ role }) => role !== 'clients')
    .map((line) => ({
      when: line.when,
      words: parseMarkdown(evaluate(line.nodes, context)).map(count).reduce(add, 0),
    })),
}))

/** Words of all short lines that hold together for these answers. */
function shortWords(values: Readonly<Record<string, Answer>>): number {
  const answers = completeAnswers({ library: found, today: '2027-01-04' }, { values, unsure: [] })
  return short
    .filter(({ when }) => holds(when, answers))
    .flatMap(({ lines }) => lines.map((line) => (holds(line.when, answers) ? line.words : 0)))
    .reduce(add, 0)
}

/** The answers that matter for length: each choice, and for a list also everything that may stand together. */
function candidates(question: Question): readonly Answer[] {
  const choices = possibleChoices(question, questions)
  if (question.kind === 'select') return choices.map(({ value }) => value)
  if (question.kind !== 'multiselect') return []
  const together = choices.filter(({ alone }) => !alone).map(({ value }) => value)
  return [together, ...choices.map(({ value }) => [value])]
}

// Each answer in turn is replaced by the one that gives most words, until no change gives more.
let longest: Readonly<Record<string, Answer>> = { ...given.values }
let shortMost = 0
for (let better = true; better;) {
  better = false
  for (const question of questions)
    for (const answer of candidates(question)) {
      const tried = { ...longest, [question.id]: answer }
      const words = shortWords(tried)
      if (words > shortMost) [longest, shortMost, better] = [tried, words, true]
    }
}
console.log(
  `${String(shortMost).padStart(6)}  words of short lines under the longest answers${mostShort === Infinity ? '' : ` (at most ${mostShort})`}`,
)
process.exitCode = all > most || shortMost > mostShort ? 1 : 0
