/** Rules that hold or fail for some answers: decided over all of them, by the same procedure as the proof. */
import { shortForms } from '../prove/checks/briefs.js'
import { contradictions } from '../prove/checks/facts.js'
import { bodies } from '../prove/checks/bodies.js'
import { citations } from '../prove/checks/citations.js'
import { printedAnswers, printedLists } from '../prove/checks/printing.js'
import { companions, references } from '../prove/checks/references.js'
import { suggestions } from '../prove/checks/suggestions.js'
import { modelOf, type Check } from '../model/model.js'
import { toFailures } from '../prove/prove.js'
import type { LibraryRule } from './rule.js'

const asRule =
  (check: Check): LibraryRule =>
  (library) => {
    const model = modelOf(library)
    return toFailures(check(model), model).map((failure) => failure.diagnostic)
  }

/** References, companions, printed answers, citations, suggestions, finished texts. */
export const exactRules: readonly LibraryRule[] = [
  references,
  companions,
  printedAnswers,
  printedLists,
  citations,
  suggestions,
  bodies,
  shortForms,
  contradictions,
].map(asRule)
