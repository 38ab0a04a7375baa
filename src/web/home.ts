/** The screen an owner comes back to: what is due, then everything that can be done here, and what only the program can do. */
import { homeAction, homePage, choicePage, signedWay, type HomeAction, type Ways } from '../home/home-page.js'
import { changesAnything, fileLines, planLines, wordLines } from '../home/plan-report.js'
import { askWhoSigned, signedLine } from '../home/signatures.js'
import { row } from '../core/interview/page/page.js'
import { versionsSigned } from '../core/revision/acknowledge.js'
import { readNoted, saveNoted, standingOf, type Standing } from '../node/due.js'
import { openNotes, settleNotes } from '../node/edits/returned.js'
import { planBuild } from '../node/plan/plan.js'
import { askAgain } from './ask-again.js'
import { button, make, paragraphs } from './element.js'
import { closePractice } from './close.js'
import { saveFolderButton } from './folder.js'
import { drawMenu } from './draw-menu.js'
import { downloadEverything } from './papers.js'
import { forgetButton } from './interview.js'
import { drawLater } from './later.js'
import { folder, practiceWith } from './practice.js'
import { doOrSay } from './refusal.js'
import { release } from './release.js'
import { canTakeBack, takeBack } from './returned.js'
import type { Visit } from './visit.js'
import { zipName } from './zip.js'
import { wrote } from './shelf.js'

const onThePage: Ways = {
  ways: [
    ['change', 'Change an answer', 'search all questions by words'],
    ['adopt', 'Bring in a file that somebody edited', 'Word, Markdown or a page (.html)'],
    ['plan', 'See what would change', 'writes nothing'],
    ['issue', 'Issue a version', 'you see what it says first'],
    signedWay,
    ['disclaimers', 'Copy a text for a site', 'and note that it stands there'],
    ['open', 'All papers', 'to take home, one by one or together'],
  ],
  leave: 'Open another practice',
  hints: { read: 'tick off what is settled' },
}

const onlyTheProgram =
  'This page can’t watch a folder, check whether your own wording and the sources still hold, make PDFs or take a version back: the program does (check, build --pdf, issue --withdraw). It goes on with the same folder.'

/** Works out what is due, then shows it. */
export const drawHome = (visit: Visit): HTMLElement =>
  drawLater(
    'Looking at what is due',
    async () => {
      const standing = await standingOf(await practiceWith(visit.setting, null))
      return [homeScreen(visit, standing)]
    },
    () => [forgetButton(visit)],
  )

function homeScreen(visit: Visit, standing: Standing): HTMLElement {
  const { notes } = visit
  visit.notes = []
  const page = homePage(standing, visit.setting.today, onThePage)
  const menu = drawMenu(page, (reply) => {
    const action = reply.kind === 'answer' ? homeAction(standing, String(reply.value)) : null
    void (action === null ? leave(visit) : act(visit, action))
  })
  const back = (): void => {
    void doOrSay(visit, () => takeBack(visit))
  }
  return make(
    'div',
    {},
    notes.length === 0 ? null : make('div', { class: 'did', role: 'status' }, ...paragraphs(notes)),
    menu,
    make(
      'div',
      { class: 'saving' },
      visit.isUnsaved ? downloadEverything(visit, `Download everything (${zipName})`, 'home') : null,
      saveFolderButton(visit),
      canTakeBack() ? button('Take back what came in last', back) : null,
      forgetButton(visit),
      make('p', {}, onlyTheProgram),
    ),
  )
}

/** Closes this practice; what was written here and is not at home yet is asked about. */
async function leave(visit: Visit): Promise<void> {
  const rows = [row('stay', 'No, stay here'), row('leave', 'Yes: what was written here since is gone')]
  const page = choicePage('Leave without taking home what was written?', rows)
  const reply = visit.isUnsaved ? await visit.front.ask({ ...page, at: 'stay' }) : null
  if (reply !== null && (reply.kind !== 'answer' || reply.value !== 'leave')) visit.go('home')
  else {
    closePractice(visit)
    visit.go('start')
  }
}

const act = (visit: Visit, action: HomeAction): Promise<void> =>
  doOrSay(visit, async () => {
    await doIt(visit, action)
  })

async function doIt(visit: Visit, action: HomeAction): Promise<void> {
  switch (action.do) {
    case 'answer':
      askAgain(visit, action.questions)
      return
    case 'change':
    case 'check':
      askAgain(visit, null)
      return
    case 'build':
    case 'update':
      visit.go('making')
      return
    case 'adopt':
      visit.go('returned')
      return
    case 'plan':
      await showPlan(visit)
      return
    case 'issue':
      visit.go(await release(visit))
      return
    case 'sign':
      await noteSigned(visit)
      return
    case 'disclaimers':
    case 'paste':
      visit.go('notices')
      return
    case 'read':
      await settle(visit)
      return
    case 'open':
      visit.go('papers')
  }
}

async function showPlan(visit: Visit): Promise<void> {
  const { library } = visit.setting
  const plan = await planBuild(await practiceWith(visit.setting, null))
  const isNothing = !changesAnything(plan)
  const rows = isNothing ? [] : [row('write', 'Go on to writing it')]
  const page = choicePage('What would change', rows, isNothing ? planLines(library, plan) : wordLines(library, plan))
  const reply = await visit.front.ask({ ...page, more: isNothing ? [] : fileLines(plan) })
  visit.go(reply.kind === 'answer' && reply.value === 'write' ? 'making' : 'home')
}

/** Who has signed the version in effect. */
async function noteSigned(visit: Visit): Promise<void> {
  const { issued, date } = await practiceWith(visit.setting, null)
  const toSign = { versions: versionsSigned(issued), date, noted: await readNoted(folder) }
  const noted = await askWhoSigned(visit.front, toSign)
  if (noted !== null) {
    await saveNoted(folder, noted)
    wrote(visit)
    visit.notes = [signedLine({ ...toSign, noted })]
  }
  visit.go('home')
}

/** Comments that came back, to tick off. */
async function settle(visit: Visit): Promise<void> {
  const open = await openNotes(folder)
  const page = choicePage(
    'Which comments are settled?',
    open.map((note) => row(note, note)),
  )
  const reply = await visit.front.ask({ ...page, multiple: true })
  if (reply.kind === 'answer' && Array.isArray(reply.value) && reply.value.length > 0) {
    await settleNotes(folder, reply.value as readonly string[])
    wrote(visit)
    visit.notes = ['Noted.']
  }
  visit.go('home')
}
