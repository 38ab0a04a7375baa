/** The texts for the practice's sites, each ready to copy, with where it goes. */
import { withPasted, type Noted } from '../core/due/noted.js'
import { pastePlaces, type PastePlace } from '../core/policy/disclaimer/places.js'
import type { Disclaimer } from '../core/policy/disclaimer/disclaimer.js'
import { readNoted, saveNoted } from '../node/due.js'
import { button, make, heading, paragraphs, type Child } from './element.js'
import { homeButton } from './home-button.js'
import { drawLater } from './later.js'
import { folder, practiceWith } from './practice.js'
import type { Visit } from './visit.js'
import { wrote } from './shelf.js'

/** The screen; the practice's own wording stands in the place of ours. */
export const drawNotices = (visit: Visit): HTMLElement =>
  drawLater(
    'Texts for your sites',
    async () => {
      const workspace = await practiceWith(visit.setting, null)
      const noted = await readNoted(folder)
      const places = pastePlaces(workspace.library, workspace.answers, workspace.notices)
      const back = (): void => {
        visit.go('papers')
      }
      return [
        heading('Texts for your sites'),
        ...paragraphs([
          'Copy each text and paste it into its box. The page disclaimers.html among your papers does the same, and keeps ticks.',
          ...(places.length === 0 ? ['Your answers name no site that takes a disclaimer.'] : []),
        ]),
        ...places.map((place) => drawPlace(visit, place, noted)),
        make('div', { class: 'ways' }, button('Back to the papers', back), homeButton(visit)),
      ]
    },
    () => [homeButton(visit)],
  )

const drawPlace = (visit: Visit, place: PastePlace, noted: Noted): HTMLElement =>
  make(
    'section',
    {},
    make('h2', {}, place.name),
    place.perClinician ? make('p', {}, 'Each clinician pastes it into their own profile.') : null,
    ...place.boxes.map((box, index) => drawBox(visit, place, box, { id: `_box-${place.id}-${index}`, noted })),
    list('Where to paste it', place.steps, 'ol'),
    list('What to switch off', place.switchOff, 'ul'),
    list('Take care', place.cautions, 'ul'),
  )

const list = (title: string, items: readonly string[], tag: 'ol' | 'ul'): Child =>
  items.length === 0
    ? null
    : make('details', {}, make('summary', {}, title), make(tag, {}, ...items.map((item) => make('li', {}, item))))

function drawBox(
  visit: Visit,
  { name }: PastePlace,
  box: Disclaimer,
  { id, noted }: { readonly id: string; readonly noted: Noted },
): HTMLElement {
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
    make('p', { class: 'files' }, button('Copy', copy), standsButton(visit, box, noted), told),
  )
}

/** Notes that the text stands on its site, so that a change of it is due; it is noted in the folder, so it goes home with it. */
function standsButton(visit: Visit, box: Disclaimer, before: Noted): HTMLElement {
  const { platform, field, text } = box
  const isNoted = before.pasted.some(
    (one) => one.platform === platform && one.field === (field ?? '') && one.text === text,
  )
  if (isNoted) return make('span', { class: 'hint' }, 'Noted: it stands on the site.')
  const one = button('It stands on the site now', () => {
    const mark = async (): Promise<void> => {
      await saveNoted(
        folder,
        withPasted(await readNoted(folder), {
          platform,
          field: field ?? '',
          text: text ?? '',
          date: visit.setting.today,
        }),
      )
      wrote(visit)
      visit.say('Noted. You are told when its text changes.')
      one.replaceWith(make('span', { class: 'hint' }, 'Noted: you are told when its text changes.'))
    }
    void mark()
  })
  return one
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
