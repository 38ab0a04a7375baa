/** What texts print: each helper stands on the kind of question it is made for, and only authorities with a text are quoted. */
import { errorAt } from '../../core/ground/diagnostic.js'
import type { Question } from '../../core/answers/question.js'
import { modelOf } from '../model/model.js'
import { unknownQuestion } from './conditions.js'
import type { LibraryRule } from './rule.js'

const kindsOf: Readonly<Record<'value' | 'list' | 'date', readonly Question['kind'][]>> = {
  value: ['text', 'select'],
  list: ['multiselect'],
  date: ['date'],
}

const helperFor: Readonly<Record<Question['kind'], string>> = {
  text: '{{question}}',
  select: '{{question}}',
  multiselect: '{{list question}}',
  date: '{{date question}}',
}

/** `{{q}}` prints a text or one choice, `{{list q}}` several choices, `{{date q}}` a date. */
export const printedKinds: LibraryRule = (library) =>
  modelOf(library).occurrences.flatMap(({ node, text, place }) => {
    if (node.kind !== 'value' && node.kind !== 'list' && node.kind !== 'date') return []
    const question = library.questions.find((candidate) => candidate.id === node.question)
    if (question === undefined) return [unknownQuestion(library, node.question, text.id, place)]
    if (kindsOf[node.kind].includes(question.kind)) return []
    const message = `Unexpected ${question.kind} "${node.question}" in ${text.id}, expected a ${kindsOf[node.kind].join(' or ')} here`
    return [
      errorAt(
        place,
        'library/print',
        message,
        `print it with ${helperFor[question.kind].replace('question', node.question)}`,
      ),
    ]
  })

/** `{{quote}}` only where the register holds the authority's own words. */
export const quotable: LibraryRule = (library) =>
  modelOf(library).occurrences.flatMap(({ node, text, place }) => {
    if (node.kind !== 'quote') return []
    const authority = library.authorities.find((candidate) => candidate.id === node.authority)
    if (authority === undefined || authority.quote !== null) return []
    const message = `Unexpected quote of "${node.authority}" in ${text.id}, expected an authority whose own words are in the register`
    return [errorAt(place, 'library/quote', message, `name it with {{cite "${node.authority}"}}`)]
  })
