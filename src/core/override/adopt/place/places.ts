/** Finds where each line around the provisions was written: before them, below a heading, with one provision, or after them. */
import type { WrittenPolicy } from '../../../policy/lock.js'
import { labelOf } from '../../../document/labels.js'
import { bare } from '../../../document/tidy.js'

/** A stretch of what was written, from one heading to the next, without the text of provisions. */
export interface Stretch {
  readonly kind: 'front' | 'section' | 'rule' | 'appendix'
  /** The provision, for a rule. */
  readonly clause: string | null
  /** Its heading, letters and digits only; nothing for the front. */
  readonly heading: string
  /** Its other lines, letters and digits only, as often as each was written; in an appendix, at least so often. */
  readonly lines: readonly string[]
  /** Lines of which one was written here: which of them is not known. */
  readonly oneOf: readonly string[]
}

interface Open {
  readonly kind: Stretch['kind']
  readonly clause: string | null
  readonly heading: string
  readonly lines: string[]
  /** Those of them that name authorities. */
  readonly sources: string[]
  readonly oneOf: string[]
}

/** The places in written order. `isHeading` says which lines stand as headings in the edited file: appendices are told apart by them. */
export function placesOf(
  { provisions, frame, elsewhere = [] }: WrittenPolicy,
  isHeading: (line: string) => boolean,
): readonly Stretch[] {
  const rules = new Map(provisions.map((item) => [headingOf(item), item.clause]))
  const numbers = new Set(provisions.map(({ number }) => number.split('.')[0]))
  const sections = new Set<string>()
  const places: Open[] = [{ kind: 'front', clause: null, heading: '', lines: [], sources: [], oneOf: [] }]
  const headings: string[] = []
  const runIn: string[] = []
  const left = new Set(rules.values())
  for (const line of frame) {
    const number = /^(\d+) /.exec(line)?.[1] ?? ''
    const clause = rules.get(line)
    const isRunIn = [...sections].some((section) => line.startsWith(`${section} `))
    if (isRunIn) runIn.push(bare(line))
    else if (clause !== undefined) {
      left.delete(clause)
      places.push({ kind: 'rule', clause, heading: bare(line), lines: [], sources: [], oneOf: [] })
      headings.push(bare(line))
    } else if (numbers.has(number) && !sections.has(line) && left.size > 0) {
      sections.add(line)
      places.push({ kind: 'section', clause: null, heading: bare(line), lines: [], sources: [], oneOf: [] })
      headings.push(bare(line))
    } else if (
      left.size === 0 &&
      !isSourcesLine(line) &&
      startsAppendix(places, bare(line), (name) => isHeading(name) && !headings.includes(name))
    ) {
      places.push({ kind: 'appendix', clause: null, heading: bare(line), lines: [], sources: [], oneOf: [] })
      headings.push(bare(line))
    } else {
      places.at(-1)?.lines.push(bare(line))
      if (isSourcesLine(line)) places.at(-1)?.sources.push(bare(line))
      // Its heading may be missing from a file that holds a part: the contents name it all the same.
      else if (left.size === 0 && line.split(' ').length <= 4) runIn.push(bare(line))
    }
  }
  addSharedSources(places, provisions)
  return withContents(places, [...headings, ...runIn], elsewhere)
}

/** The contents repeat every heading, one by one or run together; other versions differ in their title block. */
function withContents(
  places: readonly Open[],
  contents: readonly string[],
  elsewhere: readonly string[],
): readonly Stretch[] {
  const [front, ...others] = places
  const heading = 'contents'
  const title = (front?.lines ?? []).filter((line) => line !== heading)
  return [
    {
      kind: 'front',
      clause: null,
      heading: '',
      lines: [...title, ...title.flatMap(otherVersion), ...elsewhere.map(bare)],
      oneOf: [],
    },
    { kind: 'front', clause: null, heading, lines: contents, oneOf: [] },
    ...others,
  ]
}

/** A version that was issued is a draft before, and again after. */
const otherVersion = (line: string): readonly string[] => {
  const version = /^(version\d+)(draft)?$/.exec(line)
  return version === null ? [] : [`${version[1] ?? ''}${version[2] === undefined ? 'draft' : ''}`]
}

/** Provisions with the same authorities share the line that was written down for the first that has them so; how they bear may differ. */
function addSharedSources(places: readonly Open[], provisions: WrittenPolicy['provisions']): void {
  const authorities = new Map(provisions.map((item) => [item.clause, [...item.authorities].sort().join(' ')]))
  const rules = places.filter(({ kind }) => kind === 'rule')
  rules.forEach((place, index) => {
    const cited = authorities.get(place.clause ?? '') ?? ''
    if (cited === '' || place.sources.length > 0) return
    const earlier = rules.slice(0, index)
    const same = earlier.filter((other) => authorities.get(other.clause ?? '') === cited)
    const possible = (same.length === 0 ? earlier : same).flatMap(({ sources }) => sources)
    place.lines.push(...possible)
    place.oneOf.push(...possible)
  })
}

const headingOf = ({ number, title }: WrittenPolicy['provisions'][number]): string =>
  `${number} ${title}`.replace(/\s+/g, ' ').trim()

const startsAppendix = (places: readonly Open[], line: string, isHeading: (line: string) => boolean): boolean =>
  places.at(-1)?.kind === 'rule' || isHeading(line)

/** Whether a line under a rule names its authorities. */
export const isSourcesLine = (line: string): boolean => ![null, 'Why'].includes(labelOf(line))
