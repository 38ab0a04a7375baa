/** The plain front: numbered choices, whole lines, nothing redrawn; for screen readers, dumb terminals and slow lines. */
import { visible } from '../../core/ground/bounds/visible.js'
import type { Io } from '../terminal/io.js'
import type { ScreenLine, ListPage, Page, Reply, Row, TextPage } from '../../core/interview/page/page.js'
import type { Front } from '../../core/interview/page/front.js'
import { UNSURE } from '../../core/interview/page/page.js'
import { readLines } from './lines.js'
import type { Look } from '../terminal/look.js'

/** Lists longer than this, and not in groups, are searched instead of read out. */
const readOut = 20
const isLong = (page: ListPage): boolean => page.rows.length > readOut && page.rows.every((row) => row.group === '')

/** A front that prints whole lines and reads whole lines; works on a terminal and on a pipe. */
export function plainFront(io: Io, look: Look): Front {
  const lines = readLines(io.input)
  const write = (text: string): void => void io.output.write(`${look.fit(visible(text))}\n`)
  return {
    say: (said) => said.filter(({ tone }) => tone !== 'step').forEach((line) => write(sayText(line))),
    ask: (page) => ask(page, write, lines.next),
    close: lines.close,
  }
}

const sayText = ({ tone, text }: ScreenLine): string =>
  tone === 'stop' || tone === 'warn' ? `Please note: ${text}` : text

type Write = (text: string) => void
type Read = () => Promise<string | null>

async function ask(page: Page, write: Write, read: Read): Promise<Reply> {
  write('')
  if (page.step !== '') write(`${page.step.replace(' · ', ': ')}.`)
  write(page.ask)
  page.help.forEach(write)
  if (page.kind === 'list') listRows(page, isLong(page) ? [] : page.rows, write)
  write(instruction(page))
  for (;;) {
    const line = await read()
    if (line === null) return { kind: 'leave' }
    const typed = line.trim()
    const command = commandOf(typed, page)
    if (command !== null) return command
    if (typed === '?') whyLines(page).forEach(write)
    else {
      const reply = page.kind === 'text' ? textReply(page, typed) : listReply(page, typed, write)
      if (typeof reply !== 'string') return reply
      if (reply !== '') write(reply)
    }
  }
}

const whyLines = (page: Page): readonly string[] =>
  page.more.length === 0 ? ['There is no more to say about this one.'] : page.more

function commandOf(typed: string, page: Page): Reply | null {
  if (typed === 'b' && page.keys.back) return { kind: 'back' }
  if (typed === 'o' && page.keys.overview) return { kind: 'overview' }
  return typed === 'u' && page.keys.unsure ? { kind: 'unsure' } : null
}

function listRows(page: ListPage, rows: readonly Row[], write: Write): void {
  let group = ''
  for (const row of rows) {
    if (row.group !== group && row.group !== '') write(row.group.endsWith('?') ? row.group : `${row.group}:`)
    group = row.group
    const ticked = page.multiple && page.ticked.includes(row.value) ? ', ticked' : ''
    write(`${numberOf(page, row.value)}. ${row.label}${row.hint === '' ? '' : ` (${row.hint})`}${ticked}`)
  }
}

const numberOf = (page: ListPage, value: string): number => page.rows.findIndex((row) => row.value === value) + 1

function instruction(page: Page): string {
  const keys = [
    ...(page.keys.back ? ['b goes back'] : []),
    ...(page.more.length > 0 ? ['? tells why'] : []),
    ...(page.keys.unsure ? ['u is not sure'] : []),
    ...(page.keys.overview ? ['o shows all answers'] : []),
  ]
  return [how(page), ...keys].join('; ') + '.'
}

function how(page: Page): string {
  if (page.kind === 'text') {
    const taken = page.initial || page.fallback
    return taken === '' ? 'Type your answer' : `Type your answer; Enter takes: ${taken}`
  }
  const long = isLong(page) ? `${page.rows.length} choices: type a few letters to find one, or l to list them` : ''
  const what = page.multiple ? 'Type numbers, such as 1, 3, or 0 for none' : 'Type a number'
  return [long || what, `Enter takes: ${enterTakes(page)}`].join('; ')
}

function enterTakes(page: ListPage): string {
  if (isLong(page)) return page.rows.find((row) => row.value === page.at)?.label ?? page.rows[0]?.label ?? ''
  if (!page.multiple) return numbered(page, page.at === '' ? (page.rows[0]?.value ?? '') : page.at)
  if (page.ticked.length === 0) return 'none'
  const few = page.ticked.length <= 3
  return page.ticked.map((value) => (few ? numbered(page, value) : numberOf(page, value))).join(few ? '; ' : ', ')
}

/** A choice's number and what it is: who only hears the last line need not go back. */
const numbered = (page: ListPage, value: string): string =>
  `${numberOf(page, value)} (${page.rows.find((row) => row.value === value)?.label ?? ''})`

function textReply(page: TextPage, typed: string): Reply | string {
  const value = typed === '' ? page.initial || page.fallback : typed
  return page.complaint(value) ?? { kind: 'answer', value }
}

/** The reply, or what to say instead ('' when it has been said). */
function listReply(page: ListPage, typed: string, write: Write): Reply | string {
  if (typed === '')
    return page.multiple ? answer(page, page.ticked) : answer(page, [page.at || (page.rows[0]?.value ?? '')])
  if (typed === '0' && page.multiple) return answer(page, [])
  if (typed === 'l' && isLong(page)) {
    listRows(page, page.rows, write)
    return ''
  }
  if (/^[\d\s,]+$/.test(typed))
    return byNumber(
      page,
      typed
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(Number),
    )
  return byName(page, typed, write)
}

function byNumber(page: ListPage, numbers: readonly number[]): Reply | string {
  const wrong = numbers.find((number) => page.rows[number - 1] === undefined)
  if (wrong !== undefined) return `There is no ${wrong}. Please type a number from 1 to ${page.rows.length}.`
  if (!page.multiple && numbers.length > 1) return 'Please type one number.'
  return answer(
    page,
    numbers.map((number) => page.rows[number - 1]?.value ?? ''),
  )
}

function byName(page: ListPage, typed: string, write: Write): Reply | string {
  const words = typed.toLowerCase()
  const named = page.rows.filter((row) => row.label.toLowerCase().includes(words))
  const found = named.length > 0 ? named : page.rows.filter((row) => row.words.toLowerCase().includes(words))
  const exact = found.find((row) => row.label.toLowerCase() === words)
  if (!page.multiple && (exact !== undefined || found.length === 1))
    return answer(page, [(exact ?? found[0])?.value ?? ''])
  if (found.length === 0)
    return `Nothing here is called “${typed}”. Please type a number from 1 to ${page.rows.length}.`
  listRows(page, found, write)
  return 'Please type the number.'
}

function answer(page: ListPage, values: readonly string[]): Reply | string {
  if (values.includes(UNSURE))
    return values.length === 1 ? { kind: 'unsure' } : 'Please type “not sure” alone, or your choices.'
  const sole = page.rows.find((row) => row.exclusive && values.includes(row.value))
  if (sole !== undefined && new Set(values).size > 1)
    return `“${sole.label}” stands alone: please type it by itself, or only the others.`
  if (!page.multiple) return { kind: 'answer', value: values[0] ?? '' }
  return { kind: 'answer', value: page.rows.map((row) => row.value).filter((value) => values.includes(value)) }
}
