/** The first screen, the one for going on later, and the one for deleting everything. */
import { noAnswers } from '../core/answers/answers.js'
import { resumePage } from '../core/interview/page/menu-pages.js'
import { row, type ListPage, type Reply } from '../core/interview/page/page.js'
import { reduce } from '../core/interview/reduce.js'
import { newInterview } from '../core/interview/state.js'
import { drawMenu } from './draw-menu.js'
import { button, make, heading, paragraphs } from './element.js'
import { pageNow, downloadAnswers, savingWords, take } from './interview.js'
import { holdFiles } from './memory-disk.js'
import { openSaved } from './practice.js'
import { forget, keep, kept } from './shelf.js'
import type { Visit } from './visit.js'
import { zipName } from './zip.js'
import { answersName } from '../node/folder/practice-folder.js'

/** Welcome, or welcome back where the browser kept something. */
export function drawStart(visit: Visit): HTMLElement {
  const before = kept(visit.setting)
  const isUnderWay = before !== null && before.screen.kind !== 'welcome'
  const menu = isUnderWay
    ? drawMenu(resumePage(visit.setting, before), (reply) => {
        resume(visit, before, reply)
      })
    : drawWelcome(visit)
  const forgetting = button('Delete everything here', () => {
    visit.go('forget')
  })
  return make('div', {}, menu, openPart(visit), isUnderWay ? make('div', { class: 'saving' }, forgetting) : null)
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
    make('h2', {}, 'Go on with what you saved'),
    make(
      'label',
      { for: '_file' },
      `Choose the file that you saved here (${answersName} or ${zipName}), or drop it anywhere on this page. Changes that somebody made to the policy in it, in Word or Markdown, are brought in. To issue a version, use the program.`,
    ),
    input,
    problem,
  )
}

/** Takes up a saved file, or says what is wrong with it. */
export async function openChosen(visit: Visit, file: File): Promise<void> {
  const state = openSaved(visit.setting, new Uint8Array(await file.arrayBuffer()))
  if ('problem' in state) {
    visit.go('start')
    const problem = document.getElementById('_problem')
    if (problem !== null) {
      problem.hidden = false
      problem.textContent = `${file.name}: ${state.problem}`
    }
    return
  }
  visit.state = state
  visit.lines = []
  keep(visit.setting, state)
  visit.go('interview')
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
    visit.go(isYes || visit.state.screen.kind === 'welcome' ? 'start' : 'interview')
  })
}

function deleteAll(visit: Visit): void {
  holdFiles(new Map())
  forget()
  visit.state = newInterview(noAnswers)
  visit.lines = []
  visit.files = new Map()
  visit.say('Everything here is deleted.')
}
