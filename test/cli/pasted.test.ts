/** A line of text keeps what a person pasted or typed: tables, lines, and what stood there before Esc or Ctrl-O. */
import type { PassThrough } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
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
