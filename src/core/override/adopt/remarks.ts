/** Tells the comments of a file's readers from our own in the copy for the lawyer, and which of our alternatives a reply accepts. */
import { acceptedLetters, isOurNote, offersIn, type Offer, type Turn } from '../../document/review-mark.js'
import type { Remark } from '../../document/unit.js'
import { plainNote, type Note } from './notes.js'

/** An alternative that a reply accepts. */
export interface Accepted extends Offer {
  readonly author: string
  /** Where it stands: the provision's title and number, or where else. */
  readonly place: string
}

/** The remarks that are not ours, and what they accept. */
export function readersRemarks(remarks: readonly Remark[]): {
  readonly remarks: readonly Remark[]
  readonly accepted: readonly (Omit<Accepted, 'place'> & { readonly unit: number })[]
} {
  const theirs = remarks.flatMap((remark): readonly Remark[] => {
    const ours = isOurNote(remark.text)
    if (ours === 'same') return []
    return [ours === 'changed' ? { ...remark, author: 'A reader, in our own note' } : remark]
  })
  const accepted = theirs.flatMap((remark) => {
    const letters = isOurNote(remark.text) === null ? acceptedLetters(remark.text) : []
    const beside = remarks.filter(({ unit, text }) => unit === remark.unit && isOurNote(text) !== null)
    const offers = beside.flatMap(({ text }) => offersIn(text))
    return letters
      .flatMap((letter) => offers.find((one) => one.letter === letter) ?? [])
      .map((offer) => ({ ...offer, author: remark.author, unit: remark.unit }))
  })
  return { remarks: theirs, accepted }
}

/** What is said of it, with the way to have it. */
export const acceptedNote = ({ author, letter, question, turn, value, place }: Accepted): Note =>
  plainNote(
    `${place}: ${author === '' ? 'a comment' : author} takes ${letter}, which ${turned[turn](`“${value}”`)} the answer to ${question}. To have it: practice-policy update --change ${question}`,
  )

const turned: Readonly<Record<Turn, (value: string) => string>> = {
  is: (value) => `is ${value} as`,
  with: (value) => `adds ${value} to`,
  without: (value) => `takes ${value} out of`,
}
