/** Turns `platforms.yaml` into what we know of each site: its boxes, their room, and how to use them. */
import { z } from 'zod'
import { parseDate } from '../ground/date.js'
import type { Diagnostic } from '../ground/diagnostic.js'
import { slug } from '../ground/phrase.js'
import { parseShape } from '../ground/shape.js'
import type { Place, SourceFile } from '../ground/source.js'

/** How a site counts the characters of a box; `unknown` is counted by the strictest of the others. */
export type Counting = 'code-points' | 'utf16' | 'graphemes' | 'weighted' | 'unknown'

/** A box on a site. */
export interface ProfileField {
  /** Stays the same when the site renames the box. */
  readonly id: string
  readonly name: string
  /** Believed limit, in characters as `counts` says; null = unknown. */
  readonly limit: number | null
  /** What we write to; null = unknown. */
  readonly safeLimit: number | null
  readonly counts: Counting
  readonly newlines: boolean
  readonly links: boolean
  /** The box also holds the practice's own description. */
  readonly shared: boolean
  /** Whether the site's rules let the practice's name and telephone number stand in the text. */
  readonly contact: 'allowed' | 'phone-forbidden' | 'unknown'
  readonly family: string
  /** Largest disclaimer tier to try. */
  readonly maxTier: number | 'full'
  readonly verification: 'official' | 'official-quoted' | 'secondary' | 'memory'
}

export interface Platform {
  readonly id: string
  readonly name: string
  readonly kind: 'social' | 'review-site' | 'directory' | 'website'
  /** Profiles belong to single clinicians, not to the practice. */
  readonly perClinician: boolean
  /** The first is the main box; none when the site has nowhere to put a text. */
  readonly fields: readonly ProfileField[]
  /** What to do where there is no box, or null. */
  readonly instead: string | null
  readonly steps: readonly string[]
  readonly switchOff: readonly string[]
  readonly cautions: readonly string[]
  readonly checked: string
  readonly place: Place
}

const fieldShape = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected words joined by hyphens, such as pinned-post')
    .optional(),
  name: z.string(),
  limit: z.int().positive().nullable(),
  safeLimit: z.int().positive().nullable(),
  counts: z.enum(['code-points', 'utf16', 'graphemes', 'weighted', 'unknown']),
  newlines: z.boolean(),
  links: z.boolean(),
  shared: z.boolean().optional(),
  contact: z.enum(['allowed', 'phone-forbidden', 'unknown']).optional(),
  family: z.string(),
  maxTier: z.union([z.int().positive(), z.literal('full')]),
  verification: z.enum(['official', 'official-quoted', 'secondary', 'memory']),
  source: z.string().nullable().optional(),
  note: z.string().optional(),
})
const shape = z.strictObject({
  platforms: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      kind: z.enum(['social', 'review-site', 'directory', 'website']),
      listingWithoutOwner: z.string().optional(),
      perClinician: z.boolean().optional(),
      fields: z.array(fieldShape),
      instead: z.string().optional(),
      steps: z.array(z.string()),
      switchOff: z.array(z.string()),
      cautions: z.array(z.string()).optional(),
      checked: z.string().refine((value) => parseDate(value) !== null, 'expected a date, YYYY-MM-DD'),
      sources: z.array(z.string()).optional(),
    }),
  ),
})

/** Parses the platforms; `source`, `note` and `sources` stay in the file, for the people who keep it. */
export function parsePlatforms(file: SourceFile): { platforms: readonly Platform[]; problems: readonly Diagnostic[] } {
  const parsed = parseShape(file, shape, 'library/platforms')
  const platforms = (parsed.value?.platforms ?? []).map((raw, index): Platform => ({
    id: raw.id,
    name: raw.name,
    kind: raw.kind,
    perClinician: raw.perClinician ?? false,
    fields: raw.fields.map(({ source: _source, note: _note, ...field }) => ({
      ...field,
      id: field.id ?? slug(field.name),
      shared: field.shared ?? false,
      contact: field.contact ?? 'unknown',
    })),
    instead: raw.instead ?? null,
    steps: raw.steps,
    switchOff: raw.switchOff,
    cautions: raw.cautions ?? [],
    checked: raw.checked,
    place: parsed.placeOf(['platforms', index]),
  }))
  return { platforms, problems: parsed.problems }
}
