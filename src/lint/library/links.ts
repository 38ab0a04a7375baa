/** Names that point elsewhere in the library: each leads to something that exists. */
import { testsOf } from '../../core/answers/condition.js'
import { possibleChoices } from '../../core/answers/complete.js'
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import type { Library } from '../../core/library/library.js'
import { suggestion } from '../../core/ground/nearest.js'
import { slots } from '../../core/policy/slots/slots.js'
import type { Place } from '../../core/ground/source.js'
import { modelOf } from '../model/model.js'
import { slotForm, tickBox, wholeDay } from '../../core/policy/slots/forms.js'
import { briefPapers, moments, roles, staffRoles } from '../../core/library/brief.js'
import { yamlPlace } from '../model/places.js'
import { answerProblem } from './answers.js'
import { unknownQuestion } from './conditions.js'
import type { LibraryRule } from './rule.js'

const idsOf = (items: readonly { readonly id: string }[]): readonly string[] => items.map((item) => item.id)

/** Problems for the names that aren't among the known ones. */
function unknown(
  kind: string,
  names: readonly string[],
  known: readonly string[],
  owner: string,
  place: Place,
): readonly Diagnostic[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const message = `Unexpected ${kind} "${name}" in ${owner}, expected ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind} of this library`
      return errorAt(place, `library/${kind.replace(' ', '-')}`, message, suggestion(name, known))
    })
}

/** Sections, authorities, requirements and other clauses that a clause names. */
export const clauseLinks: LibraryRule = (library) =>
  library.clauses.flatMap(({ id, place, section, authorities, requirements, requires, conflicts }) => [
    ...unknown('section', [section], idsOf(library.sections), id, place),
    ...unknown('authority', authorities, idsOf(library.authorities), id, place),
    ...unknown('requirement', requirements, idsOf(library.requirements), id, place),
    ...unknown('clause', [...requires, ...conflicts], idsOf(library.clauses), id, place),
  ])

/** Steps, requirements, and other questions and choices that a question names. */
export const questionLinks: LibraryRule = (library) =>
  library.questions.flatMap(({ id, place, step, requirements, choicesFrom, choices, default: usual }) => [
    ...unknown('step', [step], idsOf(library.steps), id, place),
    ...unknown('requirement', requirements, idsOf(library.requirements), id, place),
    ...unknown('question', choicesFrom, idsOf(library.questions), id, place),
    ...(usual.kind === 'same' ? unknown('question', [usual.question], idsOf(library.questions), id, place) : []),
    ...choices.flatMap((choice) =>
      Object.entries(choice.adds).flatMap(([question, value]) =>
        answersProblems(library, { [question]: [value] }, id, place),
      ),
    ),
  ])

/** Answers that a conflict suggests, and the wording rules that find it. */
export const conflictLinks: LibraryRule = (library) =>
  library.conflicts.flatMap(({ id, suggest, wording, place }) => [
    ...answersProblems(library, suggest, `conflict ${id}`, place),
    ...(library.wording === null
      ? []
      : unknown('wording rule', wording, idsOf(library.wording.rules), `conflict ${id}`, place)),
  ])

function answersProblems(
  library: Library,
  answers: Readonly<Record<string, string | readonly string[]>>,
  owner: string,
  place: Place,
): readonly Diagnostic[] {
  return Object.entries(answers).flatMap(([id, answer]) => {
    const question = library.questions.find((candidate) => candidate.id === id)
    if (question === undefined) return [unknownQuestion(library, id, owner, place)]
    const problem = answerProblem(question, answer, library.questions)
    return problem === null ? [] : [errorAt(place, 'library/value', `${problem.message} in ${owner}`, problem.hint)]
  })
}

/** Platforms and their boxes have texts, and each choice of the notice question has a platform. */
export const platformLinks: LibraryRule = (library) => {
  const families = [...new Set(library.disclaimers.map((disclaimer) => disclaimer.family))]
  const notices = library.questions.find((question) => question.id === library.parts.disclaimers)
  const offered = notices === undefined ? [] : possibleChoices(notices, library.questions).map((choice) => choice.value)
  return [
    ...(notices === undefined ? [] : unknown('platform', offered, idsOf(library.platforms), notices.id, notices.place)),
    ...library.platforms.flatMap(({ id, fields, place }) =>
      unknown('disclaimer family', [...new Set(fields.map((field) => field.family))], families, id, place),
    ),
  ]
}

const kindsOfPart = {
  practiceName: ['text'],
  effectiveDate: ['date'],
  outputs: ['multiselect'],
  disclaimers: ['multiselect'],
} as const

/** The questions that play a part exist and are of the kind the part needs. */
export const partLinks: LibraryRule = (library) => {
  const place = yamlPlace('library', library)
  return Object.entries(kindsOfPart).flatMap(([part, kinds]) => {
    const id = library.parts[part as keyof typeof kindsOfPart]
    const question = library.questions.find((candidate) => candidate.id === id)
    if (question === undefined) return [unknownQuestion(library, id, `part ${part}`, place)]
    if (kinds.some((kind) => kind === question.kind)) return []
    const message = `Unexpected ${question.kind} "${id}" as ${part}, expected a ${kinds.join(' or ')}`
    return [errorAt(place, 'library/part', message)]
  })
}

/** The questions that a term asks, tests and counts from exist, and it counts from a date. */
export const termLinks: LibraryRule = (library) => {
  const place = yamlPlace('library', library)
  return library.terms.flatMap(({ question, when, after }) => {
    const named = [question, after.date, ...testsOf(when).map((test) => test.question)]
    const missing = named.filter((id) => !library.questions.some((candidate) => candidate.id === id))
    const from = library.questions.find((candidate) => candidate.id === after.date)
    return [
      ...missing.map((id) => unknownQuestion(library, id, 'terms', place)),
      ...(from === undefined || from.kind === 'date'
        ? []
        : [errorAt(place, 'library/part', `Unexpected ${from.kind} "${from.id}" in terms, expected a date`)]),
    ]
  })
}

/** Clauses, authorities and slots that a text names. */
export const textLinks: LibraryRule = (library) =>
  modelOf(library).occurrences.flatMap(({ node, text, place }) => {
    const check = (kind: string, name: string, known: readonly string[]): readonly Diagnostic[] =>
      unknown(kind, [name], known, text.id, place)
    if (node.kind === 'ref') {
      if (text.kind !== 'disclaimer') return check('clause', node.clause, idsOf(library.clauses))
      const message = `Unexpected reference to "${node.clause}" in disclaimer ${text.id}, expected none: a disclaimer stands alone`
      return [errorAt(place, 'library/clause', message)]
    }
    if (node.kind === 'branch' && node.test === 'clause') return check('clause', node.question, idsOf(library.clauses))
    if (node.kind === 'cite' || node.kind === 'quote')
      return check('authority', node.authority, idsOf(library.authorities))
    if (node.kind !== 'slot') return []
    const { rows, fields, dates, briefs, scenarios } = slotForm(node.name, node.args)
    const sources = fields.flatMap(({ source }) => (source === null || source === tickBox ? [] : [source]))
    const ofKind = (...kinds: readonly string[]): readonly string[] =>
      idsOf(library.questions.filter((question) => kinds.length === 0 || kinds.includes(question.kind)))
    return [
      ...check('slot', node.name, Object.keys(slots)),
      ...rows.flatMap((row) => check('question', row.question, ofKind('multiselect'))),
      ...sources.flatMap((source) => check('question', source, ofKind())),
      ...dates.flatMap((date) => check('question', date, ofKind('date'))),
      ...(scenarios === null || scenarios.role === null ? [] : check('role', scenarios.role, staffRoles)),
      ...(briefs === null
        ? []
        : [
            ...check('role', briefs.role, [...roles, 'all']),
            ...check('paper', briefs.on, [...briefPapers, 'any']),
            ...(briefs.moment === null ? [] : check('moment', briefs.moment, [...moments, wholeDay])),
          ]),
    ]
  })

/** A paper that stands behind another one exists. */
export const frameLinks: LibraryRule = (library) =>
  library.frames.flatMap(({ id, behind, place }) =>
    behind === null ? [] : unknown('frame', [behind], idsOf(library.frames), id, place),
  )
