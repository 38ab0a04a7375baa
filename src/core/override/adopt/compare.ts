/** Turns a provision as found in an edited file into the overrides that say the same. */
import type { Override } from '../../policy/override.js'
import { plainText, type Block } from '../../document/tree.js'
import type { Known, KnownPolicy } from './known.js'
import type { Segment } from './place/layout.js'
import { leavesOf, sameLeaves } from '../../document/leaves.js'
import { withOriginals } from '../../document/originals.js'
import { boldLine } from '../../document/markdown/read.js'
import { withoutNumber, tidy } from '../../document/tidy.js'
import type { Unit } from '../../document/unit.js'
import { writeOwnWords } from '../../document/markdown/write.js'

/** What an edited provision comes to. */
export interface ProvisionEdits {
  readonly overrides: readonly Override[]
  /** Override files that have no reason to stay. */
  readonly obsolete: readonly Pick<Override, 'clause' | 'kind'>[]
  readonly restored: boolean
}

/** The practice's overrides of one clause, as they stood when the file was written. */
export interface Existing {
  readonly replace: Override | null
  readonly add: Override | null
}

const nothing: ProvisionEdits = { overrides: [], obsolete: [], restored: false }

/** Compares; `units` are the provision's text in the edited file without its "Why" and "Based on" lines. */
export function compareProvision(
  { known, heading }: Segment,
  units: readonly Unit[],
  existing: Existing,
  written: KnownPolicy,
  date: string,
): ProvisionEdits {
  const parts = writtenParts(known, existing, written)
  const edited = units.map((unit) => (unit.heading === null ? unit.block : boldLine(unit.block)))
  const title = newTitle(known, heading)
  const authors = [...new Set([heading, ...units].flatMap((unit) => unit?.authors ?? []))]
  const make = (kind: Override['kind'], body: readonly Block[], old: Override | null): Override => ({
    clause: known.clause,
    kind,
    title: kind === 'replace' ? (title ?? old?.title ?? null) : null,
    body: kind === 'strike' ? '' : writeOwnWords(body),
    base: old === null ? parts.base : old.base,
    date,
    author:
      authors.length === 1 ? (authors[0] ?? null) : authors.length > 1 ? authors.join(', ') : (old?.author ?? null),
  })
  if (edited.length === 0 && known.leaves.length > 0)
    return { ...nothing, overrides: [make('strike', [], existing.replace)] }
  const split = divide(parts, edited, written.same)
  const replace = replacement(parts, split, title, existing, written, make)
  const add = addition(parts, split, existing, written, make)
  return {
    overrides: [...replace.overrides, ...add.overrides],
    obsolete: [...replace.obsolete, ...add.obsolete].map((kind) => ({ clause: known.clause, kind })),
    restored:
      replace.obsolete.length > 0 ||
      (add.obsolete.length > 0 && existing.replace === null && replace.overrides.length === 0),
  }
}

interface Parts {
  readonly main: readonly Block[]
  readonly added: readonly Block[]
  readonly base: { readonly version: string; readonly text: string }
  /** The practice's addition could not be told from the rest. */
  readonly mixed: boolean
}

/** What stands in the provision without, and by, the practice's addition. */
function writtenParts(known: Known, existing: Existing, written: KnownPolicy): Parts {
  const added = existing.add === null ? [] : written.blocksOf(existing.add.body)
  const main = known.blocks.slice(0, known.blocks.length - added.length)
  const tail = known.blocks.slice(main.length)
  const fits = added.length > 0 && sameLeaves(leavesOf(tail), leavesOf(added))
  const blocks = fits ? main : known.blocks
  const text = fits ? writeOwnWords(blocks) : known.text
  return {
    main: blocks,
    added: fits ? tail : [],
    base: { version: known.version, text },
    mixed: existing.add !== null && !fits,
  }
}

/** Numbers as other programs and hands type them: "3.3", "§ 3.3", "III.2", "IV.". */
export const withoutTypedNumber = (title: string): string =>
  withoutNumber(title.replace(/^§+\s*/, '').replace(/^[IVXLC]+(?:\.\d+)+[.)]?\s+|^[IVXLC]+[.)]\s+/, ''))

/** Null when the heading is as written, or gone: a provision keeps its title. */
function newTitle(known: Known, heading: Unit | null): string | null {
  if (heading === null || known.title === null || heading.block.type !== 'paragraph') return null
  const title = plainText(heading.block.children).replace(/\s+/g, ' ').trim()
  const variants = [title, withoutTypedNumber(title)]
  return variants.some((variant) => tidy(variant) === tidy(known.title ?? ''))
    ? null
    : withoutTypedNumber(title) || null
}

interface Division {
  readonly main: readonly Block[]
  readonly added: readonly Block[]
}

/** Text below an untouched provision is an addition, and an untouched addition stays one; otherwise all is one text. */
function divide(parts: Parts, edited: readonly Block[], same: KnownPolicy['same']): Division {
  const [main, added, lines] = [leavesOf(parts.main), leavesOf(parts.added), leavesOf(edited)]
  if (parts.mixed) return { main: sameLeaves(main, lines, same) ? parts.main : edited, added: [] }
  const cuts = cutsOf(edited)
  const last = cuts.lastIndexOf(main.length)
  if (last !== -1 && sameLeaves(main, lines.slice(0, main.length), same))
    return { main: parts.main, added: edited.slice(last) }
  const start = lines.length - added.length
  const first = cuts.indexOf(start, 1)
  if (added.length > 0 && first !== -1 && sameLeaves(added, lines.slice(start), same))
    return { main: edited.slice(0, first), added: parts.added }
  return { main: edited, added: [] }
}

/** How many lines stand before each block, and before the end. */
function cutsOf(blocks: readonly Block[]): readonly number[] {
  let lines = 0
  return [0, ...blocks.map((block) => (lines += leavesOf([block]).length))]
}

type Make = (kind: Override['kind'], body: readonly Block[], old: Override | null) => Override
interface Step {
  readonly overrides: readonly Override[]
  readonly obsolete: readonly Override['kind'][]
}

function replacement(
  parts: Parts,
  split: Division,
  title: string | null,
  existing: Existing,
  written: KnownPolicy,
  make: Make,
): Step {
  const old = existing.replace
  if (split.main === parts.main && title === null) return { overrides: [], obsolete: [] }
  const library = old?.base == null ? null : leavesOf(written.blocksOf(old.base.text))
  const also: readonly Override['kind'][] = parts.mixed ? ['add'] : []
  const isBack =
    library !== null && old?.title == null && title === null && sameLeaves(library, leavesOf(split.main), written.same)
  if (isBack) return { overrides: [], obsolete: ['replace', ...also] }
  return { overrides: [make('replace', withOriginals(parts.main, split.main, written.same), old)], obsolete: also }
}

function addition(parts: Parts, split: Division, existing: Existing, written: KnownPolicy, make: Make): Step {
  const old = parts.added.length > 0 ? existing.add : null
  if (sameLeaves(leavesOf(parts.added), leavesOf(split.added), written.same)) return { overrides: [], obsolete: [] }
  if (split.added.length === 0) return { overrides: [], obsolete: ['add'] }
  return { overrides: [make('add', withOriginals(parts.added, split.added, written.same), old)], obsolete: [] }
}
