/** Checks a library's dist/proof.json against its files again, sharing no code with the prover: node scripts/check-proof.mjs [LIBRARY-FOLDER]. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

/** The most steps of one search; beyond it the certificate is refused rather than believed. */
const mostSteps = 500_000

/** Everything wrong with the certificate of a library folder, in sentences; none = it stands. */
export function checkProof(root, certificateText) {
  const files = filesOf(root)
  const certificate = JSON.parse(certificateText)
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex')
  if (certificate.library !== hash) return ['The library is not the one that was proved: its hash differs.']
  const library = readLibrary(files)
  return [
    ...certificate.failures.map(({ message }) => `The proof itself found a fault: ${message}`),
    ...counts(certificate, library),
    ...certificate.answers.flatMap((answers, index) => unreal(answers, index, library)),
    ...clauseWitnesses(certificate, library),
    ...classWitnesses(certificate, library),
    ...promises(library).flatMap(({ parts, broken }) => (possible(parts, library, broken) ? [broken] : [])),
  ]
}

/** Paths and texts of clauses/ and templates/, sorted by path. */
function filesOf(root) {
  const walk = (folder) =>
    readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.'))
      .flatMap((entry) => (entry.isDirectory() ? walk(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
  return [...walk('clauses'), ...walk('templates')]
    .sort()
    .map((name) => [name, readFileSync(path.join(root, name), 'utf8').replaceAll('\r\n', '\n')])
}

/** Questions in order, clauses with their front matter, facts that exclude each other, and every text with the conditions it stands under. */
function readLibrary(files) {
  const yaml = (name) => parse(files.find(([file]) => file === `clauses/${name}.yaml`)?.[1] ?? '') ?? {}
  const split = (content) => /^\uFEFF?\s*---[ \t]*\n([\s\S]*?\n)---\n?([\s\S]*)$/.exec(content)
  const clauses = files
    .filter(([file]) => /^clauses\/[^/]+\/[^/]+\.md$/.test(file))
    .map(([file, content]) => [file, split(content)])
    .map(([file, [, head, body]]) => ({ id: path.basename(file, '.md'), body, ...parse(head) }))
  const { scenarios = [] } = yaml('scenarios')
  const lines = ({ id, when, brief = {} }) =>
    [Object.values(brief)].flat(2).map((line) => ({ text: line.text ?? line, under: [when, line.when], where: id }))
  const texts = [
    ...clauses.map((clause) => ({ text: clause.body, under: [clause.when], where: clause.id })),
    ...clauses.flatMap(lines),
    ...scenarios.flatMap(({ id, when, steps }) =>
      steps.map((step) => ({ text: step.text, under: [when, step.when], where: `scenario ${id}` })),
    ),
    ...files
      .filter(([file]) => file.startsWith('templates/'))
      .map(([file, content]) => ({ text: split(content)?.[2] ?? content, under: [], where: file })),
  ]
  const registers = { ...yaml('questions'), ...yaml('authorities'), ...yaml('conflicts') }
  return { exclusions: [], ...registers, ...yaml('facts'), scenarios, clauses, texts }
}

function counts({ counts: said }, { questions, clauses, exclusions }) {
  return Object.entries({ questions, clauses, exclusions })
    .filter(([name, list]) => said[name] !== String(list.length))
    .map(([name, list]) => `The certificate counts ${said[name]} ${name}; there are ${list.length}.`)
}

/** Whether a condition as YAML has it holds: true, false, or null while `look` cannot say. */
function holds(condition, look) {
  const every = (results) => (results.includes(false) ? false : results.includes(null) ? null : true)
  const negated = (result) => (result === null ? null : !result)
  return every(
    Object.entries(condition ?? {}).map(([key, value]) => {
      if (key === 'not') return negated(holds(value, look))
      if (key === 'all') return every(value.map((part) => holds(part, look)))
      if (key === 'any') return negated(every(value.map((part) => negated(holds(part, look)))))
      return look(key, [value].flat())
    }),
  )
}

/** Looks into complete answers. */
const inAnswers = (answers) => (question, wanted) => {
  const answer = answers[question]
  if (answer === undefined) return false
  return wanted.includes('any') ? answer.length > 0 : [answer].flat().some((one) => wanted.includes(one))
}

/** What keeps answers from being ones that somebody can give. */
function unreal(answers, index, { questions }) {
  const say = (words) => `Answers ${index} cannot be given: ${words}.`
  const unknown = Object.keys(answers).filter((name) => !questions.some(({ id }) => id === name))
  return [
    ...unknown.map((name) => say(`"${name}" is no question`)),
    ...questions.flatMap((question) => {
      const { id, when } = question
      const answer = answers[id]
      const asked = holds(when, inAnswers(answers))
      const needed = question.required || (question.default !== undefined && !question.default.same)
      if (answer === undefined) return asked && needed ? [say(`${id} is asked and has no answer`)] : []
      if (!asked) return [say(`${id} is not asked`)]
      const odd = [answer].flat().find((value) => !offers(question, value, answers, questions))
      const single = choicesOf(question, questions).some((choice) => choice.alone && answer.includes(choice.value))
      if (Array.isArray(answer) && answer.length > 1 && single) return [say(`${id} ticks a choice that stands alone`)]
      return odd === undefined ? [] : [say(`${id} does not offer "${odd}"`)]
    }),
  ]
}

const offers = (question, value, answers, questions) =>
  question.choicesFrom === undefined
    ? question.choices === undefined || question.choices.some((choice) => choice.value === value)
    : question.choicesFrom.some((source) => [answers[source] ?? []].flat().includes(value)) &&
      choicesOf(question, questions).some((choice) => choice.value === value)

/** Every choice that a question could offer. */
const choicesOf = ({ choices = [], choicesFrom = [] }, questions) => [
  ...choices,
  ...questions.filter(({ id }) => choicesFrom.includes(id)).flatMap((source) => source.choices ?? []),
]

/** Each clause is in with one set of answers and, where it has a condition, out with another. */
function clauseWitnesses({ clauses: shown, answers }, { clauses }) {
  return clauses.flatMap(({ id, when }) => {
    const witness = shown.find(({ clause }) => clause === id)
    if (witness === undefined) return [`The certificate has no witness for ${id}.`]
    const look = (index) => (answers[index] === undefined ? null : holds(when, inAnswers(answers[index])))
    if (look(witness.in) !== true) return [`The answers that should bring ${id} in do not.`]
    const never = when === undefined && witness.out === null
    return never || look(witness.out) === false ? [] : [`The answers that should leave ${id} out do not.`]
  })
}

/** Each class of choices that the library tells apart is given by some answers. */
function classWitnesses({ classes: shown, answers }, library) {
  return classesOf(library).flatMap(({ question, values }) => {
    const name = `${question}: ${values.join(', ')}`
    const witness = shown.find((other) => other.question === question && other.values.join() === values.join())
    if (witness === undefined) return [`The certificate has no class ${name}.`]
    const given = inAnswers(answers[witness.answers] ?? {})(question, values)
    return given ? [] : [`The answers for the class ${name} do not give it.`]
  })
}

/** For each question with choices: those of one choice that the same tests name, those of several that no test names. */
function classesOf(library) {
  const tests = testsOf(library)
  return library.questions.flatMap((question) => {
    const own = tests.filter(([id]) => id === question.id).map(([, values]) => values)
    const groups = new Map()
    for (const value of new Set(choicesOf(question, library.questions).map((choice) => choice.value))) {
      const met = own.map((values) => values.includes(value))
      const name = question.kind === 'multiselect' && met.includes(true) ? value : met.join()
      groups.set(name, [...(groups.get(name) ?? []), value])
    }
    return [...groups.values()].map((values) => ({ question: question.id, values }))
  })
}

/** Every test of the library: question and values, in conditions and in texts. */
function testsOf({ questions, clauses, authorities, conflicts, scenarios, texts }) {
  const names = new Map(questions.map(({ id }) => [id, true]))
  const whens = (data) =>
    typeof data !== 'object' || data === null
      ? []
      : Object.entries(data).flatMap(([key, value]) => (key === 'when' ? conditionTests(value, names) : whens(value)))
  const branches = texts.flatMap(({ text }) =>
    [...text.matchAll(/\{\{#(?:is|includes) (\w+)((?: +"[^"]*")+)\}\}/g)].map(([, id, values]) => [id, quoted(values)]),
  )
  return [...whens([questions, clauses, authorities, conflicts, scenarios]), ...branches]
}

/** Every test inside a condition. */
const conditionTests = (condition, names) =>
  Object.entries(condition ?? {}).flatMap(([key, value]) =>
    names.has(key) && (typeof value === 'string' || Array.isArray(value))
      ? [[key, [value].flat()]]
      : [value].flat().flatMap((part) => (typeof part === 'object' ? conditionTests(part, names) : [])),
  )

const quoted = (text) => [...text.matchAll(/"([^"]*)"/g)].map(([, value]) => value)

/** What no answers may bring about: conditions that never hold together, and what is broken if they do. */
function promises(library) {
  const { clauses, exclusions, texts } = library
  const when = (id) => clauses.find((one) => one.id === id)?.when
  const company = clauses.flatMap(({ id, requires = [], conflicts = [], when: own }) => [
    ...requires.map((other) => ({ parts: [own, { not: when(other) }], broken: `${id} can be in without ${other}.` })),
    ...conflicts.map((other) => ({ parts: [own, when(other)], broken: `${id} and ${other} can meet, and conflict.` })),
  ])
  const stated = clauses.flatMap(({ id, asserts = [], when: own }) =>
    asserts.map((one) => ({ what: `${one.fact ?? one} of ${id}`, fact: one.fact ?? one, parts: [own, one.when] })),
  )
  const meet = (a, b) => ({ parts: [...a.parts, ...b.parts], broken: `${a.what} and ${b.what} can meet.` })
  const exclude = (a, b) =>
    a.fact < b.fact && exclusions.some((facts) => facts.includes(a.fact) && facts.includes(b.fact))
  const clashes = stated.flatMap((a) => stated.filter((b) => exclude(a, b)).map((b) => meet(a, b)))
  return [...company, ...clashes, ...texts.flatMap((text) => printed(text, library))]
}

/** Each thing a text prints, with the conditions it prints under and the one it needs. */
function printed({ text, under, where }, { questions, clauses, authorities }) {
  const open = []
  const found = []
  for (const [, tag] of text.matchAll(/\{\{([^}]*)\}\}/g)) {
    const [word, name] = tag.trim().split(/\s+/)
    const test = { [name]: quoted(tag) }
    // A clause that is in may have been struck out by the practice, so its other side prints under no condition that is known.
    if (word === '#clause') open.push([clauses.find(({ id }) => id === quoted(tag)[0])?.when, undefined])
    else if (word.startsWith('#')) open.push([test, { not: test }])
    else if (word === 'else') open.push([open.pop()[1]])
    else if (word.startsWith('/')) open.pop()
    else {
      const needed = need(word, quoted(tag)[0] ?? name, { questions, clauses, authorities })
      const parts = [...under, ...open.map(([side]) => side), { not: needed }]
      if (needed !== undefined) found.push({ parts, broken: `${where} can print {{${tag}}} where it does not apply.` })
    }
  }
  return found
}

/** The condition that what is printed needs; undefined = none. */
function need(word, name, { questions, clauses, authorities }) {
  const of = (list, id) => list.find((one) => one.id === id)?.when
  if (word === 'ref') return of(clauses, name)
  if (word === 'cite' || word === 'quote') return of(authorities, name)
  if (word === 'list') return { [name]: 'any' }
  return of(questions, word === 'date' ? name : word)
}

/** Whether some answers meet all the conditions: they are tried question by question, and a branch is left as soon as a condition fails. */
function possible(parts, { questions }, words) {
  const trials = trialsFor(parts, questions)
  const known = new Map()
  let steps = 0
  const look = (id, wanted) => (known.has(id) ? inAnswers({ [id]: known.get(id) })(id, wanted) : trials.has(id) && null)
  const search = (at) => {
    steps += 1
    if (steps > mostSteps) throw new Error(`Too many answers to try for: ${words}`)
    const met = parts.map((part) => holds(part, look))
    if (met.includes(false)) return false
    if (!met.includes(null)) return true
    const [id, { question, tests }] = [...trials][at]
    const asked = holds(question.when, look) === true
    const found = (asked ? optionsOf(question, tests, questions, known) : [undefined]).some((option) => {
      known.set(id, option)
      return search(at + 1)
    })
    known.delete(id)
    return found
  }
  return search(0)
}

/** The questions that conditions look at, directly or through what decides whether a question is asked, in order; each with its tests. */
function trialsFor(parts, questions) {
  const trials = new Map(questions.map((question) => [question.id, { question, tests: [] }]))
  const note = ([id, values]) => {
    const { question, tests } = trials.get(id)
    if (tests.length === 0) conditionTests(question.when, trials).forEach(note)
    tests.push(values)
    const sources = question.choicesFrom ?? []
    for (const source of sources) for (const value of values) if (value !== 'any') note([source, [value]])
  }
  conditionTests({ all: parts.map((part) => part ?? {}) }, trials).forEach(note)
  return new Map([...trials].filter(([, { tests }]) => tests.length > 0))
}

/** Answers to a question, one for each way in which the tests come out. */
function optionsOf(question, tests, questions, known) {
  const { choices, choicesFrom, kind, required } = question
  const open = question.default === undefined || question.default.same !== undefined ? [undefined] : []
  if (choices === undefined && choicesFrom === undefined)
    return [...(required ? [] : open), 'words', ...(kind === 'text' && !required ? [''] : [])]
  const all = choicesOf(question, questions)
  const alone = (value) => all.some((choice) => choice.alone === true && choice.value === value)
  const groups = new Map(
    all.map(({ value }) => [`${tests.map((values) => values.includes(value)).join()} ${alone(value)}`, value]),
  )
  if (kind !== 'multiselect') return [...(required ? [] : open), ...groups.values()]
  const isTested = (value) => tests.some((values) => values.includes(value))
  const isOffered = (value) => choicesFrom?.some((source) => known.get(source)?.includes(value)) ?? true
  return [...groups.values()]
    .filter((value) => !isTested(value) || isOffered(value))
    .reduce((sets, value) => [...sets, ...sets.map((set) => [...set, value])], [[]])
    .filter((set) => set.length < 2 || !set.some(alone))
}

if (process.argv[1]?.endsWith('check-proof.mjs')) {
  const root = process.argv[2] ?? '.'
  const problems = checkProof(root, readFileSync(path.join(root, 'dist/proof.json'), 'utf8'))
  for (const line of problems) console.log(line)
  console.log(
    problems.length === 0 ? 'The certificate stands.' : `The certificate does not stand (${problems.length}).`,
  )
  process.exitCode = Math.min(1, problems.length)
}
