/** Turns words that have no place any more into files of `kept/`, so that nothing anyone wrote is lost. */
import { fileNameOf } from '../../core/ground/bounds/file-name.js'
import { fingerprint } from '../folder/practice-folder.js'

/** A copy put aside, with the reason in plain words. */
export interface KeptFile {
  readonly path: string
  readonly content: string | Uint8Array
  readonly why: string
}

/** A text; named by content, so that keeping the same words twice makes one file. */
export const keptText = (name: string, text: string, why: string): KeptFile => ({
  path: `kept/${fileNameOf(name)}-${fingerprint(text).slice(0, 8)}.md`,
  content: `<!-- Kept because ${why}. -->\n\n${text.trim()}\n`,
  why,
})

/** A file as somebody left it, byte for byte. */
export function copyOf(path: string, bytes: Uint8Array, why: string): KeptFile {
  const [name = '', extension = ''] = splitName(fileNameOf(path))
  return { path: `kept/${name}-${fingerprint(bytes).slice(0, 8)}${extension}`, content: bytes, why }
}

const splitName = (name: string): readonly string[] => {
  const dot = name.lastIndexOf('.')
  return dot === -1 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
}
