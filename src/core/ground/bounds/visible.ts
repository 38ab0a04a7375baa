/** Turns text that came from a file into text a screen can take: what would steer the screen is spelled out. */

// Controls (tab and line end stay), marks that turn the direction of text around, and letters without width that
// only hide. Joiners stay: emoji and several scripts are written with them.
const steering =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|\p{Cs}|[\u{E0000}-\u{E007F}]/gu

/** The text with each steering character as its code: `<U+001B>`. */
export const visible = (text: string): string => text.replace(steering, (character) => `<U+${codeOf(character)}>`)

/** The text without them: for a line that is typed into. */
export const withoutSteering = (text: string): string => text.replace(steering, '')

/** JSON text with the same characters escaped the JSON way, so that other programs read what was there. */
export const visibleJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(steering, (character) =>
    [...Array(character.length).keys()].map((at) => `\\u${hex(character.charCodeAt(at)).toLowerCase()}`).join(''),
  )

const codeOf = (character: string): string => hex(character.codePointAt(0) ?? 0)

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0')
