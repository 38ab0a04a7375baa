/** Finds a telephone number in the practice's own wording for a box whose site keeps such numbers out. */
import type { LibraryBox } from './disclaimer.js'

/** With a country's code; or three digits and four, after an area's three or without. */
const number =
  /(?<![\d+.-])(?:\+\d[\d ().-]{6,18}\d|(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])?\d{3}[ .-]\d{4}|\d{10})(?![\d-]|\.\d)/g

/** What is to be said of it, or null: a number that the library's own text holds, a crisis line say, is no find. */
export function forbiddenTelephone(box: LibraryBox, text: string): string | null {
  if (!box.forbidsTelephone) return null
  const found = [...text.matchAll(number)].map(([digits]) => digits).find((digits) => !box.text.includes(digits))
  if (found === undefined) return null
  return `“${box.title}” has a telephone number (${found}), and the rules of that box, as we know them, allow none: the site may refuse the text`
}
