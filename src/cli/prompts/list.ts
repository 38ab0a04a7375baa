/** Asks to choose one row or tick several: arrows move, typing searches, the window scrolls. */
import { createPrompt, useKeypress, useState } from '@inquirer/core'
import type { ListPage, Reply } from '../../core/interview/page/page.js'
import type { Look } from '../terminal/look.js'
import { headLines, keyLines, moreView } from './keys.js'
import { listState, pressKey, rowsOf, type ListState } from './list-state.js'
import { visibleLines } from './rows.js'
import { useWindow } from './window.js'

/** Lines of a list that are worth scrolling. */
const fewRows = 5
const cursorHide = '\u001B[?25l'

/** Resolves to the answer or to what the owner wants instead. */
export const listPrompt = createPrompt<Reply, { readonly page: ListPage; readonly look: Look }>((config, done) => {
  const { page, look } = config
  const [state, setState] = useState(listState(page))
  useWindow(look)
  useKeypress((key, rl) => {
    // What is typed searches; the line itself stays empty.
    rl.clearLine(0)
    const next = pressKey(page, state, key, Math.max(1, Math.floor(look.rows() / 2)))
    if (next.kind === 'list') setState(next)
    else done(next)
  })
  return `${state.more ? moreView(page, look) : listView(page, look, state)}${cursorHide}`
})

function listView(page: ListPage, look: Look, state: ListState): string {
  const { rows, index } = rowsOf(page, state)
  const foot = keyLines(page, look, keysOf(page))
  const search = searchLine(page, look, state.search, rows.length)
  const roomUnder = (head: readonly string[]): number => look.rows() - head.length - foot.length - 1
  const full = [...headLines(page, look), ...search]
  // In a very small window the choices matter more than the help; Tab still has it.
  const head = roomUnder(full) < fewRows ? [...headLines({ ...page, help: [] }, look), ...search] : full
  const body = visibleLines({ rows, index, ticked: page.multiple ? state.ticked : null, look, room: roomUnder(head) })
  return look.fit([...head, ...body, ...foot].join('\n'))
}

const keysOf = (page: ListPage): readonly string[] =>
  page.multiple ? ['↑↓ move', 'Space tick', 'Enter go on'] : ['↑↓ move', 'Enter choose']

function searchLine(page: ListPage, look: Look, search: string, found: number): readonly string[] {
  if (!page.search) return []
  if (search === '') return [look.quiet('  Type to search')]
  return [`  Search: ${search}${found === 0 ? look.stop('  nothing found; Backspace to go on') : ''}`]
}
