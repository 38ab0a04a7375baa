/** Ids: no two things of one kind share one. */
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import { formatPlace, type Place } from '../../core/ground/source.js'
import { yamlPlace } from '../model/places.js'
import type { LibraryRule } from './rule.js'

interface Named {
  readonly id: string
  readonly place: Place
}

/** Ids of every kind of content, and the choices of each question. */
export const duplicates: LibraryRule = (library) => {
  const at = (name: string, items: readonly { readonly id: string }[]): readonly Named[] =>
    items.map(({ id }) => ({ id, place: yamlPlace(name, library) }))
  const disclaimers = library.disclaimers.map(({ family, tier, place }) => ({ id: `${family}-${tier}`, place }))
  const kinds: readonly (readonly [string, readonly Named[]])[] = [
    ['step', at('questions', library.steps)],
    ['question', library.questions],
    ['section', at('sections', library.sections)],
    ['requirement', at('requirements', library.requirements)],
    ['clause', library.clauses],
    ['authority', library.authorities],
    ['platform', library.platforms],
    [
      'name of a platform',
      library.platforms.flatMap(({ id, names, place }) =>
        [id, ...names].map((name) => ({ id: name.toLowerCase(), place })),
      ),
    ],
    ['conflict', library.conflicts],
    ['frame', library.frames],
    ['disclaimer', disclaimers],
    ['fact', library.facts],
    ['scenario', library.scenarios],
    ...library.platforms.map(({ id, fields, place }): [string, readonly Named[]] => [
      `box of ${id}`,
      fields.map((field) => ({ id: field.id, place })),
    ]),
    ...library.questions.map(({ id, choices, place }): [string, readonly Named[]] => [
      `choice of ${id}`,
      choices.map((choice) => ({ id: choice.value, place })),
    ]),
  ]
  return kinds.flatMap(([kind, items]) => repeated(kind, items))
}

function repeated(kind: string, items: readonly Named[]): readonly Diagnostic[] {
  const first = new Map<string, Place>()
  return items.flatMap(({ id, place }) => {
    const before = first.get(id)
    if (before === undefined) {
      first.set(id, place)
      return []
    }
    const message = `Unexpected second ${kind} "${id}", expected each id once`
    return [errorAt(place, 'library/duplicate', message, `the first is at ${formatPlace(before)}`)]
  })
}
