/** Counts the words of the rules and reasons of the default policy, section by section, without headings, citation lines and quotations; fails over the number given. */
import { completeAnswers } from '../src/core/answers/complete.js'
import { plainText, type Block } from '../src/core/document/tree.js'
import { assemblePolicy } from '../src/core/policy/policy.js'
import { loadLibrary } from '../src/node/library-files.js'

const most = Number(process.argv[2] ?? Infinity)
const { library } = await loadLibrary(process.argv[3] ?? null)
if (library === null) throw new Error('the library could not be read')

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
process.exitCode = all > most ? 1 : 0
