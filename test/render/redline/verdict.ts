/** A pair and its redline → everything that is wrong with the redline; a sound one has nothing. */
import { movedClauses, type Placed } from '../../../src/core/revision/places.js'
import type { Document } from '../../../src/core/document/tree.js'
import { nameBookmarks } from '../../../src/render/lines/bookmarks.js'
import { documentParts } from '../../../src/render/docx/docx.js'
import { headingsOf, withPresentIds } from '../../../src/render/redline/groups.js'
import { wordProblems } from '../docx/gate/gate.js'
import {
  commentsOf,
  fewestChanges,
  marksByHeading,
  partsOf,
  readLines,
  wordsIn,
  type Parts,
  type ReadLine,
} from './judge.js'
import type { Pair } from './pairs.js'

export interface Verdict {
  readonly problems: readonly string[]
  /** Words struck and added, and the fewest that had to be. */
  readonly words: number
  readonly fewest: number
  readonly changes: number
}

export function judge(given: Pair, redline: Uint8Array): Verdict {
  // A clause under a new id is the same provision, under the name it has now.
  const pair = { ...given, before: withPresentIds(given.library, given.before, given.after) }
  const parts = partsOf(redline)
  const [old, now] = [documentParts(pair.before), documentParts(pair.after)]
  const marks = marksByHeading(parts)
  const words = [...marks.values()].reduce((sum, mark) => sum + mark.words, 0)
  const fewest = fewestWords(readLines(old, 'accept'), readLines(now, 'accept'), pair)
  return {
    problems: [
      ...difference('accept all', readLines(parts, 'accept'), readLines(now, 'accept')),
      ...difference('reject all', readLines(parts, 'reject'), readLines(old, 'accept')),
      ...wordProblems(redline),
      ...idProblems(parts),
      ...(words > 1.25 * fewest + 2 ? [`${words} words changed, ${fewest} would do`] : []),
      ...markProblems(pair, parts),
      ...causeProblems(pair),
    ],
    words,
    fewest,
    changes: pair.revision.changes.length,
  }
}

const show = (line: ReadLine | undefined): string =>
  line === undefined ? 'nothing' : `${line.style}|${line.list}|${line.text}`

function difference(name: string, got: readonly ReadLine[], wanted: readonly ReadLine[]): string[] {
  for (let index = 0; index < Math.max(got.length, wanted.length); index += 1) {
    if (show(got[index]) !== show(wanted[index]))
      return [`${name}, line ${index + 1}: got ${show(got[index])}\n    wanted ${show(wanted[index])}`]
  }
  return []
}

function idProblems(parts: Parts): string[] {
  const xml = String(parts.get('word/document.xml'))
  const notes = (element: string): string =>
    [...xml.matchAll(new RegExp(`<w:${element} w:id="(\\d+)"/>`, 'g'))]
      .map(([, id = '']) => id)
      .sort()
      .join(' ')
  const ids = [
    ...xml.matchAll(/<w:(?:ins|del|moveFrom|moveTo|pPrChange|moveFromRangeStart|moveToRangeStart) w:id="(\d+)"/g),
  ]
  const all = ids.map(([, id]) => id)
  return [
    ...(new Set(['commentRangeStart', 'commentRangeEnd', 'commentReference'].map(notes)).size === 1
      ? []
      : ['a comment without start, end or sign']),
    ...(new Set(all).size === all.length ? [] : ['a revision id twice']),
    ...(/<w:del [^>]*[^/]>(?:(?!<\/w:del>).)*<w:t[ >]/s.test(xml) ? ['w:t inside w:del'] : []),
  ]
}

/** Clause ids by their bookmarks, then and now. */
function clausesOf(document: Document): ReadonlyMap<string, string> {
  const names = nameBookmarks(document).ofSection
  return new Map(
    headingsOf(document)
      .filter(({ kind }) => kind === 'provision')
      .map((heading) => [names.get(heading) ?? '', heading.id]),
  )
}

function markProblems(pair: Pair, parts: Parts): string[] {
  const clauses = new Map([...clausesOf(pair.before), ...clausesOf(pair.after)])
  const changes = new Map(pair.revision.changes.map((change) => [change.clause, change]))
  const marks = marksByHeading(parts)
  const comments = commentsOf(parts)
  const inProvisions = [...marks].flatMap(([bookmark, mark]) => {
    const clause = clauses.get(bookmark)
    if (clause === undefined || mark.marks === 0) return []
    const change = changes.get(clause)
    const said = mark.texts.join('')
    if (change === undefined && !/^[\d.]*$/.test(said)) return [`marks inside ${clause}, which did not change: ${said}`]
    if (mark.comments.length !== 1) return [`${mark.comments.length} comments on ${clause}`]
    const comment = comments.get(mark.comments[0] ?? '') ?? ''
    return /because|library|your own wording|authorities|^Only the number/i.test(comment)
      ? []
      : [`comment without cause: ${comment}`]
  })
  const silent = [...changes.keys()].filter(
    (clause) => ![...marks].some(([bookmark, mark]) => clauses.get(bookmark) === clause && mark.marks > 0),
  )
  return [...inProvisions, ...silent.map((clause) => `${clause} changed, and the redline does not show it`)]
}

/** Every cause must be a fact of the pair. */
function causeProblems({ revision, library }: Pair): string[] {
  return revision.changes.flatMap(({ clause, causes }) => [
    ...(causes.length === 0 ? [`${clause} changed without a cause`] : []),
    ...causes.flatMap((cause) => {
      if ('answer' in cause)
        return revision.answers.some(({ question }) => question === cause.answer)
          ? []
          : [`${clause}: ${cause.answer} did not change`]
      if ('authority' in cause)
        return library.authorities.some(({ id }) => id === cause.authority) ? [] : [`${clause}: no ${cause.authority}`]
      if ('library' in cause) return cause.library[0] === cause.library[1] ? [`${clause}: library did not change`] : []
      return []
    }),
  ])
}

/** Heading by heading: what is on one side only counts in full, and so does what moved and changed. */
function fewestWords(old: readonly ReadLine[], now: readonly ReadLine[], pair: Pair): number {
  const byHeading = (lines: readonly ReadLine[]): Map<string, string[]> => {
    const groups = new Map<string, string[]>()
    for (const { clause, text } of lines) groups.set(clause, [...(groups.get(clause) ?? []), ...wordsIn(text)])
    return groups
  }
  const [before, after] = [byHeading(old), byHeading(now)]
  const elsewhere = movedClauses(placesOf(before.keys()), placesOf(after.keys()))
  const changed = new Set(pair.revision.changes.filter(({ kind }) => kind === 'changed').map(({ clause }) => clause))
  const ids = clausesOf(pair.after)
  let total = 0
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [then, here] = [before.get(key) ?? [], after.get(key) ?? []]
    const restated = elsewhere.has(key) && changed.has(ids.get(key) ?? '')
    total += restated ? then.length + here.length : fewestChanges(then, here)
  }
  return total
}

/** Headings of provisions, each with the heading of its section. */
function placesOf(headings: Iterable<string>): readonly Placed[] {
  let section = ''
  return [...headings].flatMap((heading): Placed[] => {
    if (heading.startsWith('clause_')) return [{ clause: heading, section }]
    section = heading
    return []
  })
}
