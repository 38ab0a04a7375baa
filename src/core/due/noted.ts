/** Turns `noted.yaml` into what the owner has seen and done (notes accepted, disclaimers pasted, versions signed), and back. */
import * as z from 'zod'
import { stringify } from 'yaml'
import type { Diagnostic } from '../ground/diagnostic.js'
import { late, parseShape } from '../ground/shape.js'
import type { SourceFile } from '../ground/source.js'

/** What the owner has marked; dates are ISO. */
export interface Noted {
  readonly accepted: readonly { readonly note: string; readonly date: string }[]
  /** Disclaimers as they stand on the sites. */
  readonly pasted: readonly {
    readonly platform: string
    readonly field: string
    readonly text: string
    readonly date: string
  }[]
  readonly signed: readonly Signed[]
}

/** Who has signed a version, as the owner says it: all, all but those `missing`, or that it is kept track of elsewhere. */
export interface Signed {
  readonly version: string
  readonly by: 'all' | 'all-but' | 'elsewhere'
  readonly missing: readonly string[]
  readonly date: string
}

export const notedName = 'noted.yaml'
export const nothingNoted: Noted = { accepted: [], pasted: [], signed: [] }

const shape = late(() =>
  z.strictObject({
    format: z.literal(1),
    accepted: z.array(z.strictObject({ note: z.string(), date: z.string() })).default([]),
    pasted: z
      .array(z.strictObject({ platform: z.string(), field: z.string(), text: z.string(), date: z.string() }))
      .default([]),
    signed: z
      .array(
        z.strictObject({
          version: z.string(),
          by: z.enum(['all', 'all-but', 'elsewhere']),
          missing: z.array(z.string()).default([]),
          date: z.string(),
        }),
      )
      .default([]),
  }),
)

/** Null when the file can't be understood. */
export function parseNoted(file: SourceFile): { noted: Noted | null; problems: readonly Diagnostic[] } {
  const { value, problems } = parseShape(file, shape, 'files/noted')
  return { noted: value, problems }
}

/** The file's text. */
export const writeNoted = ({ accepted, pasted, signed }: Noted): string =>
  `# What you have seen (notes that need not be said again), pasted (disclaimers) and noted of signatures. If it is deleted, you are told of all that again.\n${stringify({ format: 1, accepted, pasted, signed }, { lineWidth: 0 })}`

/** How a finding is remembered once it is accepted. */
const noteOf = ({ rule, message }: Pick<Diagnostic, 'rule' | 'message'>): string => `${rule}: ${message}`

/** Whether the owner has accepted a finding. */
export const isAccepted = ({ accepted }: Noted, finding: Pick<Diagnostic, 'rule' | 'message'>): boolean =>
  accepted.some(({ note }) => note === noteOf(finding))

/** With these findings accepted. */
export const withAccepted = (
  noted: Noted,
  findings: readonly Pick<Diagnostic, 'rule' | 'message'>[],
  date: string,
): Noted => ({
  ...noted,
  accepted: [
    ...noted.accepted,
    ...findings.filter((finding) => !isAccepted(noted, finding)).map((finding) => ({ note: noteOf(finding), date })),
  ],
})

/** With one disclaimer marked as standing on its site. */
export const withPasted = (noted: Noted, pasted: Noted['pasted'][number]): Noted => ({
  ...noted,
  pasted: [
    ...noted.pasted.filter(({ platform, field }) => platform !== pasted.platform || field !== pasted.field),
    pasted,
  ],
})

/** What is noted of the signatures that hold for a version, by the numbers they may be given under. */
export const signedUnder = ({ signed }: Noted, versions: readonly string[]): Signed | undefined =>
  signed.findLast(({ version }) => versions.includes(version))

/** With this in its place; null = nobody has signed. */
export const withSigned = (noted: Noted, versions: readonly string[], signed: Signed | null): Noted => ({
  ...noted,
  signed: [...noted.signed.filter(({ version }) => !versions.includes(version)), ...(signed === null ? [] : [signed])],
})
