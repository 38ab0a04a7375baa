/** Turns a library into the passages the wording rules read: clauses, their titles and reasons, section words, frames and disclaimers. */
import type { Library } from '../../core/library/library.js'
import { placeAt, type SourceFile } from '../../core/ground/source.js'
import type { TemplateNode } from '../../core/template/nodes.js'
import type { Passage } from './wording.js'
import { readingsOf } from './readings.js'

/** Every text of the library that a reader of its policy may see; `files` are those it was parsed from. */
export function libraryPassages(library: Library, files: readonly SourceFile[]): readonly Passage[] {
  const fileOf = (path: string): SourceFile => files.find((file) => file.path === path) ?? { path, text: '' }
  const clauses = library.clauses.flatMap((clause) => {
    const file = fileOf(clause.place.file)
    return [
      fieldPassage(file, 'title', clause.title),
      fieldPassage(file, 'rationale', clause.rationale),
      ...bodyPassages(file, clause.body, clause.bodyOffset, 'library'),
    ]
  })
  const frames = library.frames.flatMap((frame) =>
    bodyPassages(fileOf(frame.place.file), frame.nodes, frame.bodyOffset, 'library'),
  )
  const disclaimers = library.disclaimers.flatMap((disclaimer) =>
    bodyPassages(fileOf(disclaimer.place.file), disclaimer.nodes, 0, 'disclaimer'),
  )
  return [...clauses, ...sectionPassages(library, files), ...frames, ...disclaimers]
}

function bodyPassages(
  file: SourceFile,
  nodes: readonly TemplateNode[],
  bodyOffset: number,
  kind: Passage['kind'],
): readonly Passage[] {
  const source = file.text.replace(/\r\n/g, '\n').split('\n').slice(bodyOffset).join('\n')
  const place = { file: file.path, line: bodyOffset + 1, column: 1 }
  return readingsOf(nodes, source).map((text) => ({ text, place, kind }))
}

/** A value of the front matter, at its key. */
function fieldPassage(file: SourceFile, key: string, text: string): Passage {
  const key_ = `\n${key}: `
  return { text, place: placeAt(file, file.text.indexOf(key_) + key_.length), kind: 'library' }
}

function sectionPassages(library: Library, files: readonly SourceFile[]): readonly Passage[] {
  const file = files.find((candidate) => candidate.path.endsWith('clauses/sections.yaml'))
  if (file === undefined) return []
  const texts = library.sections.flatMap((section) => [section.title, section.intro]).filter((text) => text !== '')
  return texts.map((text) => ({ text, place: placeAt(file, file.text.indexOf(text)), kind: 'library' }))
}
