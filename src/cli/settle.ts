/** Asks the owner to settle what only a person can: two texts that changed in the same place, and whether to write. */
import { differingParagraphs, settleConflict, type Settlement, type TextClash } from '../core/override/fit.js'
import { settleNotice } from '../core/override/notices.js'
import { settlePaper } from '../core/override/papers.js'
import { planSettled, type BuildPlan } from '../node/plan/plan.js'
import type { PlannedState } from '../node/plan/state.js'
import type { Workspace } from '../node/workspace.js'
import type { Io } from './terminal/io.js'
import { row, type ListPage, type TextPage } from '../core/interview/page/page.js'
import type { Front } from './wizard/front.js'
import { lookOf } from './terminal/look.js'
import { openFront } from './wizard/open-front.js'

/** Asks about each conflict (mine, theirs, edit) and plans again; null when the owner leaves. */
export async function settleConflicts(
  workspace: Workspace,
  state: PlannedState,
  io: Io,
  plain: boolean,
): Promise<BuildPlan | null> {
  const front = await openFront(io, lookOf(io), plain)
  const { conflicts } = state.edits
  const settled: Settlement[] = []
  try {
    for (let at = 0; at < conflicts.length; at = settled.length) {
      const conflict = conflicts[at]
      if (conflict === undefined) break
      const reply = await askHow(front, conflict, at, conflicts.length)
      if (reply === 'leave') return null
      if (reply === 'back') settled.pop()
      else {
        settled.push(reply)
        front.say([{ tone: 'done', text: `“${conflict.title}”: ${saidOf(conflict, reply)}` }])
      }
    }
  } finally {
    front.close()
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
    const page = conflictPage(conflict, `Text ${at + 1} of ${of}`)
    const reply = await front.ask({ ...page, keys: { ...page.keys, back: at > 0 } })
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

const keys = { back: false, overview: false, unsure: false }

const menu = (words: Pick<ListPage, 'step' | 'ask' | 'help' | 'rows' | 'at'>): ListPage => ({
  kind: 'list',
  more: [],
  keys,
  multiple: false,
  search: false,
  ticked: [],
  ...words,
})

/** What differs between both texts, and what may become of them. */
function conflictPage(conflict: TextClash, step: string): ListPage {
  const { title } = conflict
  const { yours, library } = differingParagraphs(conflict)
  const theirs = paragraphs('The library now', library)
  if (conflict.kind === 'strike')
    return menu({
      step,
      ask: `You left out “${title}”, and the library has changed it since. What shall happen?`,
      help: theirs,
      rows: [row('mine', 'Leave it out'), row('theirs', 'Take it in again'), row('edit', 'Take it in, in my words')],
      at: 'mine',
    })
  return menu({
    step,
    ask: `“${title}”: the library changed the same words as you did. Which text shall stand?`,
    help: [...paragraphs('Yours', yours), ...theirs],
    rows: [row('mine', 'Mine'), row('theirs', 'The library’s'), row('edit', 'Mine, changed')],
    at: 'mine',
  })
}

/** Line by line, the first with its label. */
const paragraphs = (label: string, text: string): readonly string[] =>
  `${label}: ${text === '' ? '(nothing here)' : text}`.split('\n').filter((line) => line.trim() !== '')

const linePage = (ask: string, initial: string, mustStand: boolean): TextPage => ({
  kind: 'text',
  step: '',
  ask,
  help: ['Change what you like, then press Enter. A single - takes the line out.'],
  more: [],
  keys: { ...keys, back: true },
  initial,
  fallback: '',
  complaint: (text) => (text.trim() === '' || (text.trim() === '-' && mustStand) ? 'Write at least one word.' : null),
})

/** Yes or no, yes first. */
export async function confirmWriting(io: Io, plain: boolean): Promise<boolean> {
  const front = await openFront(io, lookOf(io), plain)
  try {
    const rows = [row('yes', 'Yes'), row('no', 'No, leave everything as it is')]
    const reply = await front.ask(menu({ step: '', ask: 'Write these changes?', help: [], rows, at: 'yes' }))
    return reply.kind === 'answer' && reply.value === 'yes'
  } finally {
    front.close()
  }
}

/** Whether a file that holds few of the rules is only a part of the policy; null when the owner leaves. */
export async function askWhetherPart(
  io: Io,
  plain: boolean,
  { holds, of }: { readonly holds: number; readonly of: number },
): Promise<'part' | 'whole' | null> {
  const front = await openFront(io, lookOf(io), plain)
  try {
    const rows = [
      row('part', 'Yes: the other rules stay as they are'),
      row('whole', `No: leave the other ${of - holds} rules out of the policy`),
    ]
    const ask = `The file holds ${holds} of the ${of} rules. Is this only a part of the policy?`
    const reply = await front.ask(menu({ step: '', ask, help: [], rows, at: 'part' }))
    return reply.kind !== 'answer' ? null : reply.value === 'whole' ? 'whole' : 'part'
  } finally {
    front.close()
  }
}

/** Asks about a file that seems to be the wrong one; no first. */
export async function askWhetherRight(io: Io, plain: boolean, doubt: string): Promise<boolean> {
  const front = await openFront(io, lookOf(io), plain)
  try {
    const rows = [row('no', 'No, leave everything as it is'), row('yes', 'Yes, bring its edits in all the same')]
    const reply = await front.ask(menu({ step: '', ask: 'Is this the right file?', help: [doubt], rows, at: 'no' }))
    return reply.kind === 'answer' && reply.value === 'yes'
  } finally {
    front.close()
  }
}
