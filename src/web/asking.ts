/** Asks what is not a question of the interview, one screen at a time, the way a terminal would. */
import type { Front } from '../core/interview/page/front.js'
import type { Page, Reply } from '../core/interview/page/page.js'
import { drawMenu } from './draw-menu.js'
import { drawQuestion } from './draw-page.js'
import { make } from './element.js'
import { didBox } from './interview.js'
import type { Visit } from './visit.js'

/** A page that waits for its reply. */
interface Waiting {
  readonly page: Page
  readonly reply: (reply: Reply) => void
}

/** A front that draws on the screen, and can be left from outside. */
export interface Asking extends Front {
  readonly draw: (visit: Visit) => HTMLElement
  /** Replies "back", or that the owner leaves. */
  readonly back: () => void
}

/** Makes it; `show` brings its screen up. */
export function makeAsking(show: () => void, told: (lines: Visit['lines']) => void): Asking {
  let waiting: Waiting | null = null
  const answer = (reply: Reply): void => {
    const { reply: to } = waiting ?? {}
    waiting = null
    told([])
    to?.(reply)
  }
  return {
    say: told,
    ask: (page) =>
      new Promise((reply) => {
        waiting = { page, reply }
        show()
      }),
    close: () => undefined,
    draw: (visit) => make('div', {}, didBox(visit), waiting === null ? null : screenOf(waiting.page, answer)),
    back: () => {
      answer({ kind: waiting?.page.keys.back === true ? 'back' : 'leave' })
    },
  }
}

const screenOf = (page: Page, reply: (reply: Reply) => void): HTMLElement =>
  page.kind === 'text' || page.multiple
    ? drawQuestion(page, { reply, tried: () => undefined, typed: () => undefined })
    : drawMenu(page, reply, 'Every file')
