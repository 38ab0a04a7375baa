/** How a practice stands in plain words, and as JSON. */
import type { DueAction } from '../core/due/due.js'
import { nothingDue, standingLine } from '../home/home-page.js'
import type { Standing } from '../node/due.js'

/** The command that takes an item off the list. */
function actionWords(action: DueAction): string {
  switch (action.do) {
    case 'answer':
      return `update --change ${action.questions.join(',')}`
    case 'paste':
      return `disclaimer ${action.platform} --copy`
    case 'sign':
      return 'issue --signed everyone'
    case 'read':
      return 'plan'
    default:
      return action.do
  }
}

/** The standing and everything due, each item with the command for it; `call` says how to call the program. */
export const standingLines = (
  standing: Standing,
  today: string,
  call: (words: string) => string,
): readonly string[] => [
  standingLine(standing, today),
  ...(standing.due.length === 0 ? [nothingDue] : ['Due, most urgent first:']),
  ...standing.due.flatMap(({ what, action }, index) => [`${index + 1}. ${what}`, `   ${call(actionWords(action))}`]),
]

/** The contract's JSON shape. */
export const standingRecord = ({ version, effective, due }: Standing): Record<string, unknown> => ({
  version,
  effective,
  due: due.map(({ kind, what, since, action }) => ({ kind, what, since, action: actionWords(action) })),
})
