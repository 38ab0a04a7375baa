/** What a key does to a list: pointer, ticks and search as a value, so that drawing and deciding stay apart. */
import {
  isBackspaceKey,
  isDownKey,
  isEnterKey,
  isSpaceKey,
  isTabKey,
  isUpKey,
  type KeypressEvent,
} from '@inquirer/core'
import { limits } from '../../core/ground/bounds/limits.js'
import { UNSURE, type ListPage, type Reply, type Row } from '../../core/interview/page/page.js'
import { closesMore, commandOf } from './keys.js'
import { searchRows } from '../../core/interview/page/search.js'

export interface ListState {
  readonly kind: 'list'
  readonly search: string
  readonly ticked: readonly string[]
  /** Value of the row the pointer is on. */
  readonly at: string
  /** The page's "more" is open. */
  readonly more: boolean
}

export const listState = (page: ListPage): ListState => ({
  kind: 'list',
  search: '',
  ticked: page.ticked,
  at: page.at === '' ? (page.rows[0]?.value ?? '') : page.at,
  more: false,
})

/** Rows found by the search, and the one the pointer is on. */
export function rowsOf(page: ListPage, state: ListState): { readonly rows: readonly Row[]; readonly index: number } {
  const rows = searchRows(page.rows, state.search)
  const index = rows.findIndex((row) => row.value === state.at)
  return { rows, index: Math.max(0, index) }
}

/** The list after a key, or the owner's reply; `half` is half a window of rows. */
export function pressKey(page: ListPage, state: ListState, key: KeypressEvent, half: number): ListState | Reply {
  if (state.more) return { ...state, more: !closesMore(key) }
  const command = commandOf(key, page)
  if (command !== null) return command
  if (isTabKey(key)) return { ...state, more: page.more.length > 0 }
  const { rows, index } = rowsOf(page, state)
  const row = rows[index]
  if (isEnterKey(key)) return row === undefined ? state : replyOf(page, state, row)
  if (page.multiple && isSpaceKey(key)) return row === undefined ? state : tick(page, state, row)
  const moved = moveTo(key, rows, index, half)
  if (moved !== undefined) return { ...state, at: moved.value }
  return page.search ? searched(page, state, typedInto(state.search, key)) : state
}

function replyOf(page: ListPage, state: ListState, row: Row): Reply {
  if (row.value === UNSURE) return { kind: 'unsure' }
  if (!page.multiple) return { kind: 'answer', value: row.value }
  const values = page.rows.map((one) => one.value).filter((value) => state.ticked.includes(value))
  return { kind: 'answer', value: values }
}

/** Found and ticked: the whole list shows again, with the pointer where it was. */
function tick(page: ListPage, state: ListState, row: Row): ListState | Reply {
  if (row.alone) return replyOf(page, state, row)
  const others = state.ticked.filter((value) => value !== row.value)
  const beside = others.filter(
    (value) => !row.exclusive && page.rows.find((one) => one.value === value)?.exclusive !== true,
  )
  const ticked = others.length < state.ticked.length ? others : [...beside, row.value]
  return { ...state, ticked, search: '', at: row.value }
}

/** The row an arrow or page key leads to; up from the first row is the last. */
function moveTo(key: KeypressEvent, rows: readonly Row[], index: number, half: number): Row | undefined {
  const last = rows.length - 1
  if (isUpKey(key)) return rows[index === 0 ? last : index - 1]
  if (isDownKey(key)) return rows[index === last ? 0 : index + 1]
  if (key.name === 'pageup') return rows[Math.max(0, index - half)]
  if (key.name === 'pagedown') return rows[Math.min(last, index + half)]
  if (key.name === 'home') return rows[0]
  return key.name === 'end' ? rows[last] : undefined
}

const searched = (page: ListPage, state: ListState, search: string): ListState =>
  search === state.search ? state : { ...state, search, at: searchRows(page.rows, search)[0]?.value ?? '' }

function typedInto(search: string, key: KeypressEvent): string {
  if (isBackspaceKey(key)) return search.replace(/.$/u, '')
  const { sequence } = key as { readonly sequence?: string }
  const isPrintable = sequence !== undefined && !key.ctrl && /^[\p{L}\p{N}\p{P}\p{S} ]$/u.test(sequence)
  return isPrintable && search.length < limits.searchCharacters ? search + sequence : search
}
