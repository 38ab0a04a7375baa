/** Splits a question's help into the sentence that is always shown and the rest, shown on request: nobody should have to read a page to give an answer. */

const sentenceEnd = /[.?!]["”')]?\s+(?=["“'(]?[A-Z0-9])/

/** The sentence that says why we ask. */
export const firstSentence = (help: string): string => {
  const end = sentenceEnd.exec(help)
  return end === null ? help.trim() : help.slice(0, end.index + end[0].length).trim()
}

/** What follows it; empty when there is no more. */
export const furtherSentences = (help: string): string => help.trim().slice(firstSentence(help).length).trim()
