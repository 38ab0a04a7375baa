/** Package parts → the bytes of a Word file, the same for the same parts on any machine. */
import { strToU8, zipSync, type Zippable } from 'fflate'
import type { WordParts } from './parts.js'

const contentTypes = '[Content_Types].xml'

/** Zips the parts in a fixed order with a fixed time. */
export function archive(parts: WordParts): Uint8Array {
  // A zip stores local time: noon on this day reads the same in every time zone.
  const mtime = new Date(1980, 0, 1, 12)
  // Readers look for the content types first.
  const paths = [contentTypes, ...[...parts.keys()].filter((path) => path !== contentTypes).sort()]
  const files: Zippable = {}
  for (const path of paths) {
    const part = parts.get(path) ?? ''
    files[path] = [typeof part === 'string' ? strToU8(part) : part, { mtime, level: 6 }]
  }
  return zipSync(files)
}
