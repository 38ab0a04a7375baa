/** Draws a screen that takes a moment: says so first, then shows what came of it, or what went wrong. */
import { heading, make, paragraphs } from './element.js'
import { refusalOf } from './refusal.js'

/** The screen; `prepare` is told where to say how far it is. */
export function drawLater(
  title: string,
  prepare: (progress: (words: string) => void) => Promise<readonly (Node | string)[]>,
  otherwise: () => readonly Node[],
): HTMLElement {
  const progress = make('p', { role: 'status' }, 'One moment.')
  const screen = make('div', {}, heading(title), progress)
  const show = async (): Promise<void> => {
    try {
      screen.replaceChildren(...(await prepare((words) => (progress.textContent = words))))
    } catch (error) {
      const { problem } = refusalOf(error)
      screen.replaceChildren(heading('That did not work'), ...paragraphs(problem.split('\n')), ...otherwise())
    }
    // It may have gone on to another screen.
    if (screen.isConnected) document.getElementById('_heading')?.focus({ preventScroll: true })
  }
  // After the words are on the screen.
  setTimeout(() => void show(), 0)
  return screen
}
