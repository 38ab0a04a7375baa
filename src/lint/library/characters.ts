/** Characters: none from Unicode's private areas, which stand for answers while a text is built, and no control characters. */
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import type { Place } from '../../core/ground/source.js'
import { yamlPlace } from '../model/places.js'
import type { LibraryRule } from './rule.js'

const forbidden = /[\p{Co}\p{Cs}\uFFFE\uFFFF]|(?![\n\t])\p{Cc}/u

/** Every text of the library. */
export const characters: LibraryRule = (library) => inside(library, yamlPlace('library', library))

/** Walks plain data; a text is placed at the nearest thing around it that has a place. */
function inside(data: unknown, around: Place): readonly Diagnostic[] {
  if (typeof data === 'string') {
    const found = forbidden.exec(data)?.[0]
    if (found === undefined) return []
    const code = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    return [
      errorAt(
        around,
        'library/character',
        `Unexpected character ${code}, expected none from the private or control areas`,
      ),
    ]
  }
  if (typeof data !== 'object' || data === null) return []
  const place = 'place' in data ? (data.place as Place) : around
  return Object.values(data).flatMap((part) => inside(part, place))
}
