/** Reads the practice's own wording for the boxes of sites, and the texts of boxes that somebody changed. */
import type { Answers } from '../../core/answers/answers.js'
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import { suggestion } from '../../core/ground/nearest.js'
import type { SourceFile } from '../../core/ground/source.js'
import type { Library } from '../../core/library/library.js'
import type { EditedNotice } from '../../core/override/notices.js'
import {
  boxText,
  isSameBox,
  noticeFolder,
  noticePath,
  parseNotice,
  type OwnNotice,
} from '../../core/policy/disclaimer/own-notice.js'
import type { Lock } from '../../core/policy/lock.js'
import { ownFileRule } from '../../core/policy/own-file.js'
import { plannedFiles, type PlannedFile } from '../../render/output.js'
import { decodeText } from '../folder/practice-folder.js'
import { boxTexts } from './box-texts.js'
import { headPlace, readWording, type WordingFiles } from './listing.js'
import { frameOfFile } from './paper-files.js'

/** Every own wording of a box, each as its box holds it. */
export const readNoticeFiles = (
  folder: string,
  library: Library,
  lock: Lock | null,
): Promise<WordingFiles<OwnNotice>> =>
  readWording(folder, noticeFolder, (file) => {
    const { notice, problems } = parseNotice(file)
    if (notice === null) return { value: null, problems }
    const slips = [...misplaced(file, notice), ...unknownBox(file, notice, library, lock)]
    return { value: asBoxHolds(library, notice), problems: [...problems, ...slips] }
  })

const boxOf = ({ platforms }: Library, { platform, field }: OwnNotice): { readonly newlines: boolean } | undefined =>
  platforms.find(({ id }) => id === platform)?.fields.find(({ id }) => id === field)

const asBoxHolds = (library: Library, notice: OwnNotice): OwnNotice => ({
  ...notice,
  text: boxText(notice.text, boxOf(library, notice)?.newlines ?? true),
})

/** A file's name is its box: so no two files can have words for the same one. */
function misplaced(file: SourceFile, notice: OwnNotice): readonly Diagnostic[] {
  const expected = noticePath(notice)
  if (file.path === expected) return []
  const message = `Unexpected platform "${notice.platform}" with field "${notice.field}" in this file, expected it in ${expected}`
  return [
    errorAt(headPlace(file, 'platform'), ownFileRule, message, 'rename the file, or change its platform or field'),
  ]
}

/** A box that the library dropped is dealt with later; one that nobody ever heard of is a slip of the pen. */
function unknownBox(file: SourceFile, notice: OwnNotice, library: Library, lock: Lock | null): readonly Diagnostic[] {
  const { platform, field } = notice
  if (boxOf(library, notice) !== undefined || lock?.notices.some((one) => isSameBox(one, notice)) === true) return []
  const site = library.platforms.find(({ id }) => id === platform)
  if (site === undefined) {
    const names = library.platforms.map(({ id }) => id)
    const message = `Unexpected platform "${platform}", expected a site of this library`
    const hint = suggestion(platform, names) ?? 'see them all: practice-policy disclaimer --list'
    return [errorAt(headPlace(file, 'platform'), ownFileRule, message, hint)]
  }
  const names = site.fields.map(({ id }) => id)
  const message = `Unexpected field "${field}", expected a box of ${site.name}`
  return [
    errorAt(headPlace(file, 'field'), ownFileRule, message, suggestion(field, names) ?? 'it has no box for a text'),
  ]
}

/** A file with the text of one box. */
type BoxFile = PlannedFile & { readonly box: NonNullable<PlannedFile['box']> }

/** Every file that holds the text of one box. */
export function boxFiles(library: Library, answers: Answers): readonly BoxFile[] {
  const all = new Set(library.frames.flatMap(({ files }) => Object.keys(files)))
  return plannedFiles(library, answers, all).filter((file): file is BoxFile => file.box !== null)
}

/** What reading changed boxes needs of an opened folder. */
interface Opened {
  readonly library: Library
  readonly answers: Answers
  readonly lock: Lock | null
  readonly touched: readonly { readonly path: string; readonly bytes: Uint8Array | null }[]
}

/** The texts of boxes in files that somebody changed, the paper that collects them among them; one that can't be read is only kept. */
export function editedNotices({ library, answers, lock, touched }: Opened): readonly EditedNotice[] {
  const files = boxFiles(library, answers)
  return touched.flatMap(({ path, bytes }): readonly EditedNotice[] => {
    const text = bytes === null ? null : decodeText(bytes)
    if (text === null) return []
    const box = files.find((file) => file.path === path)?.box
    const found =
      box === undefined ? collected(library, path, text) : [{ platform: box.platform, field: box.box, text }]
    return found.map(({ platform, field, text }) => {
      const known = library.platforms.find(({ id }) => id === platform)?.fields.find(({ id }) => id === field)
      const written = lock?.notices.find((one) => isSameBox(one, { platform, field })) ?? null
      return { path, platform, field, text: boxText(text, known?.newlines ?? true), written }
    })
  })
}

/** The texts in the paper that collects them. */
const collected = (library: Library, path: string, text: string): ReturnType<typeof boxTexts> =>
  frameOfFile(library, path) === null || !path.endsWith('.md') ? [] : boxTexts(text.split(/\r?\n/), library)
