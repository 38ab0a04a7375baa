/** Clauses and authorities: versions are explained, old names stay free, every requirement is carried, and an authority is cited for those it binds. */
import { possibleChoices } from '../../core/answers/complete.js'
import { testsOf } from '../../core/answers/condition.js'
import { errorAt } from '../../core/ground/diagnostic.js'
import { restsOn } from '../../core/policy/law-calendar.js'
import { yamlPlace } from '../model/places.js'
import type { LibraryRule } from './rule.js'

/** The changelog has an entry for the current version. */
export const explainedVersions: LibraryRule = ({ clauses }) =>
  clauses
    .filter(({ changes, version }) => !Object.hasOwn(changes, version))
    .map(({ id, version, place }) =>
      errorAt(
        place,
        'library/changes',
        `Unexpected version ${version} of ${id}, expected an entry for it under "changes"`,
      ),
    )

/** An id that a clause took over no longer names a clause of its own. */
export const freshNames: LibraryRule = ({ clauses }) =>
  clauses.flatMap(({ id, supersedes, place }) =>
    supersedes
      .filter((old) => clauses.some((other) => other.id === old))
      .map((old) =>
        errorAt(
          place,
          'library/supersedes',
          `Unexpected "${old}" superseded by ${id}, expected an id no longer in use`,
        ),
      ),
  )

/** Every requirement is carried by a clause. */
export const coveredRequirements: LibraryRule = (library) =>
  library.requirements
    .filter(({ id }) => !library.clauses.some((clause) => clause.requirements.includes(id)))
    .map(({ id, text }) => {
      const message = `Unexpected requirement ${id} without a clause, expected one that carries it: ${text}`
      return errorAt(yamlPlace('requirements', library), 'library/requirement', message)
    })

/** Where `appliesTo` names choices of a question that `when` or `bindsWhen` tests, both name the same ones. */
export const boundAudiences: LibraryRule = ({ authorities, questions }) =>
  authorities.flatMap(({ id, appliesTo, when, bindsWhen, place }) =>
    [...testsOf(when), ...testsOf(bindsWhen)].flatMap(({ question: tested, values }) => {
      const question = questions.find((candidate) => candidate.id === tested)
      const choices = question === undefined ? [] : possibleChoices(question, questions).map((choice) => choice.value)
      const bound = appliesTo.filter((audience) => choices.includes(audience))
      const stray = bound.length === 0 ? [] : values.filter((value) => !bound.includes(value))
      return stray.map((value) => {
        const message = `Unexpected "${value}" in "when" of authority ${id}, expected only whom it applies to: ${bound.join(', ')}`
        return errorAt(place, 'library/audience', message)
      })
    }),
  )

/** Every entry of the register bears on a clause, or says why none rests on it; a register that never says why has not begun with that. */
export const carriedAuthorities: LibraryRule = ({ authorities, clauses }) => {
  if (authorities.every(({ notCarried }) => notCarried === null)) return []
  const isCited = (id: string): boolean => clauses.some((clause) => restsOn(clause, id))
  return authorities
    .filter(({ id, notCarried }) => isCited(id) === (notCarried !== null))
    .map(({ id, notCarried, place }) =>
      errorAt(
        place,
        'library/not-carried',
        notCarried === null
          ? `Unexpected authority ${id} that no clause rests on, expected a clause or "notCarried" with the reason`
          : `Unexpected "notCarried" of authority ${id}, expected none: a clause rests on it`,
      ),
    )
}
