/** Turns a lock (and the provisions the practice struck out) into what an edited file is compared with. */
import type { WrittenPolicy } from '../../policy/lock.js'
import type { Block, Inline, Reference } from '../../document/tree.js'
import { bookmarkNamer } from '../../document/bookmarks.js'
import { leavesOf, type sameLeaf, type Leaf } from '../../document/leaves.js'
import { ownWords } from '../../document/markdown/own-words.js'
import { bare, tidy } from '../../document/tidy.js'

/** A provision as it was written. */
export interface Known {
  readonly clause: string
  /** Empty for a struck provision. */
  readonly number: string
  /** Null for a struck provision, whose title the lock doesn't keep. */
  readonly title: string | null
  readonly version: string
  readonly text: string
  readonly blocks: readonly Block[]
  readonly leaves: readonly Leaf[]
  /** Its "Why" line, letters and digits only. */
  readonly why: string
  /** It has a "Based on" line. */
  readonly cites: boolean
  /** Left out by the practice: it is back if its text is found again. */
  readonly struck: boolean
}

/** What was written: provisions, and every line around them. */
export interface KnownPolicy {
  readonly knowns: readonly Known[]
  /** Whether a line, given as letters and digits only, is our own word outside what the practice may edit. */
  readonly isFrame: (line: string) => boolean
  /** Every line that was written, provisions and all, as leaves give it. */
  readonly lines: readonly string[]
  /** Whether an edited line says what a written one says. */
  readonly same: typeof sameLeaf
  readonly blocksOf: (markdown: string) => readonly Block[]
  /** The reference that a link's words or its address (`#63-title`, `#clause_id`, `clause:id`) stand for. */
  readonly reference: (label: string, address: string) => Reference | null
}

/** Reads what was written. */
export function knownPolicy(policy: WrittenPolicy, same: typeof sameLeaf): KnownPolicy {
  const reference = referenceIn(policy)
  const resolve = (clause: string, label: string): Inline =>
    reference(label, `clause:${clause}`) ?? { type: 'text', value: label === '' ? clause : label }
  const blocksOf = (markdown: string): readonly Block[] => ownWords(markdown, resolve)
  const known = (part: Omit<Known, 'blocks' | 'leaves'>): Known => {
    const blocks = blocksOf(part.text)
    return { ...part, blocks, leaves: leavesOf(blocks) }
  }
  const provisions = policy.provisions.map(({ clause, number, title, version, text, rationale, authorities }) =>
    known({
      ...{ clause, number, title, version, text },
      why: bare(`Why: ${rationale}`),
      cites: authorities.length > 0,
      struck: false,
    }),
  )
  const knowns = [...provisions, ...struckOut(policy).map(known)]
  const frame = new Set(policy.frame.map(bare))
  const inRules = knowns.flatMap(({ title, leaves }) => [title ?? '', ...leaves.map((line) => line.text)])
  return {
    knowns,
    isFrame: (line) => frame.has(line),
    lines: [...inRules, ...policy.frame].map(tidy),
    same,
    blocksOf,
    reference,
  }
}

/** The clause that a bookmark of our Word files, or the id of a rule on our pages, stands for. */
export function clausesByName({ provisions, overrides }: WrittenPolicy): (name: string) => string | undefined {
  const nameOf = bookmarkNamer()
  const clauses = [...new Set([...provisions, ...overrides].map((item) => item.clause))]
  const names = new Map(
    clauses.flatMap((clause) => [
      [clause, clause],
      [nameOf('clause', clause).toLowerCase(), clause],
    ]),
  )
  return (name) => names.get(name.toLowerCase())
}

/** Provisions that the practice left out. */
function struckOut({ provisions, overrides }: WrittenPolicy): readonly Omit<Known, 'blocks' | 'leaves'>[] {
  const present = new Set(provisions.map((provision) => provision.clause))
  return overrides
    .filter((override) => override.kind === 'strike' && override.base !== null && !present.has(override.clause))
    .map(({ clause, base }) => ({
      ...{ clause, number: '', title: null, why: '', cites: false, struck: true },
      version: base?.version ?? '',
      text: base?.text ?? '',
    }))
}

/** The number that a label names decides: it is what the writer sees and edits. */
function referenceIn({ provisions }: WrittenPolicy): KnownPolicy['reference'] {
  return (label, address) => {
    const number = /^(?:section )?(\d+(?:\.\d+)+)$/i.exec(label.trim())?.[1]
    const target = squeeze(address.replace(/^(#clause_|clause:|#)/, ''))
    const found =
      provisions.find((provision) => provision.number === number) ??
      provisions.find(({ clause, number: own, title }) =>
        [clause, `${own}${title}`].some((name) => target !== '' && squeeze(name) === target),
      )
    if (found === undefined) return null
    return { type: 'reference', clause: found.clause, number: found.number, title: found.title }
  }
}

const squeeze = (value: string): string => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** “Title” (6.3), or the clause's id where there is no title. */
export function nameOf(known: Pick<Known, 'clause' | 'number' | 'title'>): string {
  if (known.title === null) return `“${known.clause}”`
  return known.number === '' ? `“${known.title}”` : `“${known.title}” (${known.number})`
}
