/** Turns text into how hard it is to read: words, syllables, and the Flesch-Kincaid school grade. */
import { sentencesOf, sentenceWords } from './sentences.js'

/**
 * The U.S. school grade a reader needs (Flesch-Kincaid: Kincaid and others, 1975); 0 for a text without words.
 * Markdown signs are ignored; each list item counts as a sentence.
 */
export function readingGrade(text: string): number {
  const sentences = sentencesOf(text).map((sentence) => sentenceWords(sentence.tokens).map((token) => token.word))
  return gradeOf(sentences)
}

/** The same, of sentences already split into words. */
export function gradeOf(sentences: readonly (readonly string[])[]): number {
  const words = sentences.flat()
  if (words.length === 0) return 0
  const known = new Map<string, number>()
  const syllablesOf = (word: string): number => {
    const count = known.get(word) ?? countSyllables(word)
    known.set(word, count)
    return count
  }
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
  return Math.max(0, Math.round(grade * 10) / 10)
}

/** Words of a text; numbers and addresses count as one word each. */
export const countWords = (text: string): number =>
  sentencesOf(text).reduce((sum, sentence) => sum + sentenceWords(sentence.tokens).length, 0)

/** Common words that the rule below gets wrong. */
const exceptions: Readonly<Record<string, number>> = {
  people: 2,
  business: 2,
  every: 2,
  everyone: 3,
  everything: 3,
  being: 2,
  doing: 2,
  going: 2,
  science: 2,
  client: 2,
  "client's": 2,
  clients: 2,
  quiet: 2,
  diet: 2,
  idea: 3,
  ideas: 3,
  area: 3,
  areas: 3,
  media: 3,
  create: 2,
  creates: 2,
  created: 3,
  video: 3,
  videos: 3,
  license: 2,
  licensed: 2,
  something: 2,
  someone: 2,
  sometimes: 2,
  somewhere: 2,
  facebook: 2,
  advertisement: 4,
}

/** Syllables of one English word, by vowel groups less silent endings; a number or address counts as one. */
export function countSyllables(word: string): number {
  const letters = word.toLowerCase().replaceAll('’', "'")
  const known = exceptions[letters]
  if (known !== undefined) return known
  if (letters.includes('-')) return letters.split('-').reduce((sum, part) => sum + countSyllables(part), 0)
  const bare = letters.replace(/'(?:s|d|ll|re|ve|m|t)?$/, '').replace(/[^\p{L}]/gu, '')
  if (bare.length <= 3) return 1
  const spoken = bare
    .replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, (end) => end.slice(0, 1))
    .replace(/([aeiouy][^aeiouy]+)e(ly|ness|ful|less|ment|ments)$/, '$1$2')
    .replace(/^y/, '')
  // "-ia-", "-io-" and the like are two sounds, save in "-tion", "-cial" and their kin.
  const split = spoken.replace(/([^tcsgx])i([aou])/g, '$1i-$2').replace(/([aeiou])ing/g, '$1-ing')
  return Math.max(1, split.match(/[aeiouy]+/g)?.length ?? 1)
}
