/** Turns a practice's sites into the places where it pastes notices, in the order people do them. */
import type { Answers } from '../../answers/answers.js'
import type { Library } from '../../library/library.js'
import type { Platform } from '../../library/platform.js'
import { disclaimersFor, type Disclaimer } from './disclaimer.js'
import type { OwnNotice } from './own-notice.js'

/** One site with its boxes, main box first. */
export interface PastePlace extends Pick<
  Platform,
  'id' | 'name' | 'perClinician' | 'steps' | 'switchOff' | 'cautions' | 'checked'
> {
  readonly boxes: readonly Disclaimer[]
}

/** The website first, since others point to it; then the practice's own accounts; then listings, which have to be claimed. */
const order: readonly Platform['kind'][] = ['website', 'social', 'review-site', 'directory']

/** Every place of the disclaimers question, in that order. */
export function pastePlaces(library: Library, answers: Answers, own: readonly OwnNotice[] = []): readonly PastePlace[] {
  const chosen = answers.values[library.parts.disclaimers] ?? []
  return library.platforms
    .filter((platform) => chosen.includes(platform.id))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map((platform) => ({ ...platform, boxes: disclaimersFor(library, answers, [platform.id], own) }))
}
