/** Each rule of `library check` speaks up, in so many words, when one thing is wrong. */
import { checkLibrary, libraryRules } from '../../src/lint/library/library.js'
import { shippedLibrary } from '../shipped-library.js'
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
    'a fact that the vocabulary does not hold',
    [
      ['facts.yaml', '', 'facts:\n  - { id: photos.asked, means: Owners are asked. }\nexclusions: []'],
      ['care/ask-first.md', 'changes:', 'asserts: [photos.aksed]\nchanges:'],
    ],
    [
      'clauses/care/ask-first.md:8:11: error library/fact: Unexpected fact "photos.aksed", expected a fact of facts.yaml',
      '  hint: did you mean "photos.asked"?',
    ],
  ],
  [
    'HTML in a clause',
    [['care/ask-first.md', 'posts a photo of a dog until its owner has said yes.', 'posts <b>nothing</b>.']],
    [
      'clauses/care/ask-first.md:1:1: error library/html: Unexpected HTML "<b>", expected Markdown',
      '  hint: write **bold**, *italic*, lists and tables in Markdown',
    ],
  ],
  [
    'a reference to no clause',
    [['care/crew-phones.md', 'ask-first', 'ask-frist']],
    [
      'clauses/care/crew-phones.md:12:52: error library/clause: Unexpected clause "ask-frist" in crew-phones, expected a clause of this library',
      '  hint: did you mean "ask-first"?',
    ],
  ],
  [
    'a condition on no question',
    [['care/crew-phones.md', 'walks: crew', 'walk: crew']],
    [
      'clauses/care/crew-phones.md:1:1: error library/question: Unexpected question "walk" in "when" of clause crew-phones, expected a question of this library',
      '  hint: did you mean "walks"?',
    ],
  ],
  [
    'a condition on no choice',
    [['care/crew-phones.md', 'walks: crew', 'walks: crow']],
    [
      'clauses/care/crew-phones.md:1:1: error library/value: Unexpected value "crow" of walks in "when" of clause crew-phones, expected one of its choices',
      '  hint: did you mean "crew"?',
    ],
  ],
  [
    '{{#is}} on several choices',
    [
      [
        'care/ask-first.md',
        'posts a photo of a dog until its owner has said yes.',
        '{{#is boards "park-board"}}A{{/is}}',
      ],
    ],
    [
      'clauses/care/ask-first.md:11:20: error library/test: Unexpected {{#is boards}} on a multiselect in ask-first, expected a select',
      '  hint: use {{#includes}}',
    ],
  ],
  [
    'a branch on no choice',
    [
      [
        'care/ask-first.md',
        'posts a photo of a dog until its owner has said yes.',
        '{{#is walks "crow"}}A{{else}}B{{/is}}',
      ],
    ],
    [
      'clauses/care/ask-first.md:11:20: error library/value: Unexpected value "crow" of walks in ask-first, expected one of its choices',
      '  hint: did you mean "crew"?',
    ],
  ],
  [
    'a branch on no question',
    [
      [
        'care/ask-first.md',
        'posts a photo of a dog until its owner has said yes.',
        '{{#is walk "crew"}}A{{else}}B{{/is}}',
      ],
    ],
    [
      'clauses/care/ask-first.md:11:20: error library/question: Unexpected question "walk" in ask-first, expected a question of this library',
      '  hint: did you mean "walks"?',
    ],
  ],
  [
    'answers printed with the wrong helper',
    [
      [
        'care/ask-first.md',
        'posts a photo of a dog until its owner has said yes.',
        '{{start}} {{list walks}} {{date firm}} {{boards}} {{nobody}}',
      ],
    ],
    [
      'clauses/care/ask-first.md:11:20: error library/print: Unexpected date "start" in ask-first, expected a text or select here',
      '  hint: print it with {{date start}}',
      'clauses/care/ask-first.md:11:30: error library/print: Unexpected select "walks" in ask-first, expected a multiselect here',
      '  hint: print it with {{walks}}',
      'clauses/care/ask-first.md:11:45: error library/print: Unexpected text "firm" in ask-first, expected a date here',
      '  hint: print it with {{firm}}',
      'clauses/care/ask-first.md:11:59: error library/print: Unexpected multiselect "boards" in ask-first, expected a text or select here',
      '  hint: print it with {{list boards}}',
      'clauses/care/ask-first.md:11:70: error library/question: Unexpected question "nobody" in ask-first, expected a question of this library',
      '  hint: one of: firm, walks, boards, start, papers',
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
    'a quotation without words',
    [['care/ask-first.md', 'posts a photo of a dog until its owner has said yes.', 'x:\n\n{{quote "leash-1"}}']],
    [
      'clauses/care/ask-first.md:13:1: error library/quote: Unexpected quote of "leash-1" in ask-first, expected an authority whose own words are in the register',
      '  hint: name it with {{cite "leash-1"}}',
    ],
  ],
  [
    'a citation that may not apply',
    [
      ['care/ask-first.md', 'posts a photo of a dog until its owner has said yes.', '{{cite "leash-1"}}'],
      ['authorities.yaml', '    checked', '    when: { walks: crew }\n    checked'],
    ],
    [
      'clauses/care/ask-first.md:11:20: error library/citation: Unexpected cite of "leash-1" in ask-first, expected it only where that authority applies',
      '  hint: it happens with the default answers',
    ],
  ],
  [
    'no such authority',
    [['care/crew-phones.md', '[leash-1]', '[leash-2]']],
    [
      'clauses/care/crew-phones.md:1:1: error library/authority: Unexpected authority "leash-2" in crew-phones, expected an authority of this library',
      '  hint: did you mean "leash-1"?',
    ],
  ],
  [
    'no such section',
    [['sections.yaml', 'care', 'cares']],
    [
      'clauses/care/ask-first.md:1:1: error library/section: Unexpected section "care" in ask-first, expected a section of this library',
      '  hint: did you mean "cares"?',
      'clauses/care/crew-phones.md:1:1: error library/section: Unexpected section "care" in crew-phones, expected a section of this library',
      '  hint: did you mean "cares"?',
    ],
  ],
  [
    'a requirement nobody carries',
    [['requirements.yaml', 'D1', 'D2']],
    [
      'clauses/care/ask-first.md:1:1: error library/requirement: Unexpected requirement "D1" in ask-first, expected a requirement of this library',
      '  hint: did you mean "D2"?',
      'clauses/requirements.yaml:1:1: error library/requirement: Unexpected requirement D2 without a clause, expected one that carries it: Owners agree before a photo of their dog goes online.',
    ],
  ],
  [
    'a version without a changelog',
    [['care/ask-first.md', 'version: 1.2.0', 'version: 1.3.0']],
    [
      'clauses/care/ask-first.md:1:1: error library/changes: Unexpected version 1.3.0 of ask-first, expected an entry for it under "changes"',
    ],
  ],
  [
    'a superseded id still in use',
    [['care/ask-first.md', 'changes:', 'supersedes: [crew-phones]\nchanges:']],
    [
      'clauses/care/ask-first.md:1:1: error library/supersedes: Unexpected "crew-phones" superseded by ask-first, expected an id no longer in use',
    ],
  ],
  [
    'a default that is no choice',
    [['questions.yaml', 'default: alone', 'default: lone']],
    [
      'clauses/questions.yaml:12:5: error library/default: Unexpected value "lone" of walks, expected one of its choices',
      '  hint: did you mean "alone"?',
    ],
  ],
  [
    'a choice question without a default',
    [['questions.yaml', '    default: alone\n', '']],
    [
      'clauses/questions.yaml:12:5: error library/default: Unexpected default of walks, expected one of its choices: a question that may be skipped needs a default',
    ],
  ],
  [
    'a default without a reason',
    [['questions.yaml', '    defaultWhy: Most firms start with one person.\n', '']],
    [
      'clauses/questions.yaml:12:5: error library/default-why: Unexpected absence of defaultWhy in walks, expected the reason for its default',
    ],
  ],
  [
    'a "not sure" answer that is no choice',
    [['questions.yaml', 'default: alone', 'unsure: both\n    default: alone']],
    [
      'clauses/questions.yaml:12:5: error library/unsure: Unexpected value "both" of walks, expected one of its choices',
      '  hint: one of: alone, crew',
    ],
  ],
  [
    'a choice called any',
    [
      ['questions.yaml', 'value: alone', 'value: any'],
      ['questions.yaml', 'default: alone', 'default: any'],
    ],
    [
      'clauses/questions.yaml:12:5: error library/choices: Unexpected choice "any" of walks, expected another value: "any" stands for all of them',
    ],
  ],
  [
    'two questions of one name',
    [['questions.yaml', 'id: walks', 'id: firm']],
    [
      'clauses/care/crew-phones.md:1:1: error library/question: Unexpected question "walks" in "when" of clause crew-phones, expected a question of this library',
      '  hint: one of: firm, firm, boards, start, papers',
      'clauses/questions.yaml:12:5: error library/duplicate: Unexpected second question "firm", expected each id once',
      '  hint: the first is at clauses/questions.yaml:4:5',
    ],
  ],
  [
    'a condition on a later question',
    [['questions.yaml', 'kind: text\n', 'kind: text\n    when: { walks: crew }\n']],
    [
      'clauses/care/ask-first.md:11:11: error library/not-asked: Unexpected answer "firm" in ask-first, expected it only where the question is asked',
      '  hint: it happens with the default answers',
      'clauses/questions.yaml:4:5: error library/order: Unexpected dependence of firm on "walks", expected only questions asked before it',
      'templates/disclaimers/board-60.txt:1:35: error library/not-asked: Unexpected answer "firm" in board-60, expected it only where the question is asked',
      '  hint: it happens with the default answers',
      'templates/policy.md.hbs:11:14: error library/not-asked: Unexpected answer "firm" in policy, expected it only where the question is asked',
      '  hint: it happens with the default answers',
    ],
  ],
  [
    'a choice without a platform',
    [['platforms.yaml', 'id: park-board', 'id: city-board']],
    [
      'clauses/questions.yaml:23:5: error library/platform: Unexpected platform "park-board" in boards, expected a platform of this library',
      '  hint: did you mean "city-board"?',
    ],
  ],
  [
    'a box without a text',
    [['platforms.yaml', 'family: board', 'family: bord']],
    [
      'clauses/platforms.yaml:2:5: error library/disclaimer-family: Unexpected disclaimer family "bord" in park-board, expected a disclaimer family of this library',
      '  hint: did you mean "board"?',
    ],
  ],
  [
    'no such part',
    [['library.yaml', 'firm', 'firma']],
    [
      'clauses/library.yaml:1:1: error library/question: Unexpected question "firma" in part practiceName, expected a question of this library',
      '  hint: did you mean "firm"?',
    ],
  ],
  [
    'no such slot',
    [['policy.md.hbs', '"authorities"', '"authors"']],
    [
      'templates/policy.md.hbs:17:1: error library/slot: Unexpected slot "authors" in policy, expected a slot of this library',
      '  hint: one of: contents, provisions, authorities, choices, open-items, wording, disclaimers, paste-list, doubtful-sources, law-dates, rows, records, event, briefs, scenarios, signature',
    ],
  ],
  [
    'Markdown outside the subset',
    [['care/ask-first.md', 'posts a photo of a dog until its owner has said yes.', '`code`']],
    [
      'clauses/care/ask-first.md:11:1: error library/markdown: Unexpected code inline, expected text, emphasis or links (in ask-first)',
    ],
  ],
  [
    'an announcement without a list',
    [
      [
        'care/ask-first.md',
        'posts a photo of a dog until its owner has said yes.',
        'Ask:\n\n{{#is walks "crew"}}\n- twice.\n{{/is}}',
      ],
    ],
    [
      'clauses/care/ask-first.md:11:1: error library/lead-in: Unexpected end after "Nobody at x Ask:" in ask-first, expected a list or a quotation after the colon',
      '  hint: it happens with the default answers',
    ],
  ],
  [
    'a text that may be empty',
    [
      [
        'care/ask-first.md',
        'Nobody at {{firm}} posts a photo of a dog until its owner has said yes.',
        '{{#is walks "crew"}}Ask.{{/is}}',
      ],
    ],
    [
      'clauses/care/ask-first.md:11:1: error library/empty-body: Unexpected empty text of ask-first, expected some words for all answers',
      '  hint: it happens with the default answers',
    ],
  ],
  [
    'a private character',
    [['care/ask-first.md', 'posts a photo of a dog until its owner has said yes.', 'a\uE000b']],
    [
      'clauses/care/ask-first.md:1:1: error library/character: Unexpected character U+E000, expected none from the private or control areas',
    ],
  ],
  [
    'a required clause that may be out',
    [['care/ask-first.md', 'changes:', 'requires: [crew-phones]\nchanges:']],
    [
      'clauses/care/ask-first.md:1:1: error library/requires: Unexpected absence of "crew-phones", expected it whenever ask-first, which requires it, is in',
      '  hint: it happens with the default answers',
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
    'a suggestion that changes nothing',
    [
      [
        'conflicts.yaml',
        'conflicts: []',
        'conflicts:\n  - id: x1\n    severity: warn\n    when: { walks: crew }\n    say: Hm.\n    suggest: { walks: crew }\n    basis: none',
      ],
    ],
    [
      'clauses/conflicts.yaml:2:5: error library/suggestion: Unexpected suggestion of conflict x1 (walks: crew), expected one that ends the conflict',
      '  hint: it happens with walks: crew',
    ],
  ],
  [
    'an authority cited for others than it binds',
    [
      ['authorities.yaml', '[walkers]', '[crew]'],
      ['authorities.yaml', '    checked', '    when: { walks: alone }\n    checked'],
    ],
    [
      'clauses/authorities.yaml:2:5: error library/audience: Unexpected "alone" in "when" of authority leash-1, expected only whom it applies to: crew',
    ],
  ],
  [
    'a blank that is no text, and a choice that stands alone where only one can be chosen',
    [
      ['questions.yaml', '    kind: select\n', '    kind: select\n    blank: true\n'],
      ['questions.yaml', 'label: I walk alone,', 'label: I walk alone, alone: true,'],
    ],
    [
      'clauses/questions.yaml:12:5: error library/choices: Unexpected "alone" in walks, a select, expected it in a multiselect',
      'clauses/questions.yaml:12:5: error library/blank: Unexpected "blank" of walks, a select, expected a text that may stay open',
    ],
  ],
  [
    'a default with company that it may not have',
    [
      ['questions.yaml', 'label: The park board,', 'label: The park board, alone: true,'],
      [
        'questions.yaml',
        'phrase: the park board }',
        'phrase: the park board }\n      - { value: gate, label: The gate }',
      ],
      ['questions.yaml', 'default: [park-board]', 'default: [park-board, gate]'],
      [
        'platforms.yaml',
        'platforms:\n  - id: park-board',
        'platforms:\n  - { id: gate, name: Gate, kind: social, fields: [], instead: Say it., steps: [], switchOff: [], checked: 2026-11-24 }\n  - id: park-board',
      ],
    ],
    [
      'clauses/questions.yaml:23:5: error library/default: Unexpected "park-board" beside other choices of boards, expected it alone',
    ],
  ],
]

test.each(cases)('%s', (_, edits, expected) => {
  expect(lines(checkLibrary(edited(...edits))).flatMap((line) => line.split('\n'))).toEqual(expected)
})

test('no rule has anything to say about the unchanged library of the dog walkers', () => {
  for (const rule of libraryRules) expect(lines(rule(edited()))).toEqual([])
})

test('the shipped library has no finding', async () => {
  expect(lines(checkLibrary(await shippedLibrary()))).toEqual([])
})
