/** Turns files that came back into what the folder keeps of them: each file once, as it was, and the comments in it by rule. */
import type { MarginNote } from '../../core/override/adopt/adopted.js'
import { fileNameOf } from '../../core/ground/bounds/file-name.js'
import type { Output } from '../../render/output.js'
import { folderPath } from '../folder/layout.js'
import { fingerprint, listFiles, readBytes, readText, writeWhole } from '../folder/practice-folder.js'

const returnedFolder = 'kept/returned'

/** Where comments of returned files are listed. */
export const reviewNotesName = 'review-notes.md'

/** A file that came back. */
export interface ReturnedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The files as they came, each once whatever it is called; `date` goes into the name. */
export async function returnedCopies(
  folder: string,
  date: string,
  files: readonly ReturnedFile[],
): Promise<readonly Output[]> {
  if (files.length === 0) return []
  const paths = await listFiles(folder, returnedFolder)
  const there = await Promise.all(paths.map((path) => readBytes(folder, path)))
  const known = new Set(there.flatMap((bytes) => (bytes === null ? [] : [fingerprint(bytes)])))
  const taken = new Set(paths)
  return files.flatMap(({ name: given, bytes }): readonly Output[] => {
    const name = fileNameOf(given)
    const print = fingerprint(bytes)
    if (known.has(print)) return []
    known.add(print)
    const plain = `${returnedFolder}/${date}-${name}`
    const path = taken.has(plain) ? `${returnedFolder}/${date}-${print.slice(0, 8)}-${name}` : plain
    taken.add(path)
    return [{ path, content: bytes }]
  })
}

/** The list of comments with those of a returned file added; nothing where they all stand there. */
export async function reviewNotes(
  folder: string,
  date: string,
  file: string,
  comments: readonly MarginNote[],
): Promise<readonly Output[]> {
  if (comments.length === 0) return []
  const old = (await readText(folder, reviewNotesName))?.text ?? head
  const text = comments.reduce((notes, comment) => withNote(notes, comment, `${file}, ${date}`), old)
  return text === old ? [] : [{ path: reviewNotesName, content: text }]
}

const head =
  '# Review notes\n\nComments in files that came back, by rule. When one is settled, put [x] after its dash, or take the line out.\n'

/** Below its rule's heading, after what stands there; a comment that is listed already is not listed twice. */
function withNote(notes: string, { author, text, place, resolved }: MarginNote, source: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  const said = `${author === '' ? 'No name' : author}: ${words}`
  const known = (other: string): string => other.replace(/^- (?:\[[ xX]\] )?/, '')
  if (notes.split('\n').some((other) => known(other) === said || known(other).startsWith(`${said} (`))) return notes
  const line = `- ${resolved === true ? '[x] ' : ''}${said}`
  const heading = `## ${place}`
  const lines = notes.trimEnd().split('\n')
  const start = lines.indexOf(heading)
  if (start === -1) return `${lines.join('\n')}\n\n${heading}\n\n${line} (${source})\n`
  const next = lines.findIndex((other, index) => index > start && other.startsWith('## '))
  const end = next === -1 ? lines.length : next - 1
  return `${[...lines.slice(0, end), `${line} (${source})`, ...lines.slice(end)].join('\n')}\n`
}

/** Comments that are not settled yet, without the file they came in. */
export const openNotes = async (folder: string): Promise<readonly string[]> =>
  ((await readText(folder, reviewNotesName))?.text ?? '')
    .split(/\r?\n/)
    .flatMap((line) => /^[-*] (?!\[[xX]\])(?:\[ \] )?(.*\S)/.exec(line)?.[1] ?? [])

/** Marks these comments as settled. */
export async function settleNotes(folder: string, settled: readonly string[]): Promise<void> {
  const text = (await readText(folder, reviewNotesName))?.text
  if (text === undefined) return
  const lines = text.split('\n').map((line) => {
    const note = /^[-*] (?!\[[xX]\])(?:\[ \] )?(.*\S)/.exec(line)?.[1]
    return note !== undefined && settled.includes(note) ? `- [x] ${note}` : line
  })
  await writeWhole(folder, folderPath(reviewNotesName), lines.join('\n'))
}
