/** Reads the texts that the build packed into the page: the library, and the licenses of the packages in it. */
import { unpacked } from './unpacked.js'

/** The text that the build put into the element of this id. */
export function packedText(id: 'library' | 'licenses'): string {
  const packed = document.getElementById(id)?.textContent ?? ''
  return unpacked(Uint8Array.from(atob(packed), (character) => character.charCodeAt(0)))
}
