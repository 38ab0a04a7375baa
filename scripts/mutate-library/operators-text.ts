/** Faults in what clauses say and when they say it. */
import { parseLibrary } from '../../src/core/library/library.js'
import type { SourceFile } from '../../src/core/ground/source.js'
import { clauseFile, replacements, typo, type Operator } from './edits.js'

const branchOpen = /\{\{#(is|includes) (\w+) "([\w-]+)"\}\}/g
/** A branch with plain text inside. */
const plainBranch = /\{\{#(is|includes) (\w+)((?: "[\w-]+")+)\}\}([^{]*?)\{\{\/\1\}\}/g
const sides = /\{\{#(is|includes) (\w+)((?: "[\w-]+")+)\}\}([^{]*?)\{\{else\}\}([^{]*?)\{\{\/\1\}\}/g

/** Another choice of the same question, for a match whose second group is the question and whose third is the value. */
function otherChoice(files: readonly SourceFile[]): (match: RegExpMatchArray) => string | null {
  const questions = parseLibrary(files).library?.questions ?? []
  return ([whole, , id = '', value = '']) => {
    const choices = questions.find((question) => question.id === id)?.choices.map((choice) => choice.value) ?? []
    const other = choices[(choices.indexOf(value) + 1) % choices.length]
    return choices.includes(value) && other !== undefined ? whole.replace(`"${value}"`, `"${other}"`) : null
  }
}

/** The file speaks of several choices of the question that is tested. */
const inRow = ([, , question = '']: RegExpMatchArray, file: SourceFile): boolean =>
  file.text.split(`{{#is ${question} "`).length > 3 && question !== 'state'

/** Puts a paragraph at the end of every clause that is in every policy. */
const appended = (kind: string, tries: number, paragraph: string): Operator => ({
  kind,
  tries,
  places: (files) =>
    replacements(files, clauseFile, /\s*$/g, (match, file) =>
      match.index === file.text.length || /^when:/m.test(file.text) ? null : `\n\n${paragraph}\n`,
    ),
})

export const textOperators: readonly Operator[] = [
  {
    kind: 'typo in a reference',
    tries: 4,
    places: (files) =>
      replacements(files, clauseFile, /\{\{ref "([\w-]+)"\}\}/g, ([, id = '']) => `{{ref "${typo(id)}"}}`),
  },
  {
    kind: 'typo in a tested question',
    tries: 4,
    places: (files) => replacements(files, clauseFile, branchOpen, ([whole, , id = '']) => whole.replace(id, typo(id))),
  },
  {
    kind: 'typo in a tested value',
    tries: 5,
    places: (files) =>
      replacements(files, clauseFile, branchOpen, ([whole, , , value = '']) =>
        value === 'any' ? null : whole.replace(`"${value}"`, `"${typo(value)}"`),
      ),
  },
  {
    kind: 'swapped value in a row of branches',
    tries: 8,
    places: (files) => {
      const other = otherChoice(files)
      return replacements(files, clauseFile, branchOpen, (match, file) => (inRow(match, file) ? other(match) : null))
    },
  },
  {
    kind: 'swapped value in a lone branch',
    tries: 2,
    places: (files) => {
      const other = otherChoice(files)
      return replacements(files, clauseFile, branchOpen, (match, file) => (inRow(match, file) ? null : other(match)))
    },
  },
  {
    kind: 'dropped alternative',
    tries: 5,
    places: (files) =>
      replacements(files, clauseFile, /^\{\{#is (\w+) "[\w-]+"\}\}\n[^{]*?\{\{\/is\}\}\n/gm, ([, id = ''], file) =>
        file.text.split(`{{#is ${id} "`).length > 3 && id !== 'state' ? '' : null,
      ),
  },
  {
    kind: 'sides of a branch swapped',
    tries: 2,
    places: (files) =>
      replacements(
        files,
        clauseFile,
        sides,
        ([, test = '', id = '', values = '', yes = '', no = '']) =>
          `{{#${test} ${id}${values}}}${no}{{else}}${yes}{{/${test}}}`,
      ),
  },
  {
    kind: 'both sides alike',
    tries: 2,
    places: (files) =>
      replacements(
        files,
        clauseFile,
        sides,
        ([, test = '', id = '', values = '', yes = '']) =>
          `{{#${test} ${id}${values}}}${yes}{{else}}${yes}{{/${test}}}`,
      ),
  },
  {
    kind: 'guard taken away',
    tries: 3,
    places: (files) =>
      replacements(
        files,
        clauseFile,
        /\{\{#(?:is|includes) \w+ "[\w-]+"\}\}([^{}]*\{\{(?:ref "vendor-access"|ref "access-trial"|list \w+)\}\}[^{}]*)\{\{\/(?:is|includes)\}\}/g,
        ([, inside = '']) => inside,
      ),
  },
  appended('unguarded reference', 3, 'See {{ref "access-trial"}}.'),
  appended('unguarded reference', 1, 'See {{ref "vendor-access"}}.'),
  appended('answer printed where it may not be asked', 3, 'The plan is {{trialPlan}}.'),
  appended('list printed where nothing may be ticked', 2, 'We post on {{list platforms}}.'),
  appended(
    'dead branch',
    2,
    '{{#is accessModel "trial"}}{{#is accessModel "single-person"}}Nobody reads this.{{/is}}{{/is}}',
  ),
  appended('dead branch', 2, '{{#is state "outside-us"}}{{#is hipaaCovered "yes"}}Nobody reads this.{{/is}}{{/is}}'),
  appended('branch that is always taken', 2, '{{#is likeFollow "any"}}Everyone reads this.{{/is}}'),
  appended('wrong helper', 1, '{{#includes accessModel "trial"}}A trial.{{/includes}}'),
  appended('wrong helper', 1, 'From {{effectiveDate}}.'),
  appended('wrong helper', 1, 'By {{list accessModel}}.'),
  appended('quotation of an authority without words', 1, 'It says:\n\n{{quote "hipaa-164.502a"}}'),
  appended('citation that may not apply', 2, 'See {{cite "nasw-1.06h"}}.'),
  appended('announcement without a list', 2, 'Three things matter:'),
  appended(
    'announcement without a list',
    2,
    'Remember:\n\n{{#includes contentTypes "quotes"}}\n- the author.\n{{/includes}}',
  ),
  appended('Markdown outside the subset', 1, '```\ncode\n```'),
  appended('Markdown outside the subset', 1, 'Look: ![a picture](https://example.org/x.png)'),
  appended('quotation inside a sentence', 1, 'They say {{quote "apa-5.05"}} here.'),
  appended('private character', 1, 'Here \uE000.'),
  {
    kind: 'text for some answers only',
    tries: 2,
    places: (files) =>
      replacements(files, clauseFile, /^---\n([^{]+)$/gm, ([, body = ''], file) =>
        file.text.endsWith(body) ? `---\n{{#is accessModel "trial"}}\n${body.trim()}\n{{/is}}\n` : null,
      ),
  },
  {
    kind: 'branch emptied',
    tries: 2,
    places: (files) =>
      replacements(files, clauseFile, plainBranch, ([, test = '', id = '', values = '', inside = '']) =>
        inside.trim() === '' ? null : `{{#${test} ${id}${values}}}{{/${test}}}`,
      ),
  },
]
