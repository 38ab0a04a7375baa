/** Turns a page that is no question into a screen where each row does something by itself. */
import type { ListPage, Reply, Row } from '../core/interview/page/page.js'
import { hintOf, searchField } from './draw-choices.js'
import { button, details, make, heading, paragraphs } from './element.js'

/** The screen; `moreTitle` is what opens the rest of what there is to say. */
export function drawMenu(page: ListPage, reply: (reply: Reply) => void, moreTitle = 'What this rests on'): HTMLElement {
  const rows = new Map(page.rows.map((row) => [row.value, rowOf(row, row.value === page.at, reply)]))
  const groups = [...new Set(page.rows.map(({ group }) => group))].map((group) =>
    make(
      'div',
      { class: 'group' },
      group === '' ? null : make('h2', {}, group),
      make(
        'ul',
        { class: 'rows' },
        ...page.rows.filter((row) => row.group === group).flatMap(({ value }) => rows.get(value) ?? []),
      ),
    ),
  )
  const back = (): void => {
    reply({ kind: 'back' })
  }
  return make(
    'div',
    {},
    page.step === '' ? null : make('p', { class: 'step' }, page.step),
    heading(page.ask),
    ...paragraphs(page.help, 'help'),
    details(moreTitle, page.more),
    page.search ? searchField(page.rows, rows, groups) : null,
    ...groups,
    page.keys.back ? make('div', { class: 'ways' }, button('Back', back)) : null,
  )
}

const rowOf = (row: Row, isMain: boolean, reply: (reply: Reply) => void): HTMLElement =>
  make(
    'li',
    {},
    make(
      'button',
      {
        type: 'button',
        class: isMain ? 'main row' : 'row',
        click: () => {
          reply({ kind: 'answer', value: row.value })
        },
      },
      row.label,
      hintOf(row),
    ),
  )
