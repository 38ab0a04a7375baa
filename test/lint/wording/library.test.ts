/** The wording rules over the shipped library: it keeps its own rules. */
import { expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { formatDiagnostic } from '../../../src/core/ground/diagnostic.js'
import { parseLibrary, type Library } from '../../../src/core/library/library.js'
import type { SourceFile } from '../../../src/core/ground/source.js'
import { lintWording } from '../../../src/lint/wording/wording.js'
import { libraryPassages } from '../../../src/lint/wording/passages.js'
import { readWording } from './labelled.js'

const filesUnder = (folder: string): readonly SourceFile[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

const files = [...filesUnder('clauses'), ...filesUnder('templates')]

function shipped(): Library {
  const { library, problems } = parseLibrary(files)
  if (library === null) throw new Error(problems.map(formatDiagnostic).join('\n'))
  return library
}

test('the shipped library has no finding', () => {
  const passages = libraryPassages(shipped(), files)
  expect(lintWording(readWording(), passages).map(formatDiagnostic)).toEqual([])
})

test('every word of every clause is read', () => {
  const library = shipped()
  const read = libraryPassages(library, files)
  const unread = library.clauses.flatMap((clause) => {
    const texts = read.filter((passage) => passage.place.file === clause.place.file).map((passage) => passage.text)
    const body =
      files
        .find((file) => file.path === clause.place.file)
        ?.text.split('\n')
        .slice(clause.bodyOffset) ?? []
    const words = body
      .join('\n')
      .replaceAll(/\{\{.*?\}\}/g, (tag) => ' '.repeat(tag.length))
      .matchAll(/\S+/g)
    return [...words]
      .filter((word) => !texts.some((text) => text.startsWith(word[0], word.index)))
      .map(([word]) => word)
  })
  expect(unread).toEqual([])
})
