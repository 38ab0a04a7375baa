/** What docx wrote for each look of paragraphs, tables and papers, found again by the look; what the build kept of that comes first. */

/** What stands around the body of a file of one look, cut where those of papers differ. */
export interface Surround {
  /** The parts that are the same but for facts of the paper, by path; every second piece is the sign of a fact. */
  readonly parts: readonly (readonly [path: string, pieces: readonly string[]])[]
  /** What opens and ends the body, and its sections' properties. */
  readonly body: { readonly start: string; readonly sections: readonly string[]; readonly end: string }
  /** Relationships up to the one of a link, that one, and those behind it. */
  readonly links: { readonly before: readonly string[]; readonly link: string; readonly after: readonly string[] }
  readonly styles: string
  readonly numbering: string
}

/** By look: what docx writes around words, and around a body. */
export interface Looks {
  readonly forms: Readonly<Record<string, readonly string[]>>
  readonly surrounds: Readonly<Record<string, Surround>>
}

/** What is found by a look, or made once. There are few looks; those of one process stay bounded. */
type Found<T> = (look: string, make: () => T) => T

let kept: () => Looks | null = () => null
let forms: Map<string, readonly string[]> | null = null
let surrounds: Map<string, Surround> | null = null

/** Says where the looks that were kept are read, once one is asked for. */
export function keepLooksIn(read: () => Looks | null): void {
  kept = read
  forms = null
  surrounds = null
}

/** All looks so far, to be kept. */
export const looksSoFar = (): Looks => ({
  forms: Object.fromEntries(forms ?? []),
  surrounds: Object.fromEntries(surrounds ?? []),
})

function open(): { readonly forms: Map<string, readonly string[]>; readonly surrounds: Map<string, Surround> } {
  if (forms === null || surrounds === null) {
    const before = kept()
    forms = new Map(Object.entries(before?.forms ?? {}))
    surrounds = new Map(Object.entries(before?.surrounds ?? {}))
  }
  return { forms, surrounds }
}

/** What docx writes around words. */
export const findForm: Found<readonly string[]> = (look, make) => found(open().forms, 1024, look, make)

/** What docx writes around a body. */
export const findSurround: Found<Surround> = (look, make) => found(open().surrounds, 32, look, make)

function found<T>(known: Map<string, T>, most: number, look: string, make: () => T): T {
  const before = known.get(look)
  if (before !== undefined) return before
  const made = make()
  if (known.size >= most) known.clear()
  known.set(look, made)
  return made
}
