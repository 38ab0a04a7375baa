/** Turns a library into the names its texts can speak of: laws that bind only some, and places that not everyone uses. */
import { testsOf, type Condition } from '../../core/answers/condition.js'
import type { Library } from '../../core/library/library.js'

/** A word that stands for something, and when that applies. */
export interface Name {
  /** The check that looks after it. */
  readonly rule: string
  readonly word: string
  readonly found: RegExp
  readonly applies: Condition
  /** The questions that decide it. */
  readonly questions: readonly string[]
}

/** Every name of a library. */
export const namesIn = (library: Library): readonly Name[] => [...lawNames(library), ...placeNames(library)]

/** HIPAA for the HIPAA Privacy Rule: the capitals at the start of a short name. To say that a law "does not" bind is no use of it. */
function lawNames({ authorities }: Library): readonly Name[] {
  const words = new Set(authorities.flatMap(({ short }) => /^[A-Z]{3,}\b/.exec(short)?.[0] ?? []))
  return [...words].flatMap((word): readonly Name[] => {
    const own = authorities.filter(({ short }) => short.split(/\W/)[0] === word).map(({ when }) => when)
    if (own.some(({ kind }) => kind === 'always')) return []
    const found = new RegExp(`(?<![\\w-])${word}(?![\\w-]| does not)`)
    return [nameOf('library/named-law', word, found, { kind: 'any', of: own })]
  })
}

function placeNames({ platforms, questions }: Library): readonly Name[] {
  return platforms.flatMap(({ id, name }): readonly Name[] => {
    const offering = questions.filter(({ choices }) => choices.some(({ value }) => value === id))
    if (offering.length === 0) return []
    const of = offering.map((question): Condition => ({ kind: 'test', question: question.id, values: [id] }))
    const found = new RegExp(`(?<![\\w-])${name.replace(/[^\w\s]/g, '\\$&')}(?![\\w-])`)
    return [nameOf('library/named-place', name, found, { kind: 'any', of })]
  })
}

const nameOf = (rule: string, word: string, found: RegExp, applies: Condition): Name => ({
  rule,
  word,
  found,
  applies,
  questions: [...new Set(testsOf(applies).map(({ question }) => question))],
})
