/** Turns what somebody calls a site or a box into the one they mean. */
import { nearest } from '../../ground/nearest.js'

/** Something that goes by several names. */
export interface Called<T> {
  readonly item: T
  readonly names: readonly string[]
}

/** `one`: found, and whether the word was one of its names; `some`: the word fits several; `none`: it fits nothing. */
export type Meant<T> =
  | { readonly kind: 'one'; readonly item: T; readonly exact: boolean }
  | { readonly kind: 'some'; readonly items: readonly T[] }
  | { readonly kind: 'none' }

/** Shorter words and names are taken only as they are: too many others are near them. */
const shortest = 4

const letters = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Finds what is meant: by a name in any case, by a piece of one, or by one that is only misspelled. */
export function meantBy<T>(word: string, all: readonly Called<T>[]): Meant<T> {
  const wanted = letters(word)
  const spelled = all.map(({ item, names }) => ({ item, names: names.map(letters) }))
  const exact = spelled.find(({ names }) => names.includes(wanted))
  if (exact !== undefined) return { kind: 'one', item: exact.item, exact: true }
  if (wanted.length < shortest) return { kind: 'none' }
  const pieces = spelled.filter(({ names }) =>
    names.some((name) => name.includes(wanted) || (name.length > shortest && wanted.includes(name))),
  )
  const [first, ...others] = pieces
  if (first !== undefined && others.length > 0) return { kind: 'some', items: pieces.map(({ item }) => item) }
  if (first !== undefined) return { kind: 'one', item: first.item, exact: true }
  const close = nearest(
    wanted,
    spelled.flatMap(({ names }) => names.filter((name) => name.length >= shortest)),
  )
  const found = spelled.find(({ names }) => close !== null && names.includes(close))
  return found === undefined ? { kind: 'none' } : { kind: 'one', item: found.item, exact: false }
}
