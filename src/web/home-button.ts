/** The way back to what is due. */
import { button } from './element.js'
import { answersInFolder } from './practice.js'
import type { Visit } from './visit.js'

/** Leads home; answers that were changed and not written yet are as they were. */
export const homeButton = (visit: Visit, label = 'What is due'): HTMLButtonElement =>
  button(label, () => {
    goHome(visit)
  })

/** The same, from the code. */
export function goHome(visit: Visit): void {
  visit.state = answersInFolder(visit.setting)
  visit.lines = []
  visit.go('home')
}
