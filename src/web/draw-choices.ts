/** Turns a list to choose from into radio buttons or boxes to tick, in groups, with a search where it is long. */
import { UNSURE, type ListPage, type Reply, type Row } from '../core/interview/page/page.js'
import { searchRows } from '../core/interview/page/search.js'
import { make, paragraphs, type Child } from './element.js'

/** The controls of a question, and how to read them. */
export interface Field {
  readonly drawn: HTMLElement
  /** The reply they stand for; of a choice that is looked at, as if it were chosen. */
  readonly read: (looked?: string) => Reply
  /** What was searched for and not ticked, in words; null where nothing is left hanging. */
  readonly stray: () => string | null
}

type Control = readonly [row: Row, input: HTMLInputElement]

/** What tells a question's controls from those of others on the screen, and the words that name them. */
export interface Naming {
  /** In front of ids, and the name of radio buttons. */
  readonly id: string
  readonly title: HTMLElement | string
}

/** The list, and how to read it. */
export function drawChoices(page: ListPage, { id, title }: Naming): Field {
  const controls = page.rows.map((row, index): Control => [row, controlOf(page, row, `${id}_choice${index}`, id)])
  const labels = new Map(controls.map(([row, input]) => [row.value, labelled(row, input)]))
  const help = page.multiple ? [...page.help, 'Choose all that apply.'] : page.help
  const change = ({ target }: Event): void => {
    const changed = controls.find(([, input]) => input === target)
    if (changed !== undefined && page.multiple) keepApart(controls, changed)
  }
  const groups = [...new Set(page.rows.map(({ group }) => group))].map((group, index) =>
    groupOf(
      group,
      `${id}_group${index}`,
      page.rows.filter((row) => row.group === group).flatMap(({ value }) => labels.get(value) ?? []),
    ),
  )
  const search = page.search ? searchField(page.rows, labels, groups, tickOnly(controls)) : null
  const drawn = make(
    'fieldset',
    { 'aria-describedby': `${id}_help`, change },
    make('legend', {}, title),
    make('div', { id: `${id}_help` }, ...paragraphs(help, 'help')),
    search,
    ...groups,
  )
  return {
    drawn,
    read: (looked) => readChoices(page, controls, looked),
    stray: () => strayOf(page, controls, search?.querySelector('input')?.value.trim() ?? ''),
  }
}

/** Somebody who searched and ticked none of what was found would otherwise get what stood ticked before, out of sight. */
function strayOf(page: ListPage, controls: readonly Control[], searched: string): string | null {
  if (searched === '') return null
  const found = searchRows(page.rows, searched)
  if (found.length === 0) return `Nothing in the list has “${searched}” in it. Clear the search, or type less of it.`
  if (controls.some(([row, { checked }]) => checked && found.includes(row))) return null
  return `You searched for “${searched}” and ticked none of what was found. Tick one, or clear the search.`
}

/** Enter in the search ticks what was found, where it is one. */
const tickOnly =
  (controls: readonly Control[]) =>
  (found: readonly Row[]): void => {
    const [only] = controls.filter(([row]) => found.length === 1 && row === found[0])
    if (only?.[1].checked === false) only[1].click()
  }

function groupOf(title: string, id: string, labels: readonly HTMLElement[]): HTMLElement {
  if (title === '') return make('div', { class: 'group' }, ...labels)
  return make('div', { class: 'group', role: 'group', 'aria-labelledby': id }, make('h2', { id }, title), ...labels)
}

/** "Not sure" and the like stand alone. */
function keepApart(controls: readonly Control[], [row, input]: Control): void {
  if (!input.checked) return
  const stands = row.alone || row.exclusive
  for (const [other, box] of controls)
    if (box !== input && (stands || other.alone || other.exclusive)) box.checked = false
}

function readChoices(page: ListPage, controls: readonly Control[], looked?: string): Reply {
  const at = controls.find(([row]) => row.value === looked)?.[0]
  const ticked = controls.filter(([, input]) => input.checked).map(([row]) => row)
  const stands = at !== undefined && (!page.multiple || at.alone || at.exclusive)
  const beside = ticked.filter((row) => !stands && (at === undefined || !(row.alone || row.exclusive)))
  const values = page.rows.filter((row) => row === at || beside.includes(row)).map(({ value }) => value)
  if (values.includes(UNSURE)) return { kind: 'unsure' }
  return { kind: 'answer', value: page.multiple ? values : (values[0] ?? '') }
}

const controlOf = (page: ListPage, row: Row, id: string, name: string): HTMLInputElement =>
  make('input', {
    id,
    type: page.multiple ? 'checkbox' : 'radio',
    name: `${name}_answer`,
    'data-value': row.value,
    checked: page.at === UNSURE ? row.value === UNSURE : page.ticked.includes(row.value) || row.value === page.at,
  })

const labelled = (row: Row, input: HTMLInputElement): HTMLElement =>
  make('label', { class: 'choice', for: input.id }, input, make('span', {}, row.label, hintOf(row)))

/** What stands under a row's label. */
export const hintOf = ({ hint }: Row): Child => (hint === '' ? null : make('span', { class: 'hint' }, hint))

/** Narrows a long list to the rows that hold what is typed. */
export function searchField(
  rows: readonly Row[],
  drawn: ReadonlyMap<string, HTMLElement>,
  groups: readonly HTMLElement[],
  choose: (found: readonly Row[]) => void = () => undefined,
): HTMLElement {
  const found = make('span', { role: 'status', class: 'hint' })
  const narrow = (): void => {
    const shown = new Set(searchRows(rows, input.value).map(({ value }) => value))
    for (const [value, one] of drawn) one.hidden = !shown.has(value)
    for (const group of groups) group.hidden = [...drawn.values()].every((one) => one.hidden || !group.contains(one))
    found.textContent = input.value === '' ? '' : `${shown.size} of ${rows.length} shown`
  }
  const input = make('input', {
    type: 'search',
    id: '_search',
    autocomplete: 'off',
    input: (event) => {
      event.stopPropagation()
      narrow()
    },
    keydown: (event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== 'Enter') return
      event.preventDefault()
      choose(searchRows(rows, input.value))
    },
  })
  return make('p', { class: 'search' }, make('label', { for: '_search' }, 'Find in this list'), input, found)
}
