/** Faults in the front matter of clauses and in questions. */
import type { SourceFile } from '../../src/core/ground/source.js'
import { clauseFile, edit, replacements, swap, typo, yamlFile, type Operator, type Places } from './edits.js'

const questions = yamlFile('questions')
const always = (file: SourceFile): boolean => !/^when:/m.test(file.text)

/** A line added to the front matter of clauses that are in every policy. */
const headLine = (line: string): Places =>
  edit(clauseFile, /^changes:$/gm, (_, file) => (always(file) ? `${line}\nchanges:` : null))

export const clauseOperators: readonly Operator[] = [
  {
    kind: 'deleted clause',
    tries: 8,
    places: (files) =>
      files
        .filter((file) => clauseFile.test(file.path))
        .map((file) => ({ what: 'the whole file', file: file.path, line: 1, files: swap(files, file, null) })),
  },
  {
    kind: 'renamed clause',
    tries: 5,
    places: (files) =>
      files
        .filter((file) => clauseFile.test(file.path))
        .map((file) => {
          const path = file.path.replace(/\.md$/, '-rules.md')
          return { what: `→ ${path}`, file: file.path, line: 1, files: swap(files, file, file.text, path) }
        }),
  },
  {
    kind: 'swapped condition of a clause',
    tries: 4,
    places: (files) => {
      const others = [
        '{ workforce: vendor }',
        '{ accessModel: trial }',
        '{ contentTypes: quotes }',
        '{ clinicianAccounts: none }',
      ]
      return replacements(files, clauseFile, /^when: (.*)$/gm, ([, now = '']) => {
        const index = others.indexOf(now)
        return `when: ${others[(index + 1) % others.length] ?? ''}`
      })
    },
  },
  { kind: 'condition taken away', tries: 4, places: edit(clauseFile, /^when: .*\n/gm, () => '') },
  { kind: 'condition on an always-on clause', tries: 4, places: headLine('when: { accessModel: trial }') },
  { kind: 'condition that is always true', tries: 1, places: headLine('when: { likeFollow: any }') },
  {
    kind: 'condition that is never true',
    tries: 1,
    places: headLine('when: { accessModel: single-person, trialPlan: single-then-all }'),
  },
  { kind: 'contradictory pair', tries: 2, places: headLine('conflicts: [scope]') },
  {
    kind: 'contradictory pair',
    tries: 2,
    places: edit(clauseFile, /^requires: \[([\w-]+)/gm, ([whole, id = '']) => `conflicts: [${id}]\n${whole}`),
  },
  {
    kind: 'requires a clause that may be out',
    tries: 2,
    places: edit(clauseFile, /^requires: \[/gm, () => 'requires: [vendor-access, '),
  },
  {
    kind: 'missing requirement',
    tries: 3,
    places: (files) => {
      const all = files
        .filter((file) => clauseFile.test(file.path))
        .map((file) => /^requirements: \[(.*)\]$/m.exec(file.text)?.[1] ?? '')
      const carriers = (id: string): number => all.filter((list) => list.includes(id)).length
      return replacements(files, clauseFile, /^requirements: \[(.+)\]$/gm, ([, list = '']) =>
        list.split(', ').some((id) => carriers(id) === 1) ? 'requirements: []' : null,
      )
    },
  },
  {
    kind: 'requirement nobody carries',
    tries: 1,
    places: edit(yamlFile('requirements'), /^ {2}- id: S40$/gm, () => '  - id: S41\n    text: One more.\n  - id: S40'),
  },
  {
    kind: 'wrong authority of a clause',
    tries: 4,
    places: edit(clauseFile, /^authorities: \[([\w.-]+)/gm, ([whole, id = '']) => whole.replace(id, typo(id))),
  },
  {
    kind: 'version without a changelog',
    tries: 2,
    places: edit(clauseFile, /^version: 1\.0\.0$/gm, () => 'version: 1.1.0'),
  },
  { kind: 'unknown key', tries: 1, places: headLine('wehn: { accessModel: trial }') },
  {
    kind: 'renamed section',
    tries: 1,
    places: edit(yamlFile('sections'), /- id: (reviews)$/gm, () => '- id: testimonials'),
  },
]

export const questionOperators: readonly Operator[] = [
  {
    kind: 'unused question',
    tries: 2,
    places: edit(
      questions,
      /^ {2}- id: (backupAdmin|policyOwner)$/gm,
      ([whole]) =>
        `  - id: favoriteColor\n    step: roles\n    kind: text\n    ask: Which color?\n    help: We wonder.\n    short: Color\n    default: Blue\n    defaultWhy: It is calm.\n\n${whole}`,
    ),
  },
  {
    kind: 'unused choice',
    tries: 4,
    places: edit(
      questions,
      /^( +)- \{ value: (never|monthly|nobody|off|drafts-reviewed|employees|minors), .*\}$/gm,
      ([whole, indent = '']) => `${whole}\n${indent}- { value: sometimes, label: Sometimes }`,
    ),
  },
  {
    kind: 'dropped choice',
    tries: 6,
    places: edit(questions, /^ +- \{ value: '?([\w-]+)'?, .*\}\n/gm, ([, value = '']) =>
      /^[A-Z]{2}$/.test(value) ? null : '',
    ),
  },
  {
    kind: 'default that is no choice',
    tries: 3,
    places: edit(questions, /^ {4}default: ([a-z-]+)$/gm, ([, value = '']) => `    default: ${typo(value)}`),
  },
  {
    kind: '"not sure" that is no choice',
    tries: 2,
    places: edit(questions, /^ {4}unsure: ([a-z-]+)$/gm, ([, value = '']) => `    unsure: ${typo(value)}`),
  },
  { kind: 'default without a reason', tries: 2, places: edit(questions, /^ {4}defaultWhy: .*\n/gm, () => '') },
  {
    kind: 'swapped condition of a question',
    tries: 3,
    places: edit(questions, /^ {4}when: \{ (?:accessModel: trial|contentTypes: blog-links) \}$/gm, ([whole]) =>
      whole.replace('trial', 'single-person').replace('blog-links', 'quotes'),
    ),
  },
  {
    kind: 'condition on a later question',
    tries: 1,
    places: edit(questions, /^ {4}when: \{ accessModel: trial \}$/gm, () => '    when: { likeFollow: must-not }'),
  },
  {
    kind: 'typo in a question condition',
    tries: 2,
    places: edit(questions, /^ {4}when: \{ (\w+): /gm, ([whole, id = '']) =>
      id === 'not' ? null : whole.replace(id, typo(id)),
    ),
  },
  {
    kind: 'renamed question',
    tries: 3,
    places: edit(
      questions,
      /^ {2}- id: (accessModel|socialLead|reviewSites|comments|hipaaCovered)$/gm,
      ([whole, id = '']) => whole.replace(id, `${id}Now`),
    ),
  },
  {
    kind: 'duplicate question',
    tries: 1,
    places: edit(questions, /^ {2}- id: (backupAdmin)$/gm, () => '  - id: socialLead'),
  },
  { kind: 'duplicate choice', tries: 1, places: edit(questions, /value: quarterly,/g, () => 'value: monthly,') },
  { kind: 'renamed step', tries: 1, places: edit(questions, /- \{ id: roles,/g, () => '- { id: people,') },
]
