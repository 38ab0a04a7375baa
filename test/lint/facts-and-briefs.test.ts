/** No two rules may contradict each other, and each rule has its short form: the proof finds what is wrong and the answers that show it. */
import { expect, test } from '@jest/globals'
import { checkLibrary } from '../../src/lint/library/library.js'
import { proveLibrary } from '../../src/lint/prove/prove.js'
import { edited, lines, type Edit } from './library-edited.js'
import { numbers } from './prove-random.js'
import { sampleLibrary } from './sample.js'

const facts: Edit = [
  'facts.yaml',
  '',
  'facts:\n  - { id: photos.asked, means: Owners are asked. }\n  - { id: photos.free, means: Nobody is asked. }\n  - { id: photos.none, means: There are no photos. }\nexclusions:\n  - [photos.asked, photos.free, photos.none]',
]
const asks = (yaml: string): Edit => ['care/ask-first.md', 'changes:', `${yaml}\nchanges:`]
const crews = (yaml: string): Edit => ['care/crew-phones.md', 'changes:', `${yaml}\nchanges:`]
const ofProof = (...edits: readonly Edit[]): readonly string[] =>
  lines(proveLibrary(edited(...edits)).failures.map((failure) => failure.diagnostic))
const ofCheck = (...edits: readonly Edit[]): readonly string[] => lines(checkLibrary(edited(...edits)))

test('two rules that exclude each other are found, with the answers that bring them together', () => {
  expect(ofProof(facts, asks('asserts: [photos.asked]'), crews('asserts: [photos.free]'))).toEqual([
    'clauses/care/crew-phones.md:9:11: error library/contradiction: Unexpected "photos.free" of crew-phones beside "photos.asked" of ask-first, expected never both: they exclude each other\n  hint: the other is at clauses/care/ask-first.md:8:11; it happens with walks: crew',
  ])
})

test('facts that hold for other answers only are no contradiction', () => {
  const alone = asks('asserts:\n  - { fact: photos.asked, when: { walks: alone } }')
  expect(ofProof(facts, alone, crews('asserts: [photos.free]'))).toEqual([])
})

test('one rule may contradict itself, and any two of a longer exclusion do', () => {
  const both = asks('asserts:\n  - photos.asked\n  - { fact: photos.none, when: { boards: any } }')
  expect(ofProof(facts, both)).toEqual([
    'clauses/care/ask-first.md:10:13: error library/contradiction: Unexpected "photos.none" of ask-first beside "photos.asked" of ask-first, expected never both: they exclude each other\n  hint: the other is at clauses/care/ask-first.md:9:5; it happens with the default answers',
  ])
})

test('random answers find the same contradiction', () => {
  const library = edited(facts, asks('asserts: [photos.asked]'), crews('asserts: [photos.free]'))
  const found = sampleLibrary(library, numbers(7), 40)
  expect(new Set(found.map(({ rule, file }) => `${rule} ${file}`))).toEqual(
    new Set(['library/contradiction clauses/care/crew-phones.md']),
  )
})

test('the proof counts what it covered', () => {
  const { counts } = proveLibrary(edited(facts, asks('asserts: [photos.asked]\nbrief: { everyone: [Ask first.] }')))
  expect(counts).toMatchObject({ facts: 3, exclusions: 1, assertions: 1, briefs: 1, texts: 4 })
})

test('a topic that no clause speaks of is found; topics that exclude each other are one', () => {
  const more: Edit = ['facts.yaml', 'exclusions:', '  - { id: dogs.named, means: Dogs are named. }\nexclusions:']
  const silence =
    'clauses/facts.yaml:5:5: error library/silent-topic: Unexpected silence on "dogs", expected a clause that asserts one of its facts'
  expect(ofCheck(facts, more, asks('asserts: [photos.asked]'))).toEqual([silence])
  const joined: Edit = ['facts.yaml', 'photos.none]', 'photos.none]\n  - [photos.free, dogs.named]']
  expect(ofCheck(facts, more, joined, asks('asserts: [photos.asked]'))).toEqual([])
})

test('a fact for one choice stands in words for that choice', () => {
  const fact = asks('asserts:\n  - { fact: photos.asked, when: { walks: crew } }')
  const said = (words: string): Edit => ['care/ask-first.md', 'said yes.', `said yes. ${words}`]
  const unsaid =
    'clauses/care/ask-first.md:9:13: error library/unsaid-fact: Unexpected fact "photos.asked" for walks "crew", expected words of ask-first that print for that choice and not for all'
  expect(ofCheck(facts, fact)).toEqual([unsaid])
  expect(ofCheck(facts, fact, said('{{#is walks "alone"}}You need not ask.{{/is}}'))).toEqual([unsaid])
  expect(ofCheck(facts, fact, said('{{#is walks "crew"}}The crew asks.{{/is}}'))).toEqual([])
  expect(ofCheck(facts, fact, said('{{#is walks "alone"}}I ask.{{else}}The crew asks.{{/is}}'))).toEqual([])
})

test('once a library has short lines, a rule that is a must has one for all answers', () => {
  const some = asks('brief:\n  everyone:\n    - { text: Ask first., when: { walks: crew } }')
  expect(ofCheck(some)).toEqual([
    'clauses/care/ask-first.md:1:1: error library/no-brief: Unexpected absence of a brief for everyone in ask-first, expected one for each role it binds, for all answers\n  hint: it happens with the default answers',
  ])
  expect(ofCheck(crews('brief: { everyone: [Use one phone.] }'))).toEqual([
    'clauses/care/ask-first.md:1:1: error library/no-brief: Unexpected absence of a brief for everyone in ask-first, expected one for each role it binds, for all answers',
  ])
  expect(ofCheck(asks('brief: { everyone: [Ask first.] }'))).toEqual([])
})

test('a line for some does not stand for all: a rule has one for each role it binds', () => {
  expect(ofCheck(asks('brief: { leads: [Ask first.] }'))).toEqual([
    'clauses/care/ask-first.md:1:1: error library/no-brief: Unexpected absence of a brief for everyone in ask-first, expected one for each role it binds, for all answers',
  ])
  expect(ofCheck(asks('binds: [leads, posters]\nbrief: { leads: [Ask first.] }'))).toEqual([
    'clauses/care/ask-first.md:1:1: error library/no-brief: Unexpected absence of a brief for posters in ask-first, expected one for each role it binds, for all answers',
  ])
  expect(ofCheck(asks('binds: [leads]\nbrief: { leads: [Ask first.] }'))).toEqual([])
})

test('a short line is checked as a rule is: questions, references, blanks, sentences', () => {
  const line = (text: string): readonly string[] =>
    ofCheck(asks(`brief:\n  everyone:\n    - Ask first.\n    - '${text}'`))
  expect(line('See {{ref "crew-phones"}}.')).toEqual([
    'clauses/care/ask-first.md:11:12: error library/reference: Unexpected reference to "crew-phones" in ask-first (brief for everyone), expected it only where that clause is in\n  hint: it happens with the default answers',
  ])
  expect(line('Call {{fone}}.')).toEqual([
    'clauses/care/ask-first.md:11:13: error library/question: Unexpected question "fone" in ask-first (brief for everyone), expected a question of this library\n  hint: one of: firm, walks, boards, start, papers',
  ])
  expect(line('- Ask')).toEqual([
    'clauses/care/ask-first.md:11:8: error library/brief: Unexpected list or heading in the brief of ask-first for everyone, expected one sentence',
  ])
  expect(ofCheck(asks('brief:\n  everyone:\n    - Ask.\n    - { text: Call., when: { walks: crow } }'))).toEqual([
    'clauses/care/ask-first.md:11:15: error library/value: Unexpected value "crow" of walks in a brief of clause ask-first, expected one of its choices\n  hint: did you mean "crew"?',
  ])
})

test('an announced list of short lines may not be empty, and a slot names a role and a paper that there are', () => {
  const slot = (args: string): Edit => [
    'policy.md.hbs',
    '# Authorities',
    `# Short\n\nDo this:\n\n{{slot "briefs" ${args}}}\n\n# Authorities`,
  ]
  const brief = asks(
    'brief:\n  everyone:\n    - { text: Ask., on: [do] }\n  leads:\n    - { text: List., when: { walks: crew } }',
  )
  expect(ofCheck(brief, slot('"everyone" "do"'))).toEqual([])
  expect(ofCheck(brief, slot('"leads"'))).toEqual([
    'templates/policy.md.hbs:11:1: error library/lead-in: Unexpected end after "Do this:" in policy, expected a list or a quotation after the colon\n  hint: it happens with the default answers',
  ])
  expect(ofCheck(brief, slot('"all" "dos"'))).toContain(
    'templates/policy.md.hbs:19:1: error library/paper: Unexpected paper "dos" in policy, expected a paper of this library\n  hint: did you mean "do"?',
  )
})

test('every entry of the register bears on a rule or says why not, never both', () => {
  const entry = (id: string, more: string): string =>
    `  - { id: ${id}, body: Town, title: T, short: Town, edition: '1', url: https://example.org, requires: R, appliesTo: [walkers], checked: 2026-11-24, reviewBy: 2027-11-24, status: in-force, verification: verbatim${more} }\n`
  const register = (...entries: readonly string[]): Edit => [
    'authorities.yaml',
    'authorities:\n',
    `authorities:\n${entries.join('')}`,
  ]
  expect(ofCheck(register(entry('park-1', ', notCarried: Not for us.')))).toEqual([])
  expect(ofCheck(register(entry('park-1', ', notCarried: Not for us.'), entry('park-2', '')))).toEqual([
    'clauses/authorities.yaml:3:5: error library/not-carried: Unexpected authority park-2 that no clause rests on, expected a clause or "notCarried" with the reason',
  ])
  expect(
    ofCheck(['authorities.yaml', 'verification: verbatim', 'verification: verbatim\n    notCarried: Not for us.']),
  ).toEqual([
    'clauses/authorities.yaml:2:5: error library/not-carried: Unexpected "notCarried" of authority leash-1, expected none: a clause rests on it',
  ])
})
