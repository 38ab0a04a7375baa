/** The last screen: every paper to take home, each by itself or all in one file. */
import { completeAnswers } from '../core/answers/complete.js'
import { reduce } from '../core/interview/reduce.js'
import type { Frame } from '../core/library/frame.js'
import { reviewNotesName } from '../node/edits/returned.js'
import { extensionOf, plannedFiles, wantedOutputs, type PlannedFile } from '../render/output.js'
import { download } from './download.js'
import { button, make, heading, paragraphs, type Child } from './element.js'
import { saveFolderButton } from './folder.js'
import { homeButton } from './home-button.js'
import { forgetButton } from './interview.js'
import { filesInMemory } from './memory-disk.js'
import { versionWritten } from './practice.js'
import { doOrSay } from './refusal.js'
import { release } from './release.js'
import { reviewPaper } from './review-copy.js'
import type { Visit, Where } from './visit.js'
import { zipName, zipped } from './zip.js'

/** Every paper that was made, and what to do with them. */
export function drawPapers(visit: Visit): HTMLElement {
  const { setting, notes } = visit
  const files = filesInMemory()
  const answers = completeAnswers(setting, visit.state.given)
  const planned = plannedFiles(setting.library, answers, wantedOutputs(setting.library, answers)).filter(({ path }) =>
    files.has(path),
  )
  const frames = setting.library.frames.filter((frame) => planned.some((file) => file.frame === frame))
  const version = versionWritten()
  const isDraft = version.endsWith('draft')
  visit.notes = []
  return make(
    'div',
    {},
    heading('Your policy is ready'),
    ...(notes.length === 0 ? [] : [make('div', { class: 'did' }, ...paragraphs(notes))]),
    ...paragraphs([
      isDraft
        ? `This is version ${version}: read it, and have a lawyer in your state read it. When it is as you want it, issue it here. Only an issued version can be signed.`
        : `This is version ${version}, issued. Take it home: what you saved before may still be the draft.`,
      'Take everything home in one file. It holds the papers, your answers and the record of what was written: with it you go on next time, here or with the program. This is not legal advice.',
    ]),
    waysOn(visit, isDraft),
    make('h2', {}, 'Or one by one'),
    make(
      'ul',
      { class: 'papers' },
      ...frames.map((frame) => paper(visit, frame, planned)),
      ...records.map((record) => (isDraft && record.isOfIssue ? null : recordPaper(visit, record))),
      reviewPaper(visit),
    ),
    make('div', { class: 'saving' }, forgetButton(visit)),
  )
}

function waysOn(visit: Visit, isDraft: boolean): HTMLElement {
  const { setting } = visit
  const change = (): void => {
    visit.state = reduce(setting, visit.state, { kind: 'overview' })
    visit.go('interview')
  }
  const notices = (): void => {
    visit.go('notices')
  }
  return make(
    'div',
    { class: 'ways' },
    downloadEverything(visit, `Download everything (${zipName}, ${size(zipped(filesInMemory()).length)})`, 'papers'),
    saveFolderButton(visit),
    isDraft ? button('Issue this version', () => void issue(visit)) : null,
    button('Copy the texts for your sites', notices),
    button('Change an answer', change),
    homeButton(visit),
  )
}

const issue = (visit: Visit): Promise<void> =>
  doOrSay(visit, async () => {
    visit.go(await release(visit))
  })

/** Takes home all that there is. */
export const downloadEverything = (visit: Visit, label: string, next: Where): HTMLButtonElement =>
  button(
    label,
    () => {
      download(zipName, zipped(filesInMemory()))
      visit.isUnsaved = false
      visit.notes = [
        `${zipName} is saved among your downloads. Unzip it where you keep your papers. When you fill papers in there, open that folder next time, or a zip of it: this one does not know.`,
      ]
      visit.go(next)
    },
    'main',
  )

/** What tells of changes, beside the papers. */
interface RecordPaper {
  readonly title: string
  readonly use: string
  readonly paths: readonly string[]
  /** Made when a version is issued, so that beside a draft it is that of the version before. */
  readonly isOfIssue: boolean
}

const records: readonly RecordPaper[] = [
  {
    title: 'What changed',
    use: 'The policy against the version issued before, with every change marked and its cause; a message for staff stands at the end of changes.md.',
    paths: ['redline.docx', 'redline.html', 'changes.md', 'redline.md'],
    isOfIssue: true,
  },
  {
    title: 'Comments that came back',
    use: 'Each by its rule, until it is settled.',
    paths: [reviewNotesName],
    isOfIssue: false,
  },
]

function recordPaper(visit: Visit, { title, use, paths }: RecordPaper): HTMLElement | null {
  const there = paths.filter((path) => filesInMemory().has(path))
  if (there.length === 0) return null
  return make(
    'li',
    {},
    make('h3', {}, title),
    make('p', {}, use),
    make('p', { class: 'files' }, ...there.map((path) => fileButton(visit, path, path))),
  )
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
  const format = ({ path }: PlannedFile): string => `${formats[extensionOf(path)] ?? extensionOf(path)}, ${path}`
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
  const bytes = filesInMemory().get(path) ?? new Uint8Array()
  const save = (): void => {
    download(path, bytes)
    visit.say(`${path} is saved among your downloads.`)
  }
  const whose = of === '' ? null : make('span', { class: 'unseen' }, ` of ${of}`)
  return make('button', { type: 'button', 'data-path': path, click: save }, label, whose, ` (${size(bytes.length)})`)
}

const size = (bytes: number): string => (bytes < 1000 ? `${bytes} bytes` : `${Math.round(bytes / 1000)} kB`)
