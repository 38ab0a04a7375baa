/** Chooses, for each box of each platform, the practice's own wording or the longest disclaimer that fits it. */
import type { Answers } from '../../answers/answers.js'
import { templateContext } from '../context.js'
import type { DisclaimerTemplate } from '../../library/frame.js'
import type { Library } from '../../library/library.js'
import type { Counting, Platform, ProfileField } from '../../library/platform.js'
import { evaluate, type Insert } from '../../template/evaluate.js'
import { plainText, type Block, type Inline } from '../../document/tree.js'
import { textLength } from './length.js'
import { boxText, isSameBox, type NoticePlace, type OwnNotice } from './own-notice.js'

/** A text for one box, or (field null) what to do instead. */
export interface Disclaimer {
  readonly platform: string
  /** The box's id, or null. */
  readonly box: string | null
  /** The box's name on the site. */
  readonly field: string | null
  readonly text: string | null
  readonly instead: string | null
  /** In the characters the site counts. */
  readonly length: number
  readonly limit: number | null
  readonly counts: string
  /** `unverified` where the site's limit is not known; false for own wording that is too long. */
  readonly fits: boolean | 'unverified'
  readonly checked: string
  readonly steps: readonly string[]
  readonly switchOff: readonly string[]
  readonly cautions: readonly string[]
}

/** All disclaimers of the given platforms, main box first; unknown platform ids are passed over. */
export function disclaimersFor(
  library: Library,
  answers: Answers,
  platforms: readonly string[],
  own: readonly OwnNotice[] = [],
): readonly Disclaimer[] {
  return library.platforms
    .filter((platform) => platforms.includes(platform.id))
    .flatMap((platform) =>
      platform.fields.length === 0
        ? [withoutField(platform)]
        : platform.fields.map((field) => forField(library, answers, platform, field, own)),
    )
}

/** A box as the library knows it, without the practice's own wording. */
export interface LibraryBox extends NoticePlace {
  /** As people read it, such as "Yelp, From the Business: History". */
  readonly title: string
  /** The library's text for it, empty where none fits. */
  readonly text: string
  readonly limit: number | null
  readonly counts: Counting
  readonly newlines: boolean
  /** The site's rules keep telephone numbers out of it. */
  readonly forbidsTelephone: boolean
}

/** Every box of every site. */
export const libraryBoxes = (library: Library, answers: Answers): readonly LibraryBox[] =>
  library.platforms.flatMap(({ id: platform, name, fields }) =>
    fields.map((field) => ({
      platform,
      field: field.id,
      title: `${name}, ${field.name}`,
      text: longestFitting(library, answers, field) ?? '',
      limit: field.limit,
      counts: field.counts,
      newlines: field.newlines,
      forbidsTelephone: field.contact === 'phone-forbidden',
    })),
  )

const common = (platform: Platform): Pick<Disclaimer, 'platform' | 'checked' | 'steps' | 'switchOff' | 'cautions'> => ({
  platform: platform.id,
  checked: platform.checked,
  steps: platform.steps,
  switchOff: platform.switchOff,
  cautions: platform.cautions,
})

const withoutField = (platform: Platform): Disclaimer => ({
  ...common(platform),
  box: null,
  field: null,
  text: null,
  instead: platform.instead,
  length: 0,
  limit: null,
  counts: 'unknown',
  fits: 'unverified',
})

function forField(
  library: Library,
  answers: Answers,
  platform: Platform,
  field: ProfileField,
  own: readonly OwnNotice[],
): Disclaimer {
  const notice = own.find((one) => isSameBox(one, { platform: platform.id, field: field.id }))
  const text = notice === undefined ? longestFitting(library, answers, field) : boxText(notice.text, field.newlines)
  const base = { ...common(platform), box: field.id, field: field.name, limit: field.limit, counts: field.counts }
  if (text === null) {
    return {
      ...base,
      text: null,
      instead: 'No text of ours is short enough for this box: leave it, and use the others.',
      length: 0,
      fits: 'unverified',
    }
  }
  const length = textLength(text, field.counts)
  return { ...base, text, instead: null, length, fits: field.limit === null ? 'unverified' : length <= field.limit }
}

/** Tries the family's texts from the longest allowed tier down; null when even the shortest is too long. */
function longestFitting(library: Library, answers: Answers, field: ProfileField): string | null {
  const candidates = library.disclaimers
    .filter((template) => template.family === field.family && size(template.tier) <= size(field.maxTier))
    .sort((a, b) => size(b.tier) - size(a.tier))
  for (const template of candidates) {
    const text = disclaimerText(library, answers, template, field.newlines)
    if (field.safeLimit === null || textLength(text, field.counts) <= field.safeLimit) return text
  }
  return null
}

const size = (tier: DisclaimerTemplate['tier']): number => (tier === 'full' ? Infinity : tier)

/** The words of a disclaimer as they are pasted: plain text, one line where the box allows no line breaks. */
function disclaimerText(library: Library, answers: Answers, template: DisclaimerTemplate, newlines: boolean): string {
  const { markdown, inserts } = evaluate(template.nodes, templateContext(library, answers, { numbers: new Map() }))
  const text = markdown.replace(/\uE000(\d+)\uE001/g, (_, index: string) => insertText(inserts[Number(index)])).trim()
  return newlines ? text : text.replace(/(?<!\s)\s*\n\s*/g, ' ')
}

const insertText = (insert: Insert<Inline, Block> | undefined): string =>
  insert?.kind === 'inline' ? plainText([insert.node]) : ''
