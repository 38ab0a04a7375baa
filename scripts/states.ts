/** Writes docs/states.md: for each state, the provisions it changes and the law that they then rest on; --check only compares. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { resolveAnswers } from '../src/core/answers/complete.js'
import { testsOf } from '../src/core/answers/condition.js'
import { citationLabel, type Authority } from '../src/core/library/authority.js'
import type { Library } from '../src/core/library/library.js'
import { assemblePolicy, type Provision } from '../src/core/policy/policy.js'
import { loadLibrary, packageRoot } from '../src/node/library-files.js'

const root = packageRoot(process.cwd())
const { library } = await loadLibrary(root)
if (library === null) throw new Error('the library could not be read: run npm run check:library')

const file = path.join(root, 'docs', 'states.md')
const text = await format(page(library), { ...(await resolveConfig(file)), parser: 'markdown' })
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('docs/states.md is out of date: run npm run refresh')
    process.exitCode = 1
  }
} else writeFileSync(file, text)

function page(from: Library): string {
  const choices = from.questions.find(({ id }) => id === 'states')?.choices ?? []
  const general = provisionsFor(from, 'us-general')
  const changed = choices
    .filter(({ alone }) => !alone)
    .map((state) => ({ state, provisions: changesOf(general, provisionsFor(from, state.value)) }))
  // What every state changes is its name, printed.
  const named = new Set(
    changed[0]?.provisions
      .map(({ clause }) => clause)
      .filter((clause) => changed.every(({ provisions }) => provisions.some((one) => one.clause === clause))),
  )
  const rows = changed.map(({ state, provisions }) => {
    const own = provisions.filter(({ clause }) => !named.has(clause))
    const laws = from.authorities.filter(
      (law) =>
        own.some(({ brings }) => brings.includes(law.id)) || (law.notCarried === null && names(law, state.value)),
    )
    const cells = [
      state.label,
      own.map(({ title, clause }) => `${title} (\`${clause}\`)`).join('; '),
      laws.map((law) => `${citationLabel(law)} (${law.verification})`).join('; '),
    ]
    return `| ${cells.map((cell) => (cell === '' ? '—' : cell.replaceAll('|', '\\|'))).join(' | ')} |`
  })
  return [
    '# What each state brings',
    `Made by \`npm run refresh\` from library ${from.version}: the provisions that change when a practice ticks the state (with every profession, every kind of client and every tool ticked, and HIPAA as unsure), and the law of that state that they then rest on. The word in brackets says how sure we are: \`verbatim\` (the words were seen), \`secondary\` (as a page describes them), \`unverified\`.`,
    'A dash means that we know of no line of its own that we could stand behind, not that the state has no law. The general rules hold there, each policy asks for a lawyer in the state to read it, and the interview says so.',
    ['| State | Provisions | Law |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n')
}

/** Whether it binds only in places, this state among them. */
function names({ when }: Authority, state: string): boolean {
  return testsOf(when).some(({ question, values }) => question === 'states' && values.includes(state))
}

interface Changed {
  readonly clause: string
  readonly title: string
  /** Authorities it cites only here. */
  readonly brings: readonly string[]
}

function provisionsFor(from: Library, state: string): readonly Provision[] {
  const all = ['professions', 'clientSettings', 'clientTools', 'workforce', 'platforms', 'contentTypes']
  const ticked = Object.fromEntries(
    all.map((id) => [
      id,
      (from.questions.find((question) => question.id === id)?.choices ?? [])
        .filter(({ alone }) => !alone)
        .map(({ value }) => value),
    ]),
  )
  const values = { practiceName: 'Riverbend Counseling', ...ticked, states: [state] }
  const answers = resolveAnswers(from.questions, { values, unsure: [] }, '2027-01-04')
  return assemblePolicy(from, answers, { version: '1.0' }).sections.flatMap(({ provisions }) => provisions)
}

function changesOf(general: readonly Provision[], here: readonly Provision[]): readonly Changed[] {
  return here.flatMap((provision) => {
    const usual = general.find(({ clause }) => clause === provision.clause)
    const brings = provision.authorities.filter((id) => usual?.authorities.includes(id) !== true)
    const isSame = usual !== undefined && words(usual) === words(provision) && brings.length === 0
    return isSame ? [] : [{ clause: provision.clause, title: provision.title, brings }]
  })
}

/** Numbers move with every provision that comes in. */
function words({ title, body }: Provision): string {
  return JSON.stringify([title, body], (key, value: unknown) => (key === 'number' ? undefined : value))
}
