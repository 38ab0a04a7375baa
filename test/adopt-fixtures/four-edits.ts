/** Makes the same four edits in a policy's Markdown and in its Word file: two additions, a deletion and a change. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Folder } from './folder.js'

/** The edited files, and the provisions that they touch, as `clause: kind`. */
export interface FourEdits {
  readonly md: (bytes: Uint8Array) => Uint8Array
  readonly docx: (bytes: Uint8Array) => Uint8Array
  readonly touched: readonly string[]
}

const changes: readonly ((words: string) => string)[] = [
  (words) => `${words} and as agreed`,
  (words) => words.split(' ').slice(0, -2).join(' '),
  (words) => words.split(' ').reverse().join(' '),
  (words) => `${words}, which we have discussed,`,
]

const main = 'word/document.xml'

/** Five words in a row, of a provision's own, that stand once in the Markdown; far enough apart to be four provisions. */
export function fourEdits({ lock, markdown }: Folder): FourEdits {
  const usable = lock.provisions.flatMap(({ clause, text }) => {
    const words = /(?<=^[A-Z][a-z]+ )(?:[a-z]+ ){4}[a-z]+/.exec(text)?.[0]
    return words !== undefined && markdown.split(words).length === 2 ? [{ clause, words }] : []
  })
  const step = Math.floor(usable.length / changes.length)
  const chosen = changes.flatMap((change, index) => {
    const one = usable[index * step]
    return one === undefined ? [] : [{ ...one, to: change(one.words) }]
  })
  const edit = (text: string): string =>
    chosen.reduce((changed, { words, to }) => {
      if (changed.split(words).length !== 2) throw new Error(`not there once: ${words}`)
      return changed.replace(words, to)
    }, text)
  return {
    md: (bytes) => strToU8(edit(strFromU8(bytes))),
    docx: (bytes) => {
      const parts = unzipSync(bytes)
      return zipSync({ ...parts, [main]: strToU8(edit(strFromU8(parts[main] ?? new Uint8Array()))) })
    },
    touched: chosen.map(({ clause }) => `${clause}: replace`).sort(),
  }
}
