/** Brings the papers up to what the answers, the library and changed words say: asks where two texts clash, shows the plan, then writes. */
import { changesAnything, fileLines, wordLines } from '../home/plan-report.js'
import { settleConflicts } from '../home/settle.js'
import { writingPage } from '../home/settle-pages.js'
import { planBuild, type BuildPlan } from '../node/plan/plan.js'
import type { Workspace } from '../node/workspace.js'
import { writeBuild } from '../node/write.js'
import { drawLater } from './later.js'
import { homeButton } from './home-button.js'
import { savePart } from './interview.js'
import { answersInFolder, folder, isPractice, practiceWith, writeAnswers } from './practice.js'
import type { Visit } from './visit.js'
import { wrote } from './shelf.js'

/** Plans, then goes on to what has to be asked, or writes at once where nothing was written before. */
export const drawMaking = (visit: Visit): HTMLElement =>
  drawLater(
    'Making your papers',
    async (progress) => {
      const workspace = await practiceWith(visit.setting, visit.state)
      const plan = await planBuild(workspace)
      if (plan.edits.conflicts.length === 0 && (workspace.lock === null || !changesAnything(plan))) {
        await write(visit, plan, progress)
        visit.go('papers')
      } else void agree(visit, workspace, plan)
      return []
    },
    () => (isPractice() ? [homeButton(visit)] : [savePart(visit)]),
  )

/** Settles what clashes and asks whether to write; a no leaves everything as it was. */
async function agree(visit: Visit, workspace: Workspace, first: BuildPlan): Promise<void> {
  const { front, setting } = visit
  const { state } = first
  const hasClash = state !== null && first.edits.conflicts.length > 0
  const plan = hasClash ? await settleConflicts(workspace, state, front) : first
  if (plan === null) leave(visit, 'Nothing was changed.')
  else if (workspace.lock === null) await writeOnScreen(visit, plan)
  else {
    const reply = await front.ask(writingPage(wordLines(setting.library, plan), fileLines(plan)))
    if (reply.kind === 'answer' && reply.value === 'yes') await writeOnScreen(visit, plan)
    else leave(visit, 'Nothing was changed.')
  }
}

async function writeOnScreen(visit: Visit, plan: BuildPlan): Promise<void> {
  await write(visit, plan, () => undefined)
  visit.go('papers')
}

/** Back home with the answers as they lie there. */
function leave(visit: Visit, words: string): void {
  if (!isPractice()) {
    visit.go('interview')
    return
  }
  visit.state = answersInFolder(visit.setting)
  visit.notes = [words]
  visit.go('home')
}

async function write(visit: Visit, plan: BuildPlan, progress: (words: string) => void): Promise<void> {
  await writeAnswers(visit.setting, visit.state)
  await writeBuild(folder, plan, (done, of) => {
    progress(`${done} of ${of}`)
  })
  wrote(visit)
  const { notes, kept, write: own } = plan.edits
  visit.notes = [
    ...own.map(({ path }) => `Your own wording is in ${path}, and stays in every later version.`),
    ...notes,
    ...kept.map(({ path, why }) => `Kept as ${path}: ${why}.`),
  ]
}
