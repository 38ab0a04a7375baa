/** Turns `platforms.yaml` into what we know of each site: its boxes, their room, and how to use them. */
import * as z from 'zod'
import { parseDate } from '../ground/date.js'
import type { Diagnostic } from '../ground/diagnostic.js'
import { isFileId } from '../ground/bounds/file-name.js'
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
}

export interface Platform {
  readonly id: string
  readonly name: string
  /** What people call it besides its id and name. */
  readonly names: readonly string[]
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

export const fieldShape = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected words joined by hyphens, such as pinned-post')
    .optional()
    .describe('stable name of the box, such as `pinned-post`; left out: made from its name'),
  name: z.string().describe('the box as the site calls it'),
  limit: z.int().positive().nullable().describe('room in it as we believe; null: unknown'),
  safeLimit: z.int().positive().nullable().describe('what we write to; null: no figure found'),
  counts: z.enum(['code-points', 'utf16', 'graphemes', 'weighted', 'unknown']).describe('how the site counts'),
  newlines: z.boolean().describe('whether lines may break'),
  links: z.boolean().describe('whether links work'),
  shared: z.boolean().optional().describe("whether the practice's own description stands there too"),
  contact: z
    .enum(['allowed', 'phone-forbidden', 'unknown'])
    .optional()
    .describe('whether a name and telephone number may stand there, by the rules of the box'),
  family: z.string().describe('which disclaimer texts it takes'),
  maxTier: z.union([z.int().positive(), z.literal('full')]).describe('the longest of them to use'),
  verification: z
    .enum(['official', 'official-quoted', 'secondary', 'memory'])
    .describe('how sure we are of the figures'),
  source: z.string().nullable().optional().describe('where they were read'),
  note: z.string().optional().describe('for those who keep the file'),
})
export const platformsShape = z.strictObject({
  platforms: z.array(
    z.strictObject({
      id: z
        .string()
        .refine(isFileId, 'expected words joined by hyphens, such as psychology-today')
        .describe('its name in answers'),
      name: z.string().describe('as people know it'),
      names: z.array(z.string()).optional().describe('what people call it besides its id and name'),
      kind: z.enum(['social', 'review-site', 'directory', 'website']).describe('what sort of site it is'),
      listingWithoutOwner: z.string().optional().describe('whether it lists practices unasked'),
      perClinician: z.boolean().optional().describe('one listing for each clinician'),
      fields: z.array(fieldShape).describe('its boxes, the main one first'),
      instead: z.string().optional().describe('what to do where there is no box'),
      steps: z.array(z.string()).describe('how to get to the boxes'),
      switchOff: z.array(z.string()).describe('what to switch off there'),
      cautions: z.array(z.string()).optional().describe('what to look out for'),
      checked: z
        .string()
        .refine((value) => parseDate(value) !== null, 'expected a date, YYYY-MM-DD')
        .describe('the day it was last looked at'),
      sources: z.array(z.string()).optional().describe('where that was read'),
    }),
  ),
})

/** Parses the platforms; how sure we are, where it was read and notes stay in the file, for the people who keep it. */
export function parsePlatforms(file: SourceFile): { platforms: readonly Platform[]; problems: readonly Diagnostic[] } {
  const parsed = parseShape(file, platformsShape, 'library/platforms')
  const platforms = (parsed.value?.platforms ?? []).map((raw, index): Platform => ({
    id: raw.id,
    name: raw.name,
    names: raw.names ?? [],
    kind: raw.kind,
    perClinician: raw.perClinician ?? false,
    fields: raw.fields.map(({ verification: _verification, source: _source, note: _note, ...field }) => ({
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
