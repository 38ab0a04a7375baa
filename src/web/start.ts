/** The first screen, the one for going on later, and the one for deleting everything. */
import { noAnswers } from '../core/answers/answers.js'
import { resumePage } from '../core/interview/page/menu-pages.js'
import { row, type ListPage, type Reply } from '../core/interview/page/page.js'
import { reduce } from '../core/interview/reduce.js'
import { newInterview } from '../core/interview/state.js'
import { download } from './download.js'
import { drawMenu } from './draw-menu.js'
import { packedText } from './packed.js'
import { button, make, heading, paragraphs } from './element.js'
import { closeFolder, folderChooser } from './folder.js'
import { pageNow, downloadAnswers, forgetButton, savingWords, take } from './interview.js'
import { choicePage } from '../home/home-page.js'
import { closePractice } from './close.js'
import { isPractice, openFiles, openSaved, type Opened } from './practice.js'
import type { Refusal } from './refusal.js'
import { takeReturned } from './returned.js'
import { forget, keep, keepPractice, kept, keptPractice } from './shelf.js'
import type { Visit } from './visit.js'
import { zipName } from './zip.js'
import { isReadBack } from '../node/edits/read-back.js'
import { answersName } from '../node/folder/practice-folder.js'

/** Welcome, or welcome back where the browser kept something. */
export function drawStart(visit: Visit): HTMLElement {
  const practice = keptPractice(visit.setting)
  if (practice !== null) return drawKeptPractice(visit, practice)
  const before = kept(visit.setting)
  if (before === null || before.state.screen.kind === 'welcome')
    return make('div', {}, drawWelcome(visit), openPart(visit))
  const menu = drawMenu({ ...resumePage(visit.setting, before.state), at: 'go' }, (reply) => {
    resume(visit, before.state, reply)
  })
  const forgetting = make('div', { class: 'saving' }, forgetButton(visit))
  return make('div', {}, menu, openPart(visit), forgetting)
}

/** The practice whose papers were made here last. */
function drawKeptPractice(visit: Visit, { words, open }: NonNullable<ReturnType<typeof keptPractice>>): HTMLElement {
  const page = choicePage(
    'Welcome back',
    [
      row('go', 'Go on with this practice', { hint: 'what is due, answers to change, all papers' }),
      row('new', 'Start a new policy', { hint: 'this one is deleted from the browser; files that you saved stay' }),
    ],
    [`${words}, as this browser kept it. Did you go on elsewhere since then? Then choose that file below.`],
  )
  const menu = drawMenu({ ...page, at: 'go', keys: { ...page.keys, back: false } }, (reply) => {
    const opened = reply.kind === 'answer' && reply.value === 'go' ? open() : null
    if (opened !== null) takeUp(visit, '', opened)
    else {
      forget()
      visit.go('start')
    }
  })
  return make('div', {}, menu, openPart(visit), make('div', { class: 'saving' }, forgetButton(visit)))
}

function drawWelcome(visit: Visit): HTMLElement {
  visit.state = newInterview(noAnswers)
  const page = pageNow(visit)
  return drawMenu(page as ListPage, (reply) => {
    take(visit, reply)
  })
}

function resume(visit: Visit, before: Visit['state'], reply: Reply): void {
  const { setting } = visit
  const how = reply.kind === 'answer' ? reply.value : 'go'
  if (how === 'go') visit.state = before
  else if (how === 'overview') visit.state = reduce(setting, before, { kind: 'overview' })
  else visit.state = reduce(setting, newInterview(before.given), { kind: 'start', mode: before.mode })
  visit.go('interview')
}

/** Where a saved file is chosen; it may also be dropped anywhere on the page. */
function openPart(visit: Visit): HTMLElement {
  const problem = make('p', { class: 'problem', role: 'alert', id: '_problem', hidden: true })
  const input = make('input', {
    type: 'file',
    id: '_file',
    accept: '.yaml,.yml,.zip',
    'aria-describedby': '_problem',
    change: () => {
      const [file] = input.files ?? []
      if (file !== undefined) void openChosen(visit, file)
    },
  })
  return make(
    'div',
    { class: 'opening' },
    make('h2', {}, 'Come back to a policy, or go on with what you saved'),
    make(
      'label',
      { for: '_file' },
      `Choose the file that you saved here (${zipName} or ${answersName}), or drop it anywhere on this page. With everything in it you see what is due, and bring in what somebody changed in Word, Markdown or a page.`,
    ),
    input,
    folderChooser((files) => {
      takeUp(visit, 'The folder', 'problem' in files ? files : openFiles(visit.setting, files))
    }),
    problem,
    make(
      'p',
      { class: 'files' },
      button('Licenses of what this page is made of', () => {
        download('NOTICES.txt', packedText('licenses'))
      }),
    ),
  )
}

/** Takes up a saved file, or a file that came back to a practice that is open; or says what is wrong with it. */
export async function openChosen(visit: Visit, file: File): Promise<void> {
  if (isReadBack(file.name) && isPractice()) return takeReturned(visit, file)
  closeFolder()
  takeUp(
    visit,
    file.name,
    isReadBack(file.name)
      ? {
          problem: `First choose ${zipName} or the folder of last time: edits are found by comparing with what was written.`,
        }
      : openSaved(visit.setting, file.name, new Uint8Array(await file.arrayBuffer())),
  )
}

function takeUp(visit: Visit, name: string, opened: Opened | Refusal): void {
  if ('problem' in opened) {
    visit.go('start')
    const problem = document.getElementById('_problem')
    if (problem !== null) {
      problem.hidden = false
      problem.textContent = `${name}: ${opened.problem}`
    }
    return
  }
  visit.state = opened.state
  visit.lines = []
  visit.isUnsaved = false
  if (isPractice()) keepPractice(visit)
  else keep(visit.setting, opened.state)
  visit.go(isPractice() && !opened.isUnderWay ? 'home' : 'interview')
}

/** After "Save and leave". */
export function drawLeft(visit: Visit): HTMLElement {
  const go = (): void => {
    visit.go('interview')
  }
  const save = (): void => {
    downloadAnswers(visit)
  }
  return make(
    'div',
    {},
    heading('Save your answers'),
    ...paragraphs([
      `Save them as a file. To go on, open this page again and choose that file (${answersName}).`,
      savingWords(),
    ]),
    make('div', { class: 'ways' }, button('Save my answers', save, 'main'), button('Go on with the interview', go)),
  )
}

/** Asks before everything is deleted. */
export function drawForget(visit: Visit): HTMLElement {
  const page: ListPage = {
    kind: 'list',
    step: '',
    ask: 'Delete everything here?',
    help: [
      'Your answers and papers are deleted from this page and from this browser. Files that you saved stay where they are.',
    ],
    more: [],
    keys: { back: false, overview: false, unsure: false },
    rows: [row('no', 'No, go back'), row('yes', 'Yes, delete everything here')],
    multiple: false,
    search: false,
    at: 'no',
    ticked: [],
  }
  return drawMenu(page, (reply) => {
    const isYes = reply.kind === 'answer' && reply.value === 'yes'
    if (isYes) deleteAll(visit)
    const isAtStart = isYes || visit.state.screen.kind === 'welcome'
    visit.go(isAtStart ? 'start' : isPractice() ? 'home' : 'interview')
  })
}

function deleteAll(visit: Visit): void {
  closePractice(visit)
  forget()
  visit.say('Everything here is deleted.')
}
