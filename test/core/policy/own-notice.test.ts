/** Own wording of a box stands on the page of notices as in its file, in the form that the box takes. */
import { pastePlaces } from '../../../src/core/policy/disclaimer/places.js'
import { boxText, type OwnNotice } from '../../../src/core/policy/disclaimer/own-notice.js'
import { answersWith, shippedLibrary } from '../../shipped-library.js'

const library = await shippedLibrary()

test('the page of notices has the practice’s own words, counted against the box', () => {
  const platform = library.platforms.find(({ fields }) => fields.some(({ limit }) => limit !== null))
  const field = platform?.fields.find(({ limit }) => limit !== null)
  const text = 'x'.repeat((field?.limit ?? 0) + 1)
  const about = { platform: platform?.id ?? '', field: field?.id ?? '' }
  const own: OwnNotice = { ...about, text, base: null, date: null, author: null }
  const answers = answersWith(library, { [library.parts.disclaimers]: [about.platform] })
  const box = pastePlaces(library, answers, [own])[0]?.boxes.find((one) => one.box === about.field)
  expect(box).toMatchObject({ text, length: text.length, fits: false })
})

test('a box that breaks no lines holds one line; no box holds spaces at line ends', () => {
  expect(boxText('\uFEFFOne. \r\nTwo.\n\n\n\nThree.\n', true)).toBe('One.\nTwo.\n\nThree.')
  expect(boxText('One. \r\nTwo.\n\n\n\nThree.\n', false)).toBe('One. Two. Three.')
})
