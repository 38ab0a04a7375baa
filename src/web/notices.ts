/** The texts for the practice's sites, each ready to copy, with where it goes. */
import { completeAnswers } from '../core/answers/complete.js'
import { pastePlaces, type PastePlace } from '../core/policy/disclaimer/places.js'
import type { Disclaimer } from '../core/policy/disclaimer/disclaimer.js'
import { button, make, heading, paragraphs, type Child } from './element.js'
import type { Visit } from './visit.js'

/** The screen. */
export function drawNotices(visit: Visit): HTMLElement {
  const answers = completeAnswers(visit.setting, visit.state.given)
  const back = (): void => {
    visit.go('result')
  }
  return make(
    'div',
    {},
    heading('Texts for your sites'),
    ...paragraphs([
      'Copy each text and paste it into its box. The page disclaimers.html among your papers does the same, and keeps ticks.',
    ]),
    ...pastePlaces(visit.setting.library, answers).map((place) => drawPlace(visit, place)),
    make('div', { class: 'ways' }, button('Back to the papers', back)),
  )
}

const drawPlace = (visit: Visit, place: PastePlace): HTMLElement =>
  make(
    'section',
    {},
    make('h2', {}, place.name),
    place.perClinician ? make('p', {}, 'Each clinician pastes it into their own profile.') : null,
    ...place.boxes.map((box, index) => drawBox(visit, place, box, `_box-${place.id}-${index}`)),
    list('Where to paste it', place.steps, 'ol'),
    list('What to switch off', place.switchOff, 'ul'),
    list('Take care', place.cautions, 'ul'),
  )

const list = (title: string, items: readonly string[], tag: 'ol' | 'ul'): Child =>
  items.length === 0
    ? null
    : make('details', {}, make('summary', {}, title), make(tag, {}, ...items.map((item) => make('li', {}, item))))

function drawBox(visit: Visit, { name }: PastePlace, box: Disclaimer, id: string): HTMLElement {
  const { text, field } = box
  if (text === null) return make('p', {}, box.instead ?? `${name} has no box for one.`)
  const area = make('textarea', { id, rows: '4', readonly: true }, text)
  const room = box.limit === null ? 'characters, limit not known' : `of ${box.limit} characters`
  const copy = (): void => {
    void copyText(text, area).then((isCopied) => {
      const words = isCopied
        ? `Copied: the text for ${name}. Paste it into its box.`
        : 'The text is selected: press Ctrl and C.'
      visit.say(words)
      told.textContent = words
    })
  }
  const told = make('span', { class: 'hint' })
  return make(
    'div',
    { class: 'box' },
    make('label', { for: id }, field ?? name),
    area,
    make('p', { class: 'hint' }, `${box.length} ${room}`),
    make('p', { class: 'files' }, button('Copy', copy), told),
  )
}

/** False where the browser does not let a page copy: then the text is selected. */
async function copyText(text: string, area: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    area.focus()
    area.select()
    return false
  }
}
