/** Asks the owner to settle each text that the library and the practice changed in the same place, and plans again. */
import { settleConflict, type Settlement, type TextClash } from '../core/override/fit.js'
import { settleNotice } from '../core/override/notices.js'
import { settlePaper } from '../core/override/papers.js'
import type { Front } from '../core/interview/page/front.js'
import { planSettled, type BuildPlan } from '../node/plan/plan.js'
import type { PlannedState } from '../node/plan/state.js'
import type { Workspace } from '../node/workspace.js'
import { clashPage, linePage } from './settle-pages.js'

/** Asks about each conflict (mine, theirs, edit) and plans again; null when the owner leaves, or goes back from the first. */
export async function settleConflicts(
  workspace: Workspace,
  state: PlannedState,
  front: Front,
): Promise<BuildPlan | null> {
  const { conflicts } = state.edits
  const settled: Settlement[] = []
  for (let at = 0; at < conflicts.length; at = settled.length) {
    const conflict = conflicts[at]
    if (conflict === undefined) break
    const reply = await askHow(front, conflict, at, conflicts.length)
    if (reply === 'leave' || (reply === 'back' && at === 0)) return null
    if (reply === 'back') settled.pop()
    else {
      settled.push(reply)
      front.say([{ tone: 'done', text: `“${conflict.title}”: ${saidOf(conflict, reply)}` }])
    }
  }
  const result = settled.reduce((all, settlement, index) => {
    const conflict = conflicts[index]
    if (conflict === undefined) return all
    return {
      ...all,
      overrides: settleConflict(all.overrides, conflict, settlement),
      notices: settleNotice(all.notices, conflict, settlement),
      papers: settlePaper(all.libraryPapers, all.papers, conflict, settlement),
    }
  }, state.edits)
  return planSettled(workspace, state, result)
}

function saidOf({ kind }: TextClash, settlement: Settlement): string {
  if (settlement === 'mine') return kind === 'strike' ? 'stays out' : 'your text stands'
  return settlement === 'theirs' ? 'the library’s text' : 'your new text'
}

async function askHow(
  front: Front,
  conflict: TextClash,
  at: number,
  of: number,
): Promise<Settlement | 'back' | 'leave'> {
  for (;;) {
    const reply = await front.ask(clashPage(conflict, at, of))
    if (reply.kind === 'leave' || reply.kind === 'back') return reply.kind
    if (reply.kind !== 'answer') continue
    if (reply.value === 'mine' || reply.value === 'theirs') return reply.value
    const words = await askWords(front, conflict)
    if (words === 'leave') return words
    if (words !== 'back') return { words: words.text }
  }
}

/** The text line by line (a paragraph, list item or table row), each to be changed, emptied or left as it is. */
async function askWords(
  front: Front,
  { title, yours, library }: TextClash,
): Promise<{ readonly text: string } | 'back' | 'leave'> {
  const start = (yours === '' ? library : yours).split('\n')
  const asked = start.flatMap((line, index) => (line.trim() === '' ? [] : [index]))
  const lines = [...start]
  for (let at = 0; at < asked.length;) {
    const index = asked[at] ?? 0
    const isLast = at === asked.length - 1
    const mustStand = isLast && lines.every((line, other) => other === index || line.trim() === '')
    const place = `line ${at + 1} of ${asked.length}`
    const reply = await front.ask(linePage(`Your text for “${title}”, ${place}`, lines[index] ?? '', mustStand))
    if (reply.kind === 'leave') return 'leave'
    if (reply.kind === 'back' && at === 0) return 'back'
    if (reply.kind === 'answer') lines[index] = String(reply.value).trim() === '-' ? '' : String(reply.value).trimEnd()
    at += reply.kind === 'back' ? -1 : 1
  }
  return {
    text: lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  }
}
