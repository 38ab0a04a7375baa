/** Questions and choices: each one changes something (text, clauses, authorities, conflicts, other questions), or says it is cosmetic. */
import type { Question } from '../../../core/answers/question.js'
import type { TemplateNode } from '../../../core/template/nodes.js'
import { ever, never, type Node } from '../../model/diagram.js'
import { conflictBounds } from '../../model/conflict-nodes.js'
import type { Check, Finding, Model } from '../../model/model.js'
import { slotForm } from '../../../core/policy/slots/forms.js'

/** Every question, and every choice of it. */
export const effects: Check = (model) => {
  const outcomes = byVariable(outcomesOf(model), model)
  return model.library.questions.flatMap((question) =>
    question.cosmetic ? cosmeticFindings(question, model) : effectFindings(question, outcomes, model),
  )
}

function effectFindings(question: Question, outcomes: Outcomes, model: Model): readonly Finding[] {
  if (playsPart(question, model)) return []
  // A "not sure" choice always shows: it lands on the list of open items.
  const unsure = question.choices.filter((choice) => choice.unsure).map((choice) => choice.value)
  const idle = idleChoices(question, outcomes, model).filter((value) => !unsure.includes(value))
  const levels = model.space.levelsOf(question.id)
  const isDead =
    question.choices.length === 0
      ? !isFelt(levels, question, outcomes, model)
      : idle.length + unsure.length >= question.choices.length && idle.length > 0
  const found = (message: string): Finding => ({
    rule: 'library/no-effect',
    message,
    place: question.place,
    when: ever,
  })
  if (isDead) return [found(`Unexpected question "${question.id}", expected its answer to change something`)]
  return idle.map((value) => found(`Unexpected choice "${value}" of ${question.id}, expected it to change something`))
}

/** Parts the engine itself reads: names, dates, outputs, platforms; and questions whose ticks are another's choices. */
const playsPart = (question: Question, { library }: Model): boolean =>
  Object.values(library.parts).includes(question.id) ||
  library.questions.some((other) => other.choicesFrom.includes(question.id))

/** A question without choices: its answer prints, or a test asks for it. */
const isFelt = (levels: readonly number[], question: Question, outcomes: Outcomes, model: Model): boolean =>
  prints(question, ever, model) ||
  levels.some((level) => outcomes.has(level)) ||
  model.library.questions.some((other) => other.default.kind === 'same' && other.default.question === question.id)

/** Choices that leave everything as it is: for a select against the default, for a multiselect against not ticking it. */
function idleChoices(question: Question, outcomes: Outcomes, model: Model): readonly string[] {
  const { space } = model
  const usual = question.default.kind === 'literal' ? String(question.default.value) : question.choices[0]?.value
  const values = question.choices.map((choice) => choice.value)
  const differs = (level: number, a: number, b: number): boolean => changes(level, a, b, outcomes, model)
  if (question.kind === 'multiselect') {
    const level = (value: string): number =>
      space.levelsOf(question.id).find((candidate) => space.variables[candidate]?.choice === value) ?? -1
    return values.filter(
      (value) => !prints(question, space.test(question.id, [value]), model) && !differs(level(value), 0, 1),
    )
  }
  const level = space.levelsOf(question.id)[0] ?? -1
  const index = (value: string | undefined): number => space.variables[level]?.values.indexOf(value ?? '') ?? -1
  const phrase = (value: string | undefined): string | undefined =>
    question.choices.find((choice) => choice.value === value)?.phrase
  const distinct = (a: string, b: string | undefined): boolean =>
    differs(level, index(a), index(b)) ||
    (phrase(a) !== phrase(b) && prints(question, space.test(question.id, [a]), model))
  return values.filter((value) =>
    value === usual ? !values.some((other) => other !== value && distinct(value, other)) : !distinct(value, usual),
  )
}

/** Whether the answer prints for some of the answers in `f`. */
const prints = (question: Question, f: Node, { occurrences, space }: Model): boolean =>
  occurrences.some(
    ({ node, when }) => questionsPrinted(node).includes(question.id) && space.possible(space.diagram.and(when, f)),
  )

function questionsPrinted(node: TemplateNode): readonly string[] {
  if (node.kind === 'value' || node.kind === 'list' || node.kind === 'date') return [node.question]
  if (node.kind !== 'slot') return []
  const { rows, fields, dates } = slotForm(node.name, node.args)
  return [...rows.map((row) => row.question), ...fields.map((field) => field.source ?? ''), ...dates]
}

/** Whether going from one value of a variable to another changes an outcome, the other answers staying as they are. */
function changes(level: number, from: number, to: number, outcomes: Outcomes, { space }: Model): boolean {
  const { diagram } = space
  return (outcomes.get(level) ?? []).some((f) => {
    const [before, after] = [diagram.assign(f, level, from), diagram.assign(f, level, to)]
    if (before === after) return false
    const differ = diagram.or(diagram.and(before, diagram.not(after)), diagram.and(after, diagram.not(before)))
    const valueIs = (value: number): Node =>
      diagram.literal(
        level,
        Array.from({ length: space.variables[level]?.values.length ?? 0 }, (_, at) => at === value),
      )
    return [from, to].some((value) => space.possible(diagram.and(differ, valueIs(value))))
  })
}

/** Outcomes by the variables they depend on. */
type Outcomes = ReadonlyMap<number, readonly Node[]>

function byVariable(outcomes: ReadonlySet<Node>, { space }: Model): Outcomes {
  const sorted = new Map<number, Node[]>()
  for (const f of outcomes) {
    for (const level of space.diagram.support(f)) sorted.set(level, [...(sorted.get(level) ?? []), f])
  }
  return sorted
}

/** When each thing that can be seen happens; things that always happen together are one. */
function outcomesOf({ library, space, occurrences, clause, authority }: Model): ReadonlySet<Node> {
  const { diagram } = space
  const seen = occurrences.flatMap(({ node, when }) =>
    node.kind === 'branch' || (node.kind === 'content' && node.text.trim() === '') ? [] : [when],
  )
  const own = library.clauses.flatMap((item) => {
    const included = clause(item.id) ?? ever
    const listed = item.authorities.map((id) => diagram.and(included, authority(id) ?? never))
    return [
      included,
      ...listed,
      ...(item.strengthen === null ? [] : [diagram.and(included, space.condition(item.strengthen.when))]),
    ]
  })
  const conflicts = library.conflicts.flatMap(({ when }) => {
    if (when === null) return []
    const { may, surely } = conflictBounds(when, space)
    return [may, surely]
  })
  return new Set([...seen, ...own, ...conflicts, ...library.questions.map((question) => space.asked(question.id))])
}

/** A cosmetic question touches no clause. */
function cosmeticFindings(question: Question, { occurrences, space, library, clause }: Model): readonly Finding[] {
  const levels = space.levelsOf(question.id)
  const touches = (f: Node): boolean => space.diagram.support(f).some((level) => levels.includes(level))
  const touched =
    library.clauses.some((item) => touches(clause(item.id) ?? ever)) ||
    occurrences.some(
      ({ text, node, when }) =>
        (text.kind === 'clause' || text.kind === 'brief') &&
        (touches(when) || ('question' in node && node.question === question.id)),
    )
  if (!touched) return []
  const message = `Unexpected cosmetic question "${question.id}", expected it to change no clause`
  return [{ rule: 'library/cosmetic', message, place: question.place, when: ever }]
}
