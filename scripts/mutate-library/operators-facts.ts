/** Contradictions: a rule that is in every policy states what another rule's fact excludes. */
import { placeAt, type SourceFile } from '../../src/core/ground/source.js'
import { parseLibrary } from '../../src/core/library/library.js'
import { swap, type Fault, type Operator } from './edits.js'

/** Every fact that a clause states, with each fact it excludes, written into another clause that stands beside it. */
function contradictions(files: readonly SourceFile[]): readonly Omit<Fault, 'kind'>[] {
  const { library } = parseLibrary(files)
  if (library === null) throw new Error('the library could not be read')
  const always = library.clauses.filter((clause) => clause.when.kind === 'always')
  return library.clauses.flatMap((clause, index) =>
    clause.asserts.flatMap(({ fact }) =>
      library.exclusions
        .filter(({ facts }) => facts.includes(fact))
        .flatMap(({ facts }) => facts.filter((other) => other !== fact))
        .flatMap((other) => {
          const target = always.filter(({ id }) => id !== clause.id)[index % Math.max(1, always.length - 1)]
          const file = files.find((candidate) => candidate.path === target?.place.file)
          return file === undefined ? [] : [stating(files, file, other, `${clause.id} states ${fact}`)]
        }),
    ),
  )
}

function stating(files: readonly SourceFile[], file: SourceFile, fact: string, why: string): Omit<Fault, 'kind'> {
  const text = /^asserts: \[/m.test(file.text)
    ? file.text.replace(/^asserts: \[/m, `asserts: [${fact}, `)
    : /^asserts:$/m.test(file.text)
      ? file.text.replace(/^asserts:$/m, `asserts:\n  - ${fact}`)
      : file.text.replace(/^changes:/m, `asserts: [${fact}]\nchanges:`)
  const line = placeAt({ path: file.path, text }, text.indexOf(fact)).line
  return { what: `asserts ${fact}, where ${why}`, file: file.path, line, files: swap(files, file, text) }
}

/** None for a library without facts. */
export const factOperators = (files: readonly SourceFile[]): readonly Operator[] =>
  files.some((file) => file.path.endsWith('clauses/facts.yaml'))
    ? [{ kind: 'contradictory facts', tries: 20, places: contradictions }]
    : []
