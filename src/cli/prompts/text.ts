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
    const rewrite = (text = typed.text()): void => {
      rl.clearLine(0)
      rl.write(text)
    }
    const command = commandOf(key, page)
    if (more) {
      rewrite()
      setMore(!closesMore(key))
    } else if (command !== null) {
      draft(typed.text())
      done(command)
    } else if (isTabKey(key)) {
      rewrite()
      pasted.mark(', ', () => setMore(page.more.length > 0))
    } else if (isEnterKey(key)) {
      rewrite()
      pasted.mark('; ', () => {
        const reply = replyTo(page, typed.text())
        if (typeof reply === 'string') setLine({ value: typed.text(), wrong: reply })
        else done(reply)
      })
    } else {
      const between = pasted.between()
      if (between !== '') rewrite(joined(typed.text(), between, rl.line.slice(typed.text().length)))
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
  readonly take: (line: { readonly line: string }) => void
}

/** The line being typed. A paste comes as thousands of keys at once: each is taken in, and the line is drawn when they are through. */
function useTyped(initial: string, draw: (text: string) => void): Typed {
  const text = useRef(initial)
  const waiting = useRef<NodeJS.Immediate | null>(null)
  useEffect((rl) => {
    rl.write(initial)
    return () => {
      if (waiting.current !== null) clearImmediate(waiting.current)
    }
  }, [])
  return {
    text: () => text.current,
    take: (rl) => {
      text.current = rl.line.slice(0, limits.typedCharacters)
      // Node measures all of the line at every key.
      if (rl.line.length > limits.typedCharacters)
        Object.assign(rl, { line: text.current, cursor: text.current.length })
      waiting.current ??= setImmediate(() => {
        waiting.current = null
        draw(text.current)
      })
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
