/** Brings in a Word or Markdown file, or a page, that somebody changed, chosen or dropped, and takes that back when asked. */
import { acceptedNote } from '../core/override/adopt/remarks.js'
import {
  adoptionLines,
  askWhetherRight,
  besideLines,
  closingLine,
  fileFault,
  planReturned,
  questionsTaken,
} from '../home/returned.js'
import { readBackExtensions } from '../node/edits/read-back.js'
import type { ReturnedFile } from '../node/edits/returned.js'
import { rememberAdoption, undoAdoption, undoName } from '../node/edits/undo.js'
import { doubtAbout } from '../node/edits/whose.js'
import { UserError } from '../node/folder/user-error.js'
import { planBuild } from '../node/plan/plan.js'
import { writeBuild } from '../node/write.js'
import { askAgain } from './ask-again.js'
import { filesInMemory } from './memory-disk.js'
import { heading, make, paragraphs } from './element.js'
import { homeButton } from './home-button.js'
import { folder, practiceWith } from './practice.js'
import { refusalOf } from './refusal.js'
import type { Visit } from './visit.js'
import { wrote } from './shelf.js'

/** Where the file is chosen. */
export function drawReturned(visit: Visit): HTMLElement {
  const input = make('input', {
    type: 'file',
    id: '_returned',
    accept: readBackExtensions.join(','),
    change: () => {
      const [file] = input.files ?? []
      if (file !== undefined) void takeReturned(visit, file)
    },
  })
  return make(
    'div',
    {},
    heading('Which file came back?'),
    ...paragraphs(['Its edits become your own wording; nothing is lost. Comments in it are listed.'], 'help'),
    make(
      'label',
      { for: '_returned' },
      'Choose the Word or Markdown file or the page (.html), or drop it anywhere on this page.',
    ),
    input,
    make('div', { class: 'ways' }, homeButton(visit, 'Back')),
  )
}

/** Brings it in; what goes wrong is said at home. */
export async function takeReturned(visit: Visit, file: File): Promise<void> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { lines, taken } = await broughtIn(visit, { name: file.name, bytes })
    if (taken.length > 0) {
      askAgain(
        visit,
        taken,
        lines.map((text) => ({ tone: 'plain', text })),
      )
      return
    }
    visit.notes = lines
  } catch (error) {
    visit.notes = refusalOf(error).problem.split('\n')
  }
  visit.go('home')
}

const nothing = 'Nothing was written.'

/** What came of a file, and the questions whose answers the owner wants to change after it. */
interface BroughtIn {
  readonly lines: readonly string[]
  readonly taken: readonly string[]
}

const untouched = (...lines: readonly string[]): BroughtIn => ({ lines: [...lines, nothing], taken: [] })

async function broughtIn(visit: Visit, file: ReturnedFile): Promise<BroughtIn> {
  const { setting, front } = visit
  const fault = fileFault(file.name)
  if (fault !== null) return untouched(fault)
  const workspace = await practiceWith(setting, null)
  const doubt = await doubtAbout(workspace, file)
  if (doubt !== null && !(await askWhetherRight(front, doubt))) return untouched()
  const plan = await planReturned(workspace, file, false, front)
  if (plan === null) return untouched()
  const [unread] = plan.edits.unread
  if (unread !== undefined) throw new UserError(`${unread}\n${nothing}`)
  await rememberAdoption(folder, file.name, plan.edits, workspace.overrideTexts)
  await writeBuild(folder, plan, () => undefined)
  wrote(visit)
  // What a reply takes is asked about, so the command for it is not named.
  const asked = new Set(plan.edits.returned.flatMap(({ accepted }) => accepted).map((one) => acceptedNote(one).text))
  const lines = [
    ...adoptionLines(setting.library, plan).filter((line) => !asked.has(line.trim())),
    ...besideLines(plan.edits),
    closingLine(plan.edits, '“Take back what came in last”, below.'),
  ]
  return { lines, taken: await questionsTaken(workspace, plan.edits, front) }
}

/** Whether there is something to take back. */
export const canTakeBack = (): boolean => filesInMemory().has(undoName)

/** Takes back what the last file brought in. */
export async function takeBack(visit: Visit): Promise<void> {
  const undone = await undoAdoption(folder)
  if (undone === null) visit.notes = ['There is no file to take back.']
  else {
    await writeBuild(folder, await planBuild(await practiceWith(visit.setting, null)), () => undefined)
    wrote(visit)
    visit.notes = [
      `What ${undone.file} brought in is taken back, and the policy was written anew. The file itself stays in kept/returned/.`,
      ...undone.left.map((one) => `${one} was changed again since, so it stays as it is.`),
    ]
  }
  visit.go('home')
}
