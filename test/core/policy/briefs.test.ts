/** Short lines print for the answers that hold, in the policy's order, each with its section; where the practice rewrote a rule, its title stands instead. */
import { expect, test } from '@jest/globals'
import type { Answer } from '../../../src/core/answers/answers.js'
import { resolveAnswers } from '../../../src/core/answers/complete.js'
import { parseOverride, type Override } from '../../../src/core/policy/override.js'
import { frameDocument } from '../../../src/core/policy/paper.js'
import { assemblePolicy } from '../../../src/core/policy/policy.js'
import { wordingSlot } from '../../../src/core/policy/slots/wording.js'
import { renderMarkdown } from '../../../src/render/markdown/markdown.js'
import { edited } from '../../lint/library-edited.js'

const library = edited(
  [
    'care/ask-first.md',
    'changes:',
    'brief:\n  everyone:\n    - { text: "Ask **first**, {{firm}} says.", on: [do] }\n    - { text: Share the phone., when: { walks: crew } }\n  leads: [Keep the list.]\nchanges:',
  ],
  ['care/crew-phones.md', 'changes:', 'brief:\n  everyone:\n    - Use one phone, see {{ref \"ask-first\"}}.\nchanges:'],
  [
    'policy.md.hbs',
    '# Authorities',
    '# Do\n\n{{slot "briefs" "everyone" "do"}}\n\n# All\n\n{{slot "briefs" "all"}}\n\n# For owners\n\n{{slot "briefs" "everyone" "do" "unnumbered"}}\n\n# Authorities',
  ],
)

function printed(values: Readonly<Record<string, Answer>>, overrides: readonly Override[] = []): string {
  const answers = resolveAnswers(
    library.questions,
    { values: { firm: 'Good Boys', ...values }, unsure: [] },
    '2027-01-04',
  )
  const policy = assemblePolicy(library, answers, { version: '1.0', overrides })
  const text = renderMarkdown(frameDocument(library, policy, library.frames[0]!))
  const end = text.indexOf('\n## Authorities')
  return text.slice(text.search(/^## (Do|All)$/m), end < 0 ? text.length : end)
}

test('by role and paper, for these answers', () => {
  expect(printed({})).toBe(
    '## Do\n\n- Ask **first**, Good Boys says. ([section 1.1](#11-ask-the-owner-first))\n\n## All\n\n- Ask **first**, Good Boys says. ([section 1.1](#11-ask-the-owner-first))\n- Keep the list. ([section 1.1](#11-ask-the-owner-first))\n\n## For owners\n\n- Ask **first**, Good Boys says.\n',
  )
  expect(printed({ walks: 'crew' })).toContain(
    '- Share the phone. ([section 1.1](#11-ask-the-owner-first))\n- Keep the list. ([section 1.1](#11-ask-the-owner-first))\n- Use one phone, see [section 1.1](#11-ask-the-owner-first). ([section 1.2](#12-crew-phones))\n',
  )
})

const own: Override = {
  clause: 'ask-first',
  kind: 'replace',
  title: null,
  body: 'Never post a dog.',
  base: null,
  author: null,
  date: '2027-01-01',
}

test('a short form in the front matter of own words stands in place of "changed by us"', () => {
  const file = `---\nclause: ask-first\nkind: replace\nbrief:\n  everyone:\n    - No dogs online, *ever*.\n---\nNever post a dog.\n`
  const { override } = parseOverride({ path: 'overrides/ask-first.md', text: file })
  expect(printed({}, [override!])).toBe(
    '## All\n\n- No dogs online, *ever*. ([section 1.1](#11-ask-the-owner-first))\n',
  )
  const added: Override = { ...own, kind: 'add' }
  expect(printed({}, [added])).toContain(
    '- Keep the list. (see [section 1.1](#11-ask-the-owner-first), changed by us)\n',
  )
})

test('own words for a rule that does not apply now wait, and the list of own words says so', () => {
  const waiting: Override = { ...own, clause: 'crew-phones' }
  const words = (walks: string): string => {
    const values = { firm: 'Good Boys', walks }
    const answers = resolveAnswers(library.questions, { values, unsure: [] }, '2027-01-04')
    const policy = assemblePolicy(library, answers, { version: '1.0', overrides: [waiting] })
    return JSON.stringify(wordingSlot({ library, policy, args: [] }))
  }
  expect(words('alone')).toContain('“Crew phones”: rewritten by the practice; it waits until this rule applies.')
  expect(words('crew')).toContain('“Crew phones”: rewritten by the practice.')
})

test("a rule in the practice's own words has no short form of ours", () => {
  expect(printed({}, [own])).toBe(
    '## Do\n\n- “Ask the owner first” (see [section 1.1](#11-ask-the-owner-first), changed by us)\n\n## All\n\n- “Ask the owner first” (see [section 1.1](#11-ask-the-owner-first), changed by us)\n',
  )
})
