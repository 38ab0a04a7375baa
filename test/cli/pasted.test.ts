/** A line of text keeps what a person pasted or typed: tables, lines, and what stood there before Esc or Ctrl-O. */
import type { PassThrough } from 'node:stream'
import { Interface, type CursorPos } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { expect, jest, test } from '@jest/globals'
import type { Reply, TextPage } from '../../src/core/interview/page/page.js'
import { richFront } from '../../src/cli/prompts/prompts.js'
import { lookOf } from '../../src/cli/terminal/look.js'
import { until, virtualTerminal, type VirtualTerminal } from './virtual-terminal.js'

const page: TextPage = {
  kind: 'text',
  step: '',
  ask: 'Who?',
  help: [],
  more: ['Because.'],
  keys: { back: true, overview: true, unsure: false },
  initial: '',
  fallback: '',
  complaint: (text) => (text === '' ? 'Please type an answer.' : null),
}

async function asked(act: (terminal: VirtualTerminal) => Promise<void>): Promise<Reply> {
  const terminal = virtualTerminal()
  const front = richFront(terminal.io, lookOf(terminal.io))
  const reply = front.ask(page)
  await until(() => terminal.screen().includes('Who?'))
  await act(terminal)
  const said = await reply
  front.close()
  return said
}

const paste = async ({ io }: VirtualTerminal, text: string): Promise<void> => {
  ;(io.input as PassThrough).write(text)
  await setTimeout(60)
}

test.each([
  ['Ana Ruiz\tlead\r\nBo Li\tbackup', 'Ana Ruiz, lead; Bo Li, backup'],
  ['Riverbend\rCounseling\rGroup', 'Riverbend; Counseling; Group'],
  ['a\t\t\r\n\r\nb', 'a; b'],
])('pasted %j is one line', async (text, value) => {
  const reply = await asked(async (terminal) => {
    await paste(terminal, text)
    await terminal.press('enter')
  })
  expect(reply).toEqual({ kind: 'answer', value })
})

test('Tab pressed by a person still tells why, and Enter still sends', async () => {
  const reply = await asked(async (terminal) => {
    await terminal.type('Ana')
    await terminal.press('tab')
    expect(terminal.screen()).toContain('Because.')
    await terminal.press('tab', 'enter')
  })
  expect(reply).toEqual({ kind: 'answer', value: 'Ana' })
})

test.each(['esc', 'ctrl-o'])('what was typed before %s stands there again', async (key) => {
  const terminal = virtualTerminal()
  const front = richFront(terminal.io, lookOf(terminal.io))
  const first = front.ask(page)
  await until(() => terminal.screen().includes('Who?'))
  await terminal.type('Ana')
  await terminal.press(key)
  expect((await first).kind).toBe(key === 'esc' ? 'back' : 'overview')
  const shown = terminal.raw().length
  const second = front.ask(page)
  await until(() => terminal.raw().slice(shown).includes('Ana'))
  await terminal.type(' R')
  await terminal.press('enter')
  expect(await second).toEqual({ kind: 'answer', value: 'Ana R' })
  front.close()
})

const nodesLine: { readonly getCursorPos: (this: Interface) => CursorPos } = Interface.prototype
const cursorOf = nodesLine.getCursorPos

/** Pastes piece by piece, as a terminal hands it over, and then does what is asked at once; counts pages drawn, and characters of the line that Node measures. */
async function pastedInPieces(
  text: string,
  piece: number,
  then: (terminal: VirtualTerminal) => Promise<void>,
): Promise<{ readonly reply: Reply; readonly drawn: number; readonly measured: number }> {
  const terminal = virtualTerminal()
  const look = lookOf(terminal.io)
  let [drawn, measured] = [0, 0]
  const fit = (shown: string): string => {
    drawn += 1
    return look.fit(shown)
  }
  const front = richFront(terminal.io, { ...look, fit })
  const reply = front.ask(page)
  await until(() => terminal.screen().includes('Who?'))
  const spy = jest.spyOn(Interface.prototype, 'getCursorPos').mockImplementation(function (this: Interface) {
    measured += this.line.length
    return cursorOf.call(this)
  })
  try {
    for (let at = 0; at < text.length; at += piece) {
      ;(terminal.io.input as PassThrough).write(text.slice(at, at + piece))
      await setTimeout(0)
    }
    await then(terminal)
    return { reply: await reply, drawn, measured }
  } finally {
    spy.mockRestore()
    front.close()
  }
}

test('100 kB pasted cost a few steps a character, and Ctrl-C right behind them leaves', async () => {
  const row = '\tlead\nAna'
  // No piece ends with a line's end, which would send it.
  const text = row.repeat(100_000 / row.length)
  const { reply, drawn, measured } = await pastedInPieces(text, row.length * 400, async (terminal) => {
    await terminal.press('ctrl-c')
  })
  expect(reply).toEqual({ kind: 'leave' })
  expect(measured / text.length).toBeLessThan(15)
  expect(drawn).toBeLessThan(100)
})

test('what a line has no room for is let go, and the line can be gone on with', async () => {
  const { reply } = await pastedInPieces('word '.repeat(400), 1_999, async (terminal) => {
    expect(terminal.screen()).toContain('word word')
    await terminal.press('backspace', 'backspace', 'S', 'enter')
  })
  expect(reply).toEqual({ kind: 'answer', value: `${'word '.repeat(199)}worS` })
})
