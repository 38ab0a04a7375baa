/** Asks for a line of text or a date: what Enter would take stands under the line, and so does anything wrong with it. */
import { createPrompt, isEnterKey, isTabKey, useEffect, useKeypress, useRef, useState } from '@inquirer/core'
import { limits } from '../../core/ground/bounds/limits.js'
import type { Reply, TextPage } from '../../core/interview/page/page.js'
import { type Look } from '../terminal/look.js'
import { wrap } from '../terminal/wrap.js'
import { closesMore, commandOf, headLines, keyLines, measure, moreView } from './keys.js'
import { usePasted } from './pasted.js'
import { useWindow } from './window.js'

/** `draft` is told what was typed when the owner goes elsewhere. */
interface TextConfig {
  readonly page: TextPage
  readonly look: Look
  readonly draft: (text: string) => void
}

/** Resolves to the answer or to what the owner wants instead. */
export const textPrompt = createPrompt<Reply, TextConfig>((config, done) => {
  const { page, look, draft } = config
  const [{ value, wrong }, setLine] = useState({ value: page.initial, wrong: '' })
  const [more, setMore] = useState(false)
  const typed = useTyped(page.initial, (text) => {
    setLine({ value: text, wrong: '' })
  })
  const pasted = usePasted()
  useWindow(look)
  useKeypress((key, rl) => {
    const command = commandOf(key, page)
    if (more) {
      typed.rewrite(rl)
      setMore(!closesMore(key))
    } else if (command !== null) {
      draft(typed.text())
      done(command)
    } else if (isTabKey(key)) {
      typed.rewrite(rl)
      pasted.mark(', ', () => setMore(page.more.length > 0))
    } else if (isEnterKey(key)) {
      typed.rewrite(rl)
      pasted.mark('; ', () => {
        const reply = replyTo(page, typed.text())
        if (typeof reply === 'string') setLine({ value: typed.text(), wrong: reply })
        else done(reply)
      })
    } else {
      const between = pasted.between()
      if (between !== '') typed.rewrite(rl, joined(typed.text(), between, rl.line.slice(typed.text().length)))
      typed.take(rl)
    }
  })
  if (more) return moreView(page, look)
  return [lineOf(page, look, value), look.fit(belowLines(page, look, value, wrong).join('\n'))]
})

/** The answer, or what is wrong with it. */
function replyTo(page: TextPage, text: string): Reply | string {
  const value = text.trim() === '' ? page.fallback : text
  return page.complaint(value) ?? { kind: 'answer', value }
}

const joined = (text: string, between: string, next: string): string =>
  text.trim() === '' ? next : `${text.trimEnd()}${between}${next}`

interface Typed {
  readonly text: () => string
  /** Takes the line over as it is after a key. */
  readonly take: (line: Line) => void
  /** Puts into the line what was typed before the key, or another text. */
  readonly rewrite: (line: Line, text?: string) => void
}

/** Node's line, of which it measures every character at every key. */
interface Line {
  readonly line: string
  readonly clearLine: (where: 0) => void
  readonly write: (text: string) => void
}

const setNodesLine = (rl: Line, line: string): void => {
  Object.assign(rl, { line, cursor: line.length })
}

/** The line being typed. A paste comes as thousands of keys at once: each is taken in, and the line is drawn when they are through. */
function useTyped(initial: string, draw: (text: string) => void): Typed {
  const text = useRef(initial)
  const waiting = useRef<NodeJS.Immediate | null>(null)
  // From the key that fills the line until it is drawn, Node has nothing to measure.
  const full = useRef(false)
  useEffect((rl) => {
    rl.write(initial)
    return () => {
      if (waiting.current !== null) clearImmediate(waiting.current)
    }
  }, [])
  /** Whether a paste has filled the line: what else comes of it is let go. */
  const isFull = (rl: Line): boolean => {
    if (full.current) setNodesLine(rl, '')
    return full.current
  }
  const drawOnce = (rl: Line): void => {
    waiting.current ??= setImmediate(() => {
      waiting.current = null
      if (full.current) setNodesLine(rl, text.current)
      full.current = false
      draw(text.current)
    })
  }
  return {
    text: () => text.current,
    rewrite: (rl, other = text.current) => {
      if (isFull(rl)) return
      rl.clearLine(0)
      rl.write(other)
    },
    take: (rl) => {
      if (isFull(rl)) return
      text.current = rl.line.slice(0, limits.typedCharacters)
      full.current = rl.line.length > limits.typedCharacters
      isFull(rl)
      drawOnce(rl)
    },
  }
}

/** What was typed must end the prompt as it is: the cursor is placed by it. */
const lineOf = (page: TextPage, look: Look, value: string): string =>
  `${look.fit([...headLines(page, look), '', `${look.here('›')} `].join('\n'))}${value}`

const belowLines = (page: TextPage, look: Look, value: string, wrong: string): readonly string[] => [
  ...(wrong === '' ? [] : wrap(wrong, measure(look), '    ', '  ! ').map(look.stop)),
  ...(value === '' && page.fallback !== '' ? wrap(`Enter takes: ${page.fallback}`, measure(look), '  ') : []),
  '',
  ...keyLines(page, look, ['Enter go on']),
]
