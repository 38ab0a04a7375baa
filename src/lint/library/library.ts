/** Checks a clause library, for those who write it: every rule over the whole library, its findings in reading order. */
import { sortDiagnostics, type Diagnostic } from '../../core/ground/diagnostic.js'
import type { Library } from '../../core/library/library.js'
import { briefSentences } from './briefs.js'
import { characters } from './characters.js'
import { boundAudiences, carriedAuthorities, coveredRequirements, explainedVersions, freshNames } from './clauses.js'
import { branchTests, conditionTests, questionOrder } from './conditions.js'
import { duplicates } from './duplicates.js'
import { exactRules } from './exact.js'
import { assertedFacts, silentTopics, unsaidFacts } from './facts.js'
import { frameFiles } from './frames.js'
import {
  clauseLinks,
  conflictLinks,
  frameLinks,
  partLinks,
  platformLinks,
  questionLinks,
  termLinks,
  textLinks,
} from './links.js'
import type { LibraryRule } from './rule.js'
import { rawHtml } from './markup.js'
import { printedKinds, quotable } from './printing.js'
import { scenarioClauses } from './scenarios.js'
import { blanks, choiceLists, defaults, explainedDefaults, unsureAnswers } from './questions.js'

/** Every rule but those about wording; adding one = one function + one line here. */
export const libraryRules: readonly LibraryRule[] = [
  duplicates,
  frameFiles,
  conditionTests,
  branchTests,
  questionOrder,
  clauseLinks,
  questionLinks,
  conflictLinks,
  platformLinks,
  partLinks,
  termLinks,
  textLinks,
  frameLinks,
  printedKinds,
  quotable,
  choiceLists,
  blanks,
  defaults,
  unsureAnswers,
  explainedDefaults,
  explainedVersions,
  freshNames,
  coveredRequirements,
  boundAudiences,
  assertedFacts,
  silentTopics,
  unsaidFacts,
  carriedAuthorities,
  briefSentences,
  scenarioClauses,
  characters,
  rawHtml,
  ...exactRules,
]

/** Runs every rule. */
export const checkLibrary = (library: Library): readonly Diagnostic[] =>
  sortDiagnostics(libraryRules.flatMap((rule) => rule(library)))
