/** Releases a version on the page: shows what it changes and who signs, asks for its date, writes it with its redline. */
import { formatDiagnostic, hasErrors } from '../core/ground/diagnostic.js'
import { askToIssue, issuedLines, withEffectiveDate } from '../home/issue-pages.js'
import { versionInForce } from '../node/history/issued.js'
import { planIssue, writeIssue } from '../node/issue.js'
import { conflictFindings } from '../node/workspace.js'
import { answersInFolder, practiceWith, writeAnswers } from './practice.js'
import type { Visit, Where } from './visit.js'
import { wrote } from './shelf.js'

/** Asks until the owner says yes or no; gives the screen that comes next. */
export async function release(visit: Visit): Promise<Where> {
  const { setting, front } = visit
  const there = await practiceWith(setting, null)
  for (let answers = there.given; ;) {
    const isMoved = answers !== there.given
    const workspace = await practiceWith(setting, isMoved ? { given: answers } : null)
    const findings = conflictFindings(workspace)
    if (hasErrors(findings)) return told(visit, findings.map(formatDiagnostic))
    const issue = await planIssue(workspace)
    if (issue === null)
      return told(visit, [`Nothing changed since version ${versionInForce(there.issued)?.version ?? ''} was issued.`])
    const said = await askToIssue(front, workspace, issue, isMoved)
    const moved = said === 'yes' || said === 'no' ? null : withEffectiveDate(setting.library, answers, said)
    if (moved !== null) answers = moved
    else if (said === 'no') return told(visit, ['Nothing was issued.'])
    else {
      if (isMoved) await writeAnswers(setting, { given: answers })
      await writeIssue(workspace, issue, () => undefined)
      const { beside, result } = issuedLines(workspace, issue)
      visit.state = answersInFolder(setting)
      wrote(visit)
      visit.notes = [...result, ...beside]
      return 'papers'
    }
  }
}

function told(visit: Visit, lines: readonly string[]): Where {
  visit.notes = lines
  return 'home'
}
