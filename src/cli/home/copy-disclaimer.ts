/** Lets the owner choose a disclaimer, copies it, and remembers once it stands on its site. */
import { withPasted } from '../../core/due/noted.js'
import { disclaimersFor, type Disclaimer } from '../../core/policy/disclaimer/disclaimer.js'
import { readNoted, saveNoted } from '../../node/due.js'
import type { Workspace } from '../../node/workspace.js'
import { workspaceOf } from '../context.js'
import { copyText } from '../terminal/clipboard.js'
import { say, tell } from '../terminal/io.js'
import { row, type Row } from '../../core/interview/page/page.js'
import { choicePage } from '../../home/home-page.js'
import type { Home } from './visit.js'

/** One platform's texts, or first the choice of all that the answers name. */
export async function copyDisclaimer(home: Home, platform: string | null): Promise<void> {
  const workspace = await workspaceOf(home.input, home.library, home.folder)
  const boxes = boxesOf(workspace, platform)
  if (boxes.length === 0) {
    say(home.input.io, 'Your answers name no site that takes a disclaimer.')
    return
  }
  const reply = boxes.length === 1 ? null : await home.ask(choicePage('Which one?', boxes.map(rowOf(workspace))))
  if (reply !== null && reply.kind !== 'answer') return
  const box = boxes[Number(reply?.value ?? 0)]
  if (box !== undefined) await copyOne(home, workspace, box)
}

function boxesOf({ library, answers, notices }: Workspace, platform: string | null): readonly Disclaimer[] {
  const chosen = answers.values[library.parts.disclaimers] ?? []
  const named = typeof chosen === 'string' ? [chosen] : chosen
  return disclaimersFor(library, answers, platform === null ? named : [platform], notices)
}

const siteOf = ({ library }: Workspace, id: string): string =>
  library.platforms.find((platform) => platform.id === id)?.name ?? id

const rowOf =
  (workspace: Workspace) =>
  ({ platform, field, text, length }: Disclaimer, index: number): Row =>
    row(String(index), field === null ? siteOf(workspace, platform) : `${siteOf(workspace, platform)}, ${field}`, {
      hint: text === null ? 'has no box for one' : `${length} characters`,
    })

async function copyOne({ input, folder, ask }: Home, workspace: Workspace, box: Disclaimer): Promise<void> {
  const { io } = input
  if (box.text === null) {
    tell(io, [box.instead ?? `${siteOf(workspace, box.platform)} has no box for one.`])
    return
  }
  tell(io, ['', box.text, '', await copyText(box.text)])
  tell(
    io,
    box.steps.map((step, index) => `${index + 1}. ${step}`),
  )
  const reply = await ask(
    choicePage('Does it stand on the site now?', [
      row('later', 'Not yet'),
      row('yes', 'Yes: tell me when its text changes'),
    ]),
  )
  if (reply.kind !== 'answer' || reply.value !== 'yes') return
  const noted = await readNoted(folder)
  const { platform, field, text } = box
  await saveNoted(folder, withPasted(noted, { platform, field: field ?? '', text, date: workspace.date }))
  say(io, 'Noted.')
}
