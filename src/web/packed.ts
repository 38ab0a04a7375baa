/** Reads the texts that the build packed into the page: the library, and the licenses of the packages in it. */
import { inflateSync, strFromU8 } from 'fflate'

/** The text that the build put into the element of this id. */
export function packedText(id: 'library' | 'licenses'): string {
  const packed = document.getElementById(id)?.textContent ?? ''
  return strFromU8(inflateSync(Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))))
}
