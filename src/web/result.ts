/** The last screen: every paper to take home, each by itself or all in one file. */
import { completeAnswers } from '../core/answers/complete.js'
import { reduce } from '../core/interview/reduce.js'
import type { Frame } from '../core/library/frame.js'
import { extensionOf, plannedFiles, wantedOutputs, type PlannedFile } from '../render/output.js'
import { download } from './download.js'
import { button, make, heading, paragraphs, type Child } from './element.js'
import { refusalOf } from './refusal.js'
import { savePart } from './interview.js'
import { buildPapers } from './practice.js'
import type { Visit } from './visit.js'
import { zipName, zipped } from './zip.js'

/** Makes the papers, saying how far it is, then shows them. */
export function drawResult(visit: Visit): HTMLElement {
  const progress = make('p', { role: 'status' }, 'One moment.')
  const screen = make('div', {}, heading('Making your papers'), progress)
  const prepare = async (): Promise<void> => {
    try {
      const { files, notes } = await buildPapers(visit.setting, visit.state, (done, of) => {
        progress.textContent = `${done} of ${of}`
      })
      visit.files = files
      screen.replaceChildren(...papers(visit, notes))
    } catch (error) {
      screen.replaceChildren(
        heading('The papers could not be made'),
        ...paragraphs(refusalOf(error).problem.split('\n')),
      )
      screen.append(savePart(visit))
    }
    document.getElementById('_heading')?.focus()
  }
  // After the words are on the screen.
  setTimeout(() => void prepare(), 0)
  return screen
}

function papers(visit: Visit, notes: readonly string[]): readonly (Node | string)[] {
  const { setting, files, state } = visit
  const answers = completeAnswers(setting, state.given)
  const planned = plannedFiles(setting.library, answers, wantedOutputs(setting.library, answers)).filter(({ path }) =>
    files.has(path),
  )
  const frames = setting.library.frames.filter((frame) => planned.some((file) => file.frame === frame))
  const everything = (): void => {
    download(zipName, zipped(files))
    visit.say(`${zipName} is saved among your downloads.`)
  }
  const change = (): void => {
    visit.state = reduce(setting, visit.state, { kind: 'overview' })
    visit.go('interview')
  }
  const notices = (): void => {
    visit.go('notices')
  }
  return [
    heading('Your policy is ready'),
    ...(notes.length === 0 ? [] : [make('div', { class: 'did' }, ...paragraphs(notes))]),
    ...paragraphs([
      'Take everything home in one file. It holds the papers, your answers and the record of what was written: with it you go on next time, here or with the program.',
      'This is not legal advice. Have a lawyer in your state read the policy before staff sign it.',
    ]),
    make(
      'div',
      { class: 'ways' },
      button(`Download everything (${zipName}, ${size(zipped(files).length)})`, everything, 'main'),
      button('Copy the texts for your sites', notices),
      button('Change an answer', change),
    ),
    make('h2', {}, 'Or one by one'),
    make('ul', { class: 'papers' }, ...frames.map((frame) => paper(visit, frame, planned))),
    savePart(visit),
  ]
}

/** In the order people want them. */
const formats: Readonly<Record<string, string>> = {
  docx: 'Word',
  html: 'Web page',
  csv: 'Spreadsheet',
  ics: 'Calendar',
  md: 'Markdown',
  txt: 'Text',
}

function paper(visit: Visit, frame: Frame, planned: readonly PlannedFile[]): HTMLElement {
  const mine = planned.filter((file) => file.frame === frame)
  const rank = ({ path }: PlannedFile): number => Object.keys(formats).indexOf(extensionOf(path))
  const named = mine.filter(({ box }) => box === null).sort((a, b) => rank(a) - rank(b))
  const boxes = mine.filter(({ box }) => box !== null)
  const format = ({ path }: PlannedFile): string => formats[extensionOf(path)] ?? extensionOf(path)
  return make(
    'li',
    {},
    make('h3', {}, frame.title),
    make('p', {}, frame.use),
    make('p', { class: 'files' }, ...named.map((file) => fileButton(visit, file.path, format(file), frame.title))),
    boxFiles(visit, boxes),
  )
}

const boxFiles = (visit: Visit, boxes: readonly PlannedFile[]): Child =>
  boxes.length === 0
    ? null
    : make(
        'details',
        {},
        make('summary', {}, `Each text as a file (${boxes.length})`),
        make(
          'p',
          { class: 'files' },
          ...boxes.map(({ path }) => fileButton(visit, path, path.split('/').at(-1) ?? path)),
        ),
      )

function fileButton(visit: Visit, path: string, label: string, of = ''): HTMLElement {
  const bytes = visit.files.get(path) ?? new Uint8Array()
  const save = (): void => {
    download(path, bytes)
    visit.say(`${path} is saved among your downloads.`)
  }
  const whose = of === '' ? null : make('span', { class: 'unseen' }, ` of ${of}`)
  return make('button', { type: 'button', 'data-path': path, click: save }, label, whose, ` (${size(bytes.length)})`)
}

const size = (bytes: number): string => (bytes < 1000 ? `${bytes} bytes` : `${Math.round(bytes / 1000)} kB`)
