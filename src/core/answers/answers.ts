/** What the owner said, and complete answers: plain data that every later step reads. */

/** One answer: text, an ISO date or a choice value; a list of choice values for a multiselect. */
export type Answer = string | readonly string[]

/** What the owner said, and to which questions they said "not sure". */
export interface GivenAnswers {
  readonly values: Readonly<Record<string, Answer>>
  readonly unsure: readonly string[]
}

/** `blank`: asked, never answered, and printed as a line to fill in; it has no value. */
export type Origin = 'given' | 'default' | 'unsure' | 'blank'

/** Complete answers: exactly the questions that apply have a value, unless they were left blank. */
export interface Answers {
  readonly values: Readonly<Record<string, Answer>>
  readonly origins: Readonly<Record<string, Origin>>
}

export const noAnswers: GivenAnswers = { values: {}, unsure: [] }
