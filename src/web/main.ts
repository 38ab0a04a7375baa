/** Starts the page: reads the library it carries, and shows one screen after the other. */
import { noAnswers } from '../core/answers/answers.js'
import { newInterview } from '../core/interview/state.js'
import type { Library } from '../core/library/library.js'
import { make } from './element.js'
import { drawInterview, take, withTyped } from './interview.js'
import { drawNotices } from './notices.js'
import { makePreview } from './preview.js'
import { makeAsking } from './asking.js'
import { drawHome } from './home.js'
import { goHome } from './home-button.js'
import { packedText } from './packed.js'
import { drawPapers } from './papers.js'
import { isPractice } from './practice.js'
import { drawReturned } from './returned.js'
import { keep } from './shelf.js'
import { drawMaking } from './update.js'
import { drawForget, drawLeft, drawStart, openChosen } from './start.js'
import type { Visit, Where } from './visit.js'

const asking = makeAsking(
  () => {
    visit.go('asking')
  },
  (lines) => {
    visit.lines = lines
  },
)

/** Every screen; adding one = one row. */
const screens: Readonly<Record<Where, (visit: Visit) => HTMLElement>> = {
  start: drawStart,
  interview: drawInterview,
  left: drawLeft,
  forget: drawForget,
  making: drawMaking,
  papers: drawPapers,
  notices: drawNotices,
  home: drawHome,
  asking: asking.draw,
  returned: drawReturned,
}

const library = JSON.parse(packedText('library')) as Library

/** The day by this computer's clock. */
function today(): string {
  const now = new Date()
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

const setting = { library, today: today() }
const main = make('main', { id: 'main', tabindex: '-1' })
const status = make('p', { class: 'unseen', role: 'status' })

function say(text: string): void {
  status.textContent = ''
  // Said anew, even when it is the same.
  setTimeout(() => {
    status.textContent = text
  }, 50)
}

const preview = makePreview(setting, say)
const aside = make('aside', { 'aria-label': 'Your policy so far' }, preview.drawn)
let where: Where = 'start'

const visit: Visit = {
  setting,
  state: newInterview(noAnswers),
  typed: null,
  lines: [],
  notes: [],
  isUnsaved: false,
  front: asking,
  say,
  preview: (tried) => {
    preview.show(visit.state, tried)
  },
  go: (to) => {
    where = to
    show()
    const title = document.getElementById('_heading')
    title?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  },
}

function show(): void {
  main.replaceChildren(screens[where](visit))
  const title = main.querySelector('h1')?.textContent ?? ''
  document.title = title === library.title ? title : `${title} – ${library.title}`
  const isAsking = where === 'interview' && visit.state.screen.kind !== 'welcome'
  aside.hidden = !isAsking
  document.body.classList.toggle('asking', isAsking)
  if (isAsking) preview.show(visit.state, null)
}

/** Beside the question where there is room, else one tap away. */
const wide = matchMedia('(min-width: 64rem)')
const fit = (): void => {
  preview.drawn.open = wide.matches
}
wide.addEventListener('change', fit)

/** The browser's Back goes a question back, as far as there is one. */
function followBack(): void {
  history.pushState(null, '')
  window.addEventListener('popstate', () => {
    if (where === 'start') {
      history.back()
      return
    }
    history.pushState(null, '')
    goBack()
  })
}

function goBack(): void {
  if (where === 'asking') asking.back()
  else if (where === 'interview' && visit.state.history.length > (isPractice() ? 0 : 1)) take(visit, { kind: 'back' })
  else if (isPractice()) goHome(visit)
  else if (where === 'interview' || visit.state.screen.kind === 'welcome') visit.go('start')
  else visit.go('interview')
}

/** What is on the screen when the page is left or reloaded is kept as it stands. */
function keepTyped(): void {
  window.addEventListener('pagehide', () => {
    if (where === 'interview' && !isPractice()) keep(setting, withTyped(visit))
  })
}

/** Papers that were written here and not taken home are asked about before the page closes. */
function keepUnsaved(): void {
  window.addEventListener('beforeunload', (event) => {
    if (visit.isUnsaved) event.preventDefault()
  })
}

function acceptDrops(): void {
  document.addEventListener('dragover', (event) => {
    event.preventDefault()
  })
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    const [file] = event.dataTransfer?.files ?? []
    if (file !== undefined) void openChosen(visit, file)
  })
}

document.body.append(
  make('a', { class: 'skip', href: '#main' }, 'Skip to the question'),
  make('div', { class: 'columns' }, main, aside),
  status,
)
fit()
show()
followBack()
keepUnsaved()
keepTyped()
acceptDrops()
