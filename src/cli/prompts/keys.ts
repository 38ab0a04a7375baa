/** The keys that mean the same on every page, and how a page's words are laid out above and below what is asked. */
import { isEnterKey, isTabKey, type KeypressEvent } from '@inquirer/core'
import type { Page, Reply } from '../../core/interview/page/page.js'
import { type Look } from '../terminal/look.js'
import { wrap } from '../terminal/wrap.js'

/** Esc goes back, Ctrl-O opens all answers, Ctrl-N is "not sure"; null for any other key. */
export function commandOf(key: KeypressEvent, page: Page): Reply | null {
  if (key.name === 'escape' && page.keys.back) return { kind: 'back' }
  if (key.ctrl && key.name === 'o' && page.keys.overview) return { kind: 'overview' }
  if (key.ctrl && key.name === 'n' && page.keys.unsure) return { kind: 'unsure' }
  return null
}

/** Keys that close the page's "more". */
export const closesMore = (key: KeypressEvent): boolean => isTabKey(key) || isEnterKey(key) || key.name === 'escape'

/** Columns texts are set in: never wider than is good to read, never the last column. */
export const measure = (look: Look): number => Math.min(look.columns(), 80) - 1

/** Step, question and help. */
export function headLines(page: Page, look: Look): readonly string[] {
  const width = measure(look)
  return [
    '',
    ...(page.step === '' ? [] : wrap(page.step, width).map(look.quiet)),
    ...wrap(page.ask, width).map(look.strong),
    ...page.help.flatMap((text) => wrap(text, width, '  ')),
  ]
}

/** The keys that work here, in words. */
export function keyLines(page: Page, look: Look, first: readonly string[]): readonly string[] {
  const keys = [
    ...first,
    ...(page.keys.back ? ['Esc back'] : []),
    ...(page.more.length > 0 ? ['Tab why'] : []),
    ...(page.keys.unsure && page.kind === 'text' ? ['Ctrl-N not sure'] : []),
    ...(page.keys.overview ? ['Ctrl-O answers'] : []),
  ]
  // A key and its word stay together on one line.
  const glued = keys.map((key) => key.replaceAll(' ', '\u00A0')).join(' · ')
  return wrap(glued, measure(look), '  ').map((line) => look.quiet(line.replaceAll('\u00A0', ' ')))
}

/** The page's "more" in place of what is asked, cut to the window. */
export function moreView(page: Page, look: Look): string {
  const width = measure(look)
  const head = wrap(page.ask, width).map(look.strong)
  const body = page.more.flatMap((text) => ['', ...wrap(text, width, '  ')])
  const room = Math.max(3, look.rows() - head.length - 4)
  const shown = body.length > room ? [...body.slice(0, room - 1), '  …'] : body
  return look.fit([...head, ...shown, '', look.quiet('  Tab back to the question')].join('\n'))
}
