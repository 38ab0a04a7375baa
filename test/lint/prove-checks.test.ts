/** Each check of `library prove` finds its fault, shows the fewest answers that bring it about, and stays silent otherwise; each fault can be replayed. */
import { parseAnswersFile } from '../../src/core/answers/read-file.js'
import { proveLibrary } from '../../src/lint/prove/prove.js'
import { faultFile, readFault } from '../../src/lint/replay/fault-file.js'
import { replayFault } from '../../src/lint/replay/replay.js'
import { edited, lines, type Edit } from './library-edited.js'

const cases: readonly (readonly [what: string, edits: readonly Edit[], expected: readonly string[]])[] = [
  [
    'a reference to a clause that may be out',
    [['care/ask-first.md', 'posts a photo of a dog until its owner has said yes.', 'Hi. See {{ref "crew-phones"}}.']],
    [
      'clauses/care/ask-first.md:11:28: error library/reference: Unexpected reference to "crew-phones" in ask-first, expected it only where that clause is in',
      '  hint: it happens with the default answers',
    ],
  ],
  [
    'a list that may be empty',
    [['care/ask-first.md', 'posts a photo of a dog until its owner has said yes.', 'on {{list boards}}']],
    [
      'clauses/care/ask-first.md:11:23: error library/empty-list: Unexpected list of "boards" in ask-first, expected it inside {{#includes boards "any"}}: nothing may be ticked',
      '  hint: it happens with boards: []',
    ],
  ],
  [
    'conflicting clauses together',
    [['care/ask-first.md', 'changes:', 'conflicts: [crew-phones]\nchanges:']],
    [
      'clauses/care/ask-first.md:1:1: error library/conflicts: Unexpected "crew-phones" beside ask-first, expected them never together: they conflict',
      '  hint: it happens with walks: crew',
    ],
  ],
  [
    'a condition that always holds',
    [['care/crew-phones.md', 'walks: crew', 'walks: any']],
    [
      'clauses/care/crew-phones.md:1:1: error library/always-true: Unexpected "walks is answered" in "when" of clause crew-phones, expected a test that some answers fail',
      'clauses/questions.yaml:12:5: error library/no-effect: Unexpected question "walks", expected its answer to change something',
    ],
  ],
  [
    'a condition that never holds',
    [['care/crew-phones.md', '{ walks: crew }', '{ walks: crew, not: { walks: crew } }']],
    [
      'clauses/care/crew-phones.md:1:1: error library/idle-authority: Unexpected authority "leash-1" of crew-phones, expected one that can apply when the clause is in',
      'clauses/care/crew-phones.md:1:1: error library/never-true: Unexpected "walks is crew and not (walks is crew)" in "when" of clause crew-phones, expected a test that some answers meet',
      'clauses/questions.yaml:12:5: error library/no-effect: Unexpected question "walks", expected its answer to change something',
    ],
  ],
  [
    'two sides alike',
    [
      [
        'care/ask-first.md',
        'posts a photo of a dog until its owner has said yes.',
        '{{#is walks "crew"}}A{{else}}A{{/is}}',
      ],
    ],
    [
      'clauses/care/ask-first.md:11:20: error library/same-sides: Unexpected {{#is walks "crew"}} in ask-first, expected its two sides to differ',
    ],
  ],
  [
    'a branch never taken',
    [
      [
        'care/ask-first.md',
        'posts a photo of a dog until its owner has said yes.',
        'A {{#is walks "crew"}}{{#is walks "alone"}}B{{/is}}{{/is}}',
      ],
    ],
    [
      'clauses/care/ask-first.md:11:42: error library/never-true: Unexpected {{#is walks "alone"}} in ask-first, expected a test that some answers meet here',
    ],
  ],
  [
    'a choice forgotten in a row',
    [
      ['questions.yaml', '      - { value: crew', '      - { value: pack, label: A pack }\n      - { value: crew'],
      [
        'care/ask-first.md',
        'posts a photo of a dog until its owner has said yes.',
        'x\n\n{{#is walks "crew"}}\nA\n{{/is}}\n{{#is walks "alone"}}\nB\n{{/is}}\n',
      ],
    ],
    [
      'clauses/care/ask-first.md:13:1: error library/silent-choice: Unexpected silence for walks "pack" in ask-first, expected a text for every choice or an {{else}}',
      '  hint: it happens with walks: pack',
    ],
  ],
  [
    'a question that changes nothing',
    [['care/crew-phones.md', 'when: { walks: crew }\n', '']],
    [
      'clauses/questions.yaml:12:5: error library/no-effect: Unexpected question "walks", expected its answer to change something',
    ],
  ],
  [
    'a choice that changes nothing',
    [['questions.yaml', '      - { value: crew', '      - { value: pack, label: A pack }\n      - { value: crew']],
    [
      'clauses/questions.yaml:12:5: error library/no-effect: Unexpected choice "pack" of walks, expected it to change something',
    ],
  ],
  [
    'a cosmetic question that matters',
    [['questions.yaml', '    default: alone', '    cosmetic: true\n    default: alone']],
    [
      'clauses/questions.yaml:12:5: error library/cosmetic: Unexpected cosmetic question "walks", expected it to change no clause',
    ],
  ],
  [
    'a requirement uncovered by default',
    [
      ['care/crew-phones.md', 'authorities', 'requirements: [D1]\nauthorities'],
      ['care/ask-first.md', 'requirements: [D1]\n', ''],
    ],
    [
      'clauses/care/crew-phones.md:1:1: error library/uncovered: Unexpected gap under the default answers, expected a clause that covers D1: Owners agree before a photo of their dog goes online.',
    ],
  ],
  [
    'an authority that never applies',
    [['authorities.yaml', '    checked', '    when: { walks: alone }\n    checked']],
    [
      'clauses/care/crew-phones.md:1:1: error library/idle-authority: Unexpected authority "leash-1" of crew-phones, expected one that can apply when the clause is in',
    ],
  ],
  [
    'a section without clauses',
    [['sections.yaml', 'sections:', 'sections:\n  - id: play\n    title: Play']],
    ['clauses/sections.yaml:1:1: error library/unused: Unexpected section "play", expected at least one clause in it'],
  ],
  [
    'a clause that goes further than all of its authorities',
    [
      ['authorities.yaml', '    checked', '    when: { walks: crew }\n    checked'],
      ['care/crew-phones.md', 'when: { walks: crew }', 'when: { boards: any }'],
    ],
    [
      'clauses/care/crew-phones.md:1:1: error library/reach-of-law: Unexpected clause crew-phones without walks "crew", expected it only there: none of its authorities binds elsewhere',
      '  hint: it happens with the default answers',
    ],
  ],
  [
    'an authority cited for others than it binds',
    [
      ['authorities.yaml', '[walkers]', '[crew]'],
      ['authorities.yaml', '    checked', '    when: { walks: alone }\n    checked'],
    ],
    [
      'clauses/care/crew-phones.md:1:1: error library/idle-authority: Unexpected authority "leash-1" of crew-phones, expected one that can apply when the clause is in',
    ],
  ],
  [
    'a paper with more words than it may have',
    [
      ['policy.md.hbs', 'layout: policy', 'layout: policy\nmostWords: 20'],
      ['policy.md.hbs', '# Authorities', '{{slot "briefs" "everyone"}}\n\n# Authorities'],
      [
        'care/ask-first.md',
        'changes:',
        'brief:\n  everyone:\n    - Ask {{firm}} first, always.\n    - { text: Walk and post alone., when: { walks: alone } }\n    - { text: "Crews: write down who posts, and when.", when: { walks: crew } }\nchanges:',
      ],
      ['care/crew-phones.md', 'changes:', 'brief:\n  everyone:\n    - Share the phone.\nchanges:'],
    ],
    [
      'templates/policy.md.hbs:1:1: error library/words: Unexpected 23 words in the longest policy, expected at most 20',
      '  hint: it happens with walks: crew',
    ],
  ],
  [
    'a choice that was forgotten where every other is named',
    [
      [
        'questions.yaml',
        'phrase: the park board }',
        'phrase: the park board }\n      - { value: shop, label: The shop }\n      - { value: gate, label: The gate }',
      ],
      [
        'care/ask-first.md',
        'said yes.',
        'said yes.{{#includes boards "any"}} A board{{#includes boards "park-board"}}, the best,{{/includes}}{{#includes boards "gate"}}, the worst,{{/includes}} is read.{{/includes}}',
      ],
    ],
    [
      'clauses/questions.yaml:23:5: error library/named-choice: Unexpected choice "shop" of boards, expected a test that names it, as for every other choice',
    ],
  ],
  [
    'a place named where it is not in',
    [
      [
        'care/ask-first.md',
        'said yes.',
        'said yes.{{#includes boards "park-board"}} Pin it up.{{else}} Pin it to the Park board.{{/includes}}',
      ],
    ],
    [
      'clauses/care/ask-first.md:1:1: error library/named-place: Unexpected "Park board" in ask-first, expected it only where it applies: the text stands under a test of that',
      '  hint: it happens with boards: []',
    ],
  ],
]

test.each(cases)('%s', (_, edits, expected) => {
  const failures = proveLibrary(edited(...edits)).failures.map((failure) => failure.diagnostic)
  expect(lines(failures).flatMap((line) => line.split('\n'))).toEqual(expected)
})

test.each(cases)('replayed: %s', (_, edits) => {
  const library = edited(...edits)
  const last = proveLibrary(library).failures.map((failure) => {
    const text = faultFile(library, failure)
    const fault = readFault(text)
    const { answers } = parseAnswersFile({ path: 'answers.yaml', text }, library)
    if (fault === null || answers === null) throw new Error(text)
    const { shown, lines } = replayFault(library, fault, answers)
    return shown ? [] : [text, ...lines]
  })
  expect(last.flat()).toEqual([])
})

const asked = (yaml: string): Edit => ['questions.yaml', '  - id: boards', `${yaml}\n  - id: boards`]
const phone = (more: string): Edit =>
  asked(`  - { id: phone, step: firm, kind: text, ${more}ask: Which number?, help: For owners., short: Telephone }`)
const printed: Edit = ['care/ask-first.md', 'said yes.', 'said yes. Call {{phone}}.']

test('an answer that may be missing does not print, unless a blank stands for it', () => {
  const failures = (...edits: readonly Edit[]): readonly string[] =>
    lines(proveLibrary(edited(...edits)).failures.map((failure) => failure.diagnostic))
  expect(failures(phone(''), printed)).toEqual([
    'clauses/care/ask-first.md:11:78: error library/not-asked: Unexpected answer "phone" in ask-first, expected it only where the question is asked\n  hint: it happens with the default answers',
  ])
  expect(failures(phone('blank: true, '), printed)).toEqual([])
})

test('a choice that stands alone is never ticked beside another, in no proof and no witness', () => {
  const zones = asked(
    '  - { id: zones, step: firm, kind: multiselect, ask: Where?, help: Rules., short: Towns, default: [none], defaultWhy: Most., choices: [{ value: none, label: Nowhere, alone: true }, { value: north, label: North }, { value: south, label: South }] }',
  )
  const clause = (id: string, head: string): Edit => [
    `care/${id}.md`,
    '',
    `---\ntitle: ${id}\norder: 30\nversion: 1.0.0\nstrength: must\nrationale: Towns differ.\n${head}changes: { 1.0.0: First. }\n---\nWords of ${id}.`,
  ]
  const failures = (when: string): readonly string[] =>
    lines(
      proveLibrary(
        edited(
          zones,
          clause('at-home', 'when: { zones: none }\n'),
          clause('in-town', `when: { zones: ${when} }\nconflicts: [at-home]\n`),
          clause('southern', 'when: { zones: south }\n'),
        ),
      ).failures.map((failure) => failure.diagnostic),
    )
  expect(failures('north')).toEqual([])
  expect(failures('[none, north]')).toEqual([
    'clauses/care/in-town.md:1:1: error library/conflicts: Unexpected "at-home" beside in-town, expected them never together: they conflict\n  hint: it happens with the default answers',
  ])
  const refers: Edit = [
    'care/ask-first.md',
    'said yes.',
    'said yes. {{#includes zones "north"}}See {{ref "southern"}}.{{/includes}}',
  ]
  expect(
    lines(
      proveLibrary(
        edited(
          zones,
          clause('at-home', 'when: { zones: none }\n'),
          clause('southern', 'when: { zones: south }\n'),
          refers,
        ),
      ).failures.map((failure) => failure.diagnostic),
    ),
  ).toEqual([
    'clauses/care/ask-first.md:11:104: error library/reference: Unexpected reference to "southern" in ask-first, expected it only where that clause is in\n  hint: it happens with zones: [north]',
  ])
})
