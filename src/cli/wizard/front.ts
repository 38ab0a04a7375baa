/** What the interview needs from a terminal: to say lines and to ask a page; two fronts do it, one redraws and one is plain. */
import { visible, withoutSteering } from '../../core/ground/bounds/visible.js'
import type { Page, Reply, ScreenLine } from '../../core/interview/page/page.js'

export interface Front {
  readonly say: (lines: readonly ScreenLine[]) => void
  readonly ask: (page: Page) => Promise<Reply>
  readonly close: () => void
}

/** A page whose words can be put on a screen: what would steer it is spelled out; a line to type into has it left out. */
export function visiblePage(page: Page): Page {
  const words = {
    step: visible(page.step),
    ask: visible(page.ask),
    help: page.help.map(visible),
    more: page.more.map(visible),
  }
  if (page.kind === 'text') return { ...page, ...words, initial: withoutSteering(page.initial) }
  const rows = page.rows.map((one) => ({
    ...one,
    label: visible(one.label),
    hint: visible(one.hint),
    group: visible(one.group),
  }))
  return { ...page, ...words, rows }
}
