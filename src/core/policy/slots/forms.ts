/** What the plain words after a slot's name mean: declared once, read by the slots and by the proof alike. */

/** Questions and short lines that a slot takes its content from. */
export interface SlotForm {
  /** Ticked choices become rows; those after a minus sign are taken away. */
  readonly rows: readonly { readonly question: string; readonly takesAway: boolean }[]
  /** Columns of a form: a label, and the question whose answer stands there, a box to tick, or nothing. */
  readonly fields: readonly { readonly label: string; readonly source: string | null }[]
  readonly dates: readonly string[]
  /** A role or "all" (who work here), a paper or "any", and a moment, "day" (all, in the order of a day) or null (all, in the policy's order); whether each tells its section. */
  readonly briefs: {
    readonly role: string
    readonly on: string
    readonly moment: string | null
    readonly numbered: boolean
  } | null
  /** A role, or null for all. */
  readonly scenarios: { readonly role: string | null } | null
}

/** Source of a field that is a box to tick by hand. */
export const tickBox = '[ ]'

const nothing: SlotForm = { rows: [], fields: [], dates: [], briefs: null, scenarios: null }

const rowsForm = ([questions = '', , ...fields]: readonly string[]): SlotForm => ({
  ...nothing,
  rows: questions.split(' ').map((word) => ({ question: word.replace(/^-/, ''), takesAway: word.startsWith('-') })),
  fields: fields.map((field) => {
    const [label = '', source] = field.split(' = ')
    return { label, source: source ?? null }
  }),
})

const forms: Readonly<Record<string, (args: readonly string[]) => SlotForm>> = {
  rows: rowsForm,
  records: rowsForm,
  event: ([question = '']) => ({ ...nothing, dates: [question] }),
  briefs: ([role = 'all', on = 'any', ...rest]) => {
    const [moment = null] = rest.filter((word) => word !== unnumbered)
    return { ...nothing, briefs: { role, on, moment, numbered: !rest.includes(unnumbered) } }
  },
  scenarios: ([role = null]) => ({ ...nothing, scenarios: { role } }),
}

/** Reads the words after a slot's name; a slot that takes its content from elsewhere has an empty form. */
export const slotForm = (name: string, args: readonly string[]): SlotForm => forms[name]?.(args) ?? nothing

/** Last word of short lines for people who don't have the policy: none tells its section. */
const unnumbered = 'unnumbered'

/** Every moment, in the order of a day. */
export const wholeDay = 'day'

/** Whether a `scenarios` slot asks for a situation: each stands once, with the first role it is for. */
export const asksForScenario = (
  { role }: NonNullable<SlotForm['scenarios']>,
  { roles }: { readonly roles: readonly string[] },
): boolean => role === null || roles[0] === role

/** Whether a `briefs` slot asks for a line that is wanted at a moment. */
export const asksFor = (
  { role, on, moment: asked }: NonNullable<SlotForm['briefs']>,
  line: { readonly role: string; readonly on: readonly string[] },
  moment: string | null,
): boolean =>
  (role === 'all' ? line.role !== 'clients' : role === line.role) &&
  (on === 'any' || line.on.some((paper) => paper === on)) &&
  (asked === null || asked === wholeDay || asked === moment)
