/** Scenarios: steps print where their clauses are in, and the proof finds a step that may stand without its clause. */
import { expect, test } from '@jest/globals'
import { resolveAnswers } from '../../../src/core/answers/complete.js'
import { parseScenarios } from '../../../src/core/library/scenario.js'
import type { Library } from '../../../src/core/library/library.js'
import { frameDocument } from '../../../src/core/policy/paper.js'
import { assemblePolicy } from '../../../src/core/policy/policy.js'
import { checkLibrary } from '../../../src/lint/library/library.js'
import { proveLibrary } from '../../../src/lint/prove/prove.js'
import { renderPlain } from '../../../src/render/plain.js'
import { edited } from '../../lint/library-edited.js'

const text = `scenarios:
  - id: lost-dog
    situation: A dog is lost
    roles: [everyone]
    steps:
      - { text: 'Ask {{firm}}.', clauses: [ask-first] }
      - { text: 'Use the crew phone.', clauses: [crew-phones], when: { walks: crew } }
`

const plain = edited(['policy.md.hbs', '# Authorities', '# If\n\n{{slot "scenarios"}}\n\n# Authorities'])
const withScenarios = (yaml: string): Library => ({
  ...plain,
  scenarios: parseScenarios({ path: 'clauses/scenarios.yaml', text: yaml }).scenarios,
})

function printed(walks: string): string {
  const library = withScenarios(text)
  const answers = resolveAnswers(library.questions, { values: { firm: 'Good Boys', walks }, unsure: [] }, '2027-01-04')
  const policy = assemblePolicy(library, answers, { version: '1.0' })
  return renderPlain(frameDocument(library, policy, library.frames[0]!))
}

test('each step with the numbers of its sections, for these answers', () => {
  expect(printed('crew')).toContain('### A dog is lost\n\n1. Ask Good Boys. (1.1)\n2. Use the crew phone. (1.2)')
  expect(printed('alone')).toContain('### A dog is lost\n\n1. Ask Good Boys. (1.1)')
  expect(printed('alone')).not.toContain('crew phone.')
})

test('with a role, the situations that are for it first of all', () => {
  const library = edited([
    'policy.md.hbs',
    '# Authorities',
    '# Anyone\n\n{{slot "scenarios" "everyone"}}\n\n# Leads\n\n{{slot "scenarios" "leads"}}\n\n# Posters\n\n{{slot "scenarios" "posters"}}\n\n# Authorities',
  ])
  const two = `${text}  - id: crew-leaves
    situation: A walker leaves
    roles: [leads, everyone]
    steps:
      - { text: Ask., clauses: [ask-first] }
`
  const scenarios = parseScenarios({ path: 'clauses/scenarios.yaml', text: two }).scenarios
  const answers = resolveAnswers(library.questions, { values: { firm: 'Good Boys' }, unsure: [] }, '2027-01-04')
  const policy = assemblePolicy({ ...library, scenarios }, answers, { version: '1.0' })
  const words = renderPlain(frameDocument({ ...library, scenarios }, policy, library.frames[0]!))
  expect(words).toContain(
    '## Anyone\n\n### A dog is lost\n\n1. Ask Good Boys. (1.1)\n\n## Leads\n\n### A walker leaves\n\n1. Ask. (1.1)',
  )
  expect(words).not.toContain('Posters')
  const odd = edited(['policy.md.hbs', '# Authorities', '{{slot "scenarios" "poster"}}\n\n# Authorities'])
  expect(checkLibrary(odd).map(({ message, hint }) => [message, hint])).toContainEqual([
    'Unexpected role "poster" in policy, expected a role of this library',
    'did you mean "posters"?',
  ])
})

test('a clause that does not exist, and a step that may stand without its clause', () => {
  const unknown = checkLibrary(withScenarios(text.replace('[crew-phones]', '[crew-phone]')))
  expect(unknown.map(({ rule, message }) => [rule, message])).toContainEqual([
    'library/clause',
    'Unexpected clause "crew-phone" in scenario lost-dog, expected a clause of this library',
  ])
  const loose = proveLibrary(withScenarios(text.replace(', when: { walks: crew }', '')))
  expect(loose.failures.map(({ diagnostic }) => diagnostic.message)).toContain(
    'Unexpected step of scenario lost-dog on crew-phones, expected that clause to be in wherever the step prints',
  )
  expect(proveLibrary(withScenarios(text)).failures.map(({ diagnostic }) => diagnostic.rule)).not.toContain(
    'library/step-without-clause',
  )
})
