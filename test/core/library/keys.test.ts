/** What clause authors may write: briefs, facts, bearings, events, moments and boxes are read, and each slip is named at its place. */
import { edited, type Edit } from '../../lint/library-edited.js'

/** Front matter added to the dog walkers' rule that is always in. */
const head = (yaml: string): Edit => ['care/ask-first.md', 'changes:', `${yaml}\nchanges:`]
const facts = (yaml: string): Edit => ['facts.yaml', '', yaml]

test('a brief line has its role, papers, moment, condition and place', () => {
  const library = edited(
    head(
      'brief:\n  everyone:\n    - Ask {{firm}} first.\n    - { text: "Call.", when: { walks: crew }, moment: trouble, on: [incident] }\n  leads: [Keep the list.]',
    ),
    ['sections.yaml', 'title: Photos of dogs', 'title: Photos of dogs\n    moment: posting'],
  )
  const brief = library.clauses[0]?.brief ?? []
  expect(
    brief.map(({ role, moment, on, place }) => ({ role, moment, on, line: place.line, column: place.column })),
  ).toEqual([
    { role: 'everyone', moment: null, on: [], line: 10, column: 7 },
    { role: 'everyone', moment: 'trouble', on: ['incident'], line: 11, column: 16 },
    { role: 'leads', moment: null, on: [], line: 12, column: 11 },
  ])
  expect(brief[1]?.when).toEqual({ kind: 'test', question: 'walks', values: ['crew'] })
  expect(brief[0]?.nodes.map((node) => node.kind)).toEqual(['content', 'value', 'content'])
  expect(library.sections[0]?.moment).toBe('posting')
})

test('authorities say how they bear; a plain list is what the rule is based on', () => {
  const library = edited(
    ['care/crew-phones.md', '[leash-1]', '{ byAnalogy: [leash-1] }'],
    head('authorities: [leash-1]'),
  )
  expect(library.clauses.map(({ authorities, bearings }) => ({ authorities, bearings }))).toEqual([
    { authorities: ['leash-1'], bearings: { 'leash-1': 'basedOn' } },
    { authorities: ['leash-1'], bearings: { 'leash-1': 'byAnalogy' } },
  ])
})

test('facts, exclusions and what a clause asserts', () => {
  const library = edited(
    facts(
      'facts:\n  - { id: photos.asked, means: Owners are asked. }\n  - { id: photos.free, means: Nobody asks. }\nexclusions:\n  - [photos.asked, photos.free]',
    ),
    head('asserts:\n  - photos.asked\n  - { fact: photos.free, when: { walks: crew } }'),
  )
  expect(library.exclusions.map((exclusion) => exclusion.facts)).toEqual([['photos.asked', 'photos.free']])
  expect(library.clauses[0]?.asserts.map(({ fact, when }) => [fact, when.kind])).toEqual([
    ['photos.asked', 'always'],
    ['photos.free', 'test'],
  ])
})

test('an authority has dated events, to the day, the month or the year, or says why nothing rests on it', () => {
  const library = edited([
    'authorities.yaml',
    'verification: verbatim',
    'verification: verbatim\n    notCarried: Parks are closed to us.\n    events:\n      - { kind: expires, date: 2027, what: It ends., source: The council, confidence: secondary }\n      - { kind: amended, date: 2027-02, what: Longer leashes., source: The council, confidence: verbatim }',
  ])
  expect(library.authorities[0]?.events.map(({ kind, date }) => [kind, date])).toEqual([
    ['expires', '2027'],
    ['amended', '2027-02'],
  ])
  expect(library.authorities[0]?.notCarried).toBe('Parks are closed to us.')
})

test('a box has an id, made from its name where it has none, and says whether a telephone number may stand in it', () => {
  const box = (text: string): Edit => ['platforms.yaml', 'name: Card', text]
  expect(edited(box('name: Pinned card')).platforms[0]?.fields[0]).toMatchObject({
    id: 'pinned-card',
    contact: 'unknown',
  })
  expect(
    edited(box('id: card\n        contact: phone-forbidden\n        name: Big card')).platforms[0]?.fields[0],
  ).toMatchObject({
    id: 'card',
    contact: 'phone-forbidden',
  })
})

const slips: readonly (readonly [what: string, edits: readonly Edit[], expected: string])[] = [
  [
    'an unknown role',
    [head('brief:\n  everybody: [Ask.]')],
    'clauses/care/ask-first.md:9:3: error library/clause: Unexpected key "everybody", expected one of: everyone, posters, clinicians, leads, contractors, clients\n  hint: did you mean "everyone"?',
  ],
  [
    'an unknown key of a line',
    [head('brief:\n  everyone:\n    - { txt: Ask. }')],
    'clauses/care/ask-first.md:10:7: error library/clause: Unexpected value for "brief.everyone.0.text": Invalid input: expected string, received undefined\nclauses/care/ask-first.md:10:9: error library/clause: Unexpected key "txt", expected one of: text, when, moment, on\n  hint: did you mean "text"?',
  ],
  [
    'an unknown moment',
    [head('brief:\n  everyone:\n    - { text: Ask., moment: postings }')],
    'clauses/care/ask-first.md:10:29: error library/clause: Unexpected value for "brief.everyone.0.moment": Invalid option: expected one of "posting"|"messages"|"reviews"|"own"|"trouble"|"rights"\n  hint: did you mean "posting"?',
  ],
  [
    'an unknown paper',
    [head('brief:\n  everyone:\n    - { text: Ask., on: [dos] }')],
    'clauses/care/ask-first.md:10:26: error library/clause: Unexpected value for "brief.everyone.0.on.0": Invalid option: expected one of "do"|"dont"|"incident"|"email"|"acknowledgement"\n  hint: did you mean "do"?',
  ],
  [
    'a helper that briefs do not have',
    [head('brief:\n  everyone:\n    - "Ask {{slot "x"}}"'.replace('"x"', 'x'))],
    'clauses/care/ask-first.md:10:12: error library/clause: Unexpected helper "slot", expected one of: list, ref, cite, quote, date',
  ],
  [
    'an unknown way to bear',
    [['care/crew-phones.md', '[leash-1]', '{ baseOn: [leash-1] }']],
    'clauses/care/crew-phones.md:8:16: error library/clause: Unexpected key "baseOn", expected one of: basedOn, keptWithin, byAnalogy\n  hint: did you mean "basedOn"?',
  ],
  [
    'an authority that bears twice',
    [['care/crew-phones.md', '[leash-1]', '{ basedOn: [leash-1], byAnalogy: [leash-1] }']],
    'clauses/care/crew-phones.md:8:48: error library/clause: Unexpected second mention of "leash-1", expected each authority once',
  ],
  [
    'an exclusion of no fact',
    [facts('facts:\n  - { id: photos.asked, means: Asked. }\nexclusions:\n  - [photos.asked, photos.aksed]')],
    'clauses/facts.yaml:4:20: error library/fact: Unexpected fact "photos.aksed", expected a fact of facts.yaml\n  hint: did you mean "photos.asked"?',
  ],
  [
    'a date that is none',
    [
      [
        'authorities.yaml',
        'verification: verbatim',
        'verification: verbatim\n    events:\n      - { kind: expires, date: 2027-13, what: It ends., source: The council, confidence: secondary }',
      ],
    ],
    'clauses/authorities.yaml:16:32: error library/authorities: Unexpected value for "authorities.0.events.0.date": expected a date: 2027-01-31, 2027-01 or 2027',
  ],
]

test.each(slips)('%s is named at its place', (_what, edits, expected) => {
  expect(() => edited(...edits)).toThrow(new Error(expected))
})
