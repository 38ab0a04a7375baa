/** Coverage: under the default answers every requirement is met, and everything the library holds is used by something. */
import { possibleChoices } from '../../../core/answers/complete.js'
import type { Place } from '../../../core/ground/source.js'
import { ever } from '../../model/diagram.js'
import type { Check, Finding } from '../../model/model.js'
import { yamlPlace } from '../../model/places.js'
import { trueFor } from '../../model/space.js'
import { complete } from '../witness.js'

/** Every requirement is carried by a clause that is in under the default answers. */
export const requirements: Check = ({ library, space, clause }) => {
  const defaults = complete(library.questions, {})
  const covered = new Set(
    library.clauses.flatMap((item) => (trueFor(space, clause(item.id) ?? ever, defaults) ? item.requirements : [])),
  )
  return library.requirements
    .filter((requirement) => !covered.has(requirement.id))
    .map((requirement): Finding => {
      const carriers = library.clauses.filter((item) => item.requirements.includes(requirement.id))
      const message = `Unexpected gap under the default answers, expected a clause that covers ${requirement.id}: ${requirement.text}`
      const place = carriers[0]?.place ?? yamlPlace('requirements', library)
      return { rule: 'library/uncovered', message, place, when: ever }
    })
}

/** Sections hold clauses, steps hold questions, platforms are offered, disclaimer families fit a box. */
export const unused: Check = ({ library }) => {
  const notices = library.questions.find((question) => question.id === library.parts.disclaimers)
  const offered = notices === undefined ? [] : possibleChoices(notices, library.questions).map((choice) => choice.value)
  const families = library.platforms.flatMap((platform) => platform.fields.map((field) => field.family))
  const found = (message: string, place: Place): Finding => ({ rule: 'library/unused', message, place, when: ever })
  return [
    ...library.sections
      .filter((section) => !library.clauses.some((clause) => clause.section === section.id))
      .map(({ id }) =>
        found(`Unexpected section "${id}", expected at least one clause in it`, yamlPlace('sections', library)),
      ),
    ...library.steps
      .filter((step) => !library.questions.some((question) => question.step === step.id))
      .map(({ id }) =>
        found(`Unexpected step "${id}", expected at least one question in it`, yamlPlace('questions', library)),
      ),
    ...library.platforms
      .filter((platform) => !offered.includes(platform.id))
      .map(({ id, place }) => found(`Unexpected platform "${id}", expected one that a question offers`, place)),
    ...library.disclaimers
      .filter((disclaimer) => !families.includes(disclaimer.family))
      .map(({ family, place }) =>
        found(`Unexpected family "${family}", expected one that a platform's box takes`, place),
      ),
  ]
}
