/** Turns a file that somebody changed into the edits it holds; which kinds of file can be read back is said here alone. */
import type { Adopted, AdoptOptions } from '../../core/override/adopt/adopted.js'
import { baseOf, type Policies } from '../../core/override/adopt/based-on.js'
import { adoptMarkdown, readMarkdownFile } from '../../core/override/adopt/markdown.js'
import { adoptPage, readPageFile } from '../../core/override/adopt/page/page.js'
import { adoptWord, readWordFile } from '../../core/override/adopt/word.js'
import { limits } from '../../core/ground/bounds/limits.js'
import { unitText, type Edited } from '../../core/document/unit.js'
import type { WrittenPolicy } from '../../core/policy/lock.js'
import { decodeText } from '../folder/practice-folder.js'

interface Reader {
  /** Opens a file once; what can't be read is a problem in plain words. */
  readonly read: (bytes: Uint8Array, policies: Policies) => Edited | { readonly problem: string }
  readonly adopt: (edited: Edited, policy: WrittenPolicy, options: AdoptOptions) => Adopted
}

const pageReader: Reader = { read: readPage, adopt: adoptPage }

/** By file extension; adding one = one row. */
const readers: Readonly<Record<string, Reader>> = {
  docx: { read: readWordFile, adopt: adoptWord },
  html: pageReader,
  htm: pageReader,
  md: {
    read: (bytes, policies) => {
      const text = decodeText(bytes)
      if (text === null) return notText
      if (text.length > limits.markdownCharacters) return tooLarge
      const edited = readMarkdownFile(text, policies)
      const lines = edited.units.reduce((sum, { leaves }) => sum + leaves.length, 0)
      return lines > limits.paragraphs ? tooLarge : edited
    },
    adopt: adoptMarkdown,
  },
}

function readPage(bytes: Uint8Array): Edited | { readonly problem: string } {
  const text = decodeText(bytes)
  return text === null ? notText : readPageFile(text)
}

const notText = { problem: 'It is not saved as UTF-8, so nothing was taken from it.' }

const tooLarge = {
  problem:
    'The file is far larger than any policy. Copy its text into the Markdown file of the policy, and bring that in.',
}

const readerOf = (path: string): Reader | undefined => readers[path.split('.').at(-1)?.toLowerCase() ?? '']

/** Extensions of the files whose edits can be brought in, each with its dot. */
export const readBackExtensions: readonly string[] = Object.keys(readers).map((extension) => `.${extension}`)

/** Whether edits in a file of this name can be brought in. */
export const isReadBack = (path: string): boolean => readerOf(path) !== undefined

/** Whether it is a page: there another paper may stand behind the first. */
export const isPage = (path: string): boolean => readerOf(path) === pageReader

/** The edits of a file, and the one of `policies` it started from. */
export function readEdits(
  path: string,
  bytes: Uint8Array,
  policies: Policies,
  options: AdoptOptions,
): { readonly adopted: Adopted; readonly base: WrittenPolicy } | { readonly problem: string } {
  const reader = readerOf(path)
  if (reader === undefined)
    return { problem: `It is none of ${readBackExtensions.join(', ')}, so nothing was taken from it.` }
  const edited = reader.read(bytes, policies)
  if ('problem' in edited) return edited
  const base = baseOf(edited, policies)
  return { adopted: reader.adopt(edited, base, options), base }
}

/** A file of a paper other than the policy, read; `written` are the words it was made from. */
export function readFileOf(path: string, bytes: Uint8Array, written: string): Edited | { readonly problem: string } {
  const provision = {
    clause: '',
    version: '',
    section: '',
    number: '',
    title: '',
    rationale: '',
    authorities: [],
    own: false,
  }
  const paper = { version: '', provisions: [{ ...provision, text: written }], overrides: [], frame: [] }
  return readerOf(path)?.read(bytes, [paper]) ?? { problem: 'It can’t be read, so nothing was taken from it.' }
}

/** All words of a file on one line, as far as they can be read; null where it can't be. */
export function wordsIn(path: string, bytes: Uint8Array, policies: Policies): string | null {
  const edited = readerOf(path)?.read(bytes, policies) ?? { problem: '' }
  if ('problem' in edited) return null
  const beside = (edited.beside ?? []).map(({ text }) => text)
  return [...edited.units.map(unitText), ...edited.hidden, ...beside].join(' ').replace(/\s+/g, ' ')
}
