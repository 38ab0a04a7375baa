/** Turns `{{slot "scenarios" "posters"}}` into "What do I do if…": each situation that can come up, with the steps whose clauses are in. */
import { holds } from '../../answers/condition.js'
import { slug } from '../../ground/phrase.js'
import { parseMarkdown } from '../../document/markdown/parse.js'
import { paragraph, type Inline, type ListItem, type Reference, type Section } from '../../document/tree.js'
import type { Scenario, ScenarioStep } from '../../library/scenario.js'
import { evaluate } from '../../template/evaluate.js'
import { templateContext } from '../context.js'
import type { Provision } from '../policy.js'
import { asksForScenario, slotForm } from './forms.js'
import type { Slot, SlotInput } from './slot.js'

/** With a role, the situations that are for it first of all. */
export const scenariosSlot: Slot = (input) => {
  const { scenarios } = slotForm('scenarios', input.args)
  return input.library.scenarios
    .filter((scenario) => scenarios !== null && asksForScenario(scenarios, scenario))
    .filter((scenario) => holds(scenario.when, input.policy.answers))
    .flatMap((scenario) => scenarioSection(scenario, input) ?? [])
}

function scenarioSection({ situation, steps }: Scenario, input: SlotInput): Section | null {
  const provisions = new Map(
    input.policy.sections.flatMap((section) => section.provisions.map((item) => [item.clause, item])),
  )
  const items = steps
    .filter(({ when, clauses }) => holds(when, input.policy.answers) && clauses.every((id) => provisions.has(id)))
    .map((step): ListItem => ({ type: 'listItem', checked: null, children: [stepLine(step, provisions, input)] }))
  if (items.length === 0) return null
  const list = { type: 'list' as const, ordered: true, children: items }
  return { type: 'section', kind: 'part', id: slug(situation), number: null, title: situation, children: [list] }
}

/** The step with the numbers of its sections; a step on a rule that the practice rewrote only points to it. */
function stepLine(
  { nodes, clauses }: ScenarioStep,
  provisions: ReadonlyMap<string, Provision>,
  { library, policy }: SlotInput,
): ListItem['children'][number] {
  const numbers = new Map([...provisions].map(([id, { number }]) => [id, number]))
  const found = clauses.flatMap((id) => provisions.get(id) ?? [])
  const references = found.flatMap((provision, index): (Inline | string)[] => [
    ...(index === 0 ? [] : [', ']),
    shortReference(provision),
  ])
  const rewritten = new Set(policy.overrides.flatMap(({ kind, clause }) => (kind === 'replace' ? [clause] : [])))
  const changed = clauses.some((clause) => rewritten.has(clause))
  if (changed) return paragraph('See ', ...references, ', changed by us.')
  const [block] = parseMarkdown(evaluate(nodes, templateContext(library, policy.answers, { numbers })))
  return paragraph(...(block?.type === 'paragraph' ? block.children : []), ' (', ...references, ')')
}

const shortReference = ({ clause, number, title }: Provision): Reference => ({
  type: 'reference',
  clause,
  number,
  title,
  short: true,
})
