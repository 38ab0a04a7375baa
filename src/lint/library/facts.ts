/** Facts: whatever a clause asserts stands in the vocabulary and in its own words, and no topic of the vocabulary is passed over in silence. */
import { ANY, testsOf, type Condition } from '../../core/answers/condition.js'
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import type { Clause } from '../../core/library/clause.js'
import { unknownFact } from '../../core/library/fact.js'
import type { Library } from '../../core/library/library.js'
import { walk, type TemplateNode } from '../../core/template/nodes.js'
import type { LibraryRule } from './rule.js'

/** Every asserted fact is one of `facts.yaml`. */
export const assertedFacts: LibraryRule = ({ clauses, facts }) => {
  const known = facts.map((fact) => fact.id)
  return clauses.flatMap(({ asserts }) =>
    asserts.filter(({ fact }) => !known.includes(fact)).map(({ fact, place }) => unknownFact(fact, known, place)),
  )
}

/** Some clause states one of the facts of each topic; topics that exclude each other count as one. */
export const silentTopics: LibraryRule = (library) => {
  const stated = new Set(library.clauses.flatMap(({ asserts }) => asserts.map(({ fact }) => topicOf(fact))))
  return topicsOf(library)
    .filter((topics) => !topics.some((topic) => stated.has(topic)))
    .flatMap((topics): readonly Diagnostic[] => {
      const first = library.facts.find(({ id }) => topics.includes(topicOf(id)))
      if (first === undefined) return []
      const message = `Unexpected silence on "${topicOf(first.id)}", expected a clause that asserts one of its facts`
      return [errorAt(first.place, 'library/silent-topic', message)]
    })
}

const topicOf = (fact: string): string => fact.slice(0, fact.indexOf('.'))

/** The topics of the vocabulary, those together that an exclusion names together. */
const topicsOf = ({ facts, exclusions }: Library): readonly (readonly string[])[] =>
  exclusions.reduce<readonly (readonly string[])[]>(
    (groups, exclusion) => {
      const named = exclusion.facts.map(topicOf)
      const met = groups.filter((group) => group.some((topic) => named.includes(topic)))
      return [...groups.filter((group) => !met.includes(group)), met.flat()]
    },
    [...new Set(facts.map(({ id }) => topicOf(id)))].map((topic) => [topic]),
  )

/** A fact that is stated for one choice only stands in words that print for that choice and not for all. */
export const unsaidFacts: LibraryRule = ({ clauses }) =>
  clauses.flatMap((clause) =>
    clause.asserts.flatMap(({ fact, when, place }) =>
      chosenIn(when)
        .filter(({ question, value }) => !says(clause, question, value))
        .map(({ question, value }) => {
          const message = `Unexpected fact "${fact}" for ${question} "${value}", expected words of ${clause.id} that print for that choice and not for all`
          return errorAt(place, 'library/unsaid-fact', message)
        }),
    ),
  )

/** The choices a condition asks for; what it rules out is not among them. */
function chosenIn(condition: Condition): readonly { readonly question: string; readonly value: string }[] {
  if (condition.kind === 'test') return condition.values.map((value) => ({ question: condition.question, value }))
  return condition.kind === 'any' || condition.kind === 'all' ? condition.of.flatMap(chosenIn) : []
}

/** Whether the clause has words that depend on that choice; one that a condition of its own tests counts as a whole. */
const says = ({ when, body, brief }: Clause, question: string, value: string): boolean =>
  testsOf(when).some((test) => test.question === question) ||
  prints(body, question, value) ||
  brief.some(
    (line) =>
      prints(line.nodes, question, value) ||
      testsOf(line.when).some((test) => test.question === question && test.values.includes(value)),
  )

const prints = (nodes: readonly TemplateNode[], question: string, value: string): boolean =>
  [...walk(nodes)].some(
    (node) =>
      node.kind === 'branch' &&
      node.question === question &&
      hasWords(value === ANY || node.values.includes(value) ? node.then : node.otherwise),
  )

const hasWords = (nodes: readonly TemplateNode[]): boolean =>
  nodes.some((node) => node.kind !== 'content' || node.text.trim() !== '')
