/** What a phrase of a wording rule is: steps that a run of words must take. */

/** One step of a phrase. */
export type PhraseStep =
  /** Any one of the words (which may end or begin with `*`, or name a class such as `<number>`) or of the groups' phrases. */
  | {
      readonly step: 'any'
      readonly words: readonly string[]
      readonly groups: readonly string[]
      readonly optional: boolean
    }
  /** Any words, none included, at most so many. */
  | { readonly step: 'gap'; readonly most: number }
  /** Only at the first word of a sentence. */
  | { readonly step: 'start' }

/** Steps in order, such as `ask ..4 @clients`. */
export type Phrase = readonly PhraseStep[]
