/** Turns a page that is no question into a screen where each row does something by itself. */
import type { ListPage, Reply, Row } from '../core/interview/page/page.js'
import { hintOf, searchField } from './draw-choices.js'
import { button, details, make, heading, paragraphs } from './element.js'

/** The screen. */
export function drawMenu(page: ListPage, reply: (reply: Reply) => void): HTMLElement {
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
    heading(page.ask),
    ...paragraphs(page.help, 'help'),
    details('What this rests on', page.more),
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
