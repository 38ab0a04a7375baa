/** Asks for a line of text or a date: what Enter would take stands under the line, and so does anything wrong with it. */
import { createPrompt, isEnterKey, isTabKey, useEffect, useKeypress, useState } from '@inquirer/core'
import type { Reply, TextPage } from '../wizard/front.js'
import { type Look } from '../terminal/look.js'
import { wrap } from '../terminal/wrap.js'
import { closesMore, commandOf, headLines, keyLines, measure, moreView } from './keys.js'
import { useWindow } from './window.js'

/** Resolves to the answer or to what the owner wants instead. */
export const textPrompt = createPrompt<Reply, { readonly page: TextPage; readonly look: Look }>((config, done) => {
  const { page, look } = config
  const [value, setValue] = useState(page.initial)
  const [wrong, setWrong] = useState('')
  const [more, setMore] = useState(false)
  useWindow(look)
  useEffect((rl) => {
    rl.write(page.initial)
  }, [])
  useKeypress((key, rl) => {
    const rewrite = (text: string): void => {
      rl.clearLine(0)
      rl.write(text)
    }
    const command = commandOf(key, page)
    if (more) {
      rewrite(value)
      setMore(!closesMore(key))
    } else if (command !== null) done(command)
    else if (isTabKey(key)) {
      rewrite(value)
      setMore(page.more.length > 0)
    } else if (isEnterKey(key)) {
      const answer = value.trim() === '' ? page.fallback : value
      const complaint = page.complaint(answer)
      if (complaint === null) done({ kind: 'answer', value: answer })
      else {
        rewrite(value)
        setWrong(complaint)
      }
    } else {
      setValue(rl.line)
      setWrong('')
    }
  })
  if (more) return moreView(page, look)
  return [lineOf(page, look, value), look.fit(belowLines(page, look, value, wrong).join('\n'))]
})

/** What was typed must end the prompt as it is: the cursor is placed by it. */
const lineOf = (page: TextPage, look: Look, value: string): string =>
  `${look.fit([...headLines(page, look), '', `${look.here('›')} `].join('\n'))}${value}`

const belowLines = (page: TextPage, look: Look, value: string, wrong: string): readonly string[] => [
  ...(wrong === '' ? [] : wrap(wrong, measure(look), '    ', '  ! ').map(look.stop)),
  ...(value === '' && page.fallback !== '' ? wrap(`Enter takes: ${page.fallback}`, measure(look), '  ') : []),
  '',
  ...keyLines(page, look, ['Enter go on']),
]
