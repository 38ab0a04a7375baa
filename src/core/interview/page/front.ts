/** What an interview needs from whoever draws it: to say lines and to ask a page. */
import { visible, withoutSteering } from '../../ground/bounds/visible.js'
import type { Page, Reply, ScreenLine } from './page.js'

/** Draws pages and takes replies: a terminal that redraws, a plain one, or a page in a browser. */
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
