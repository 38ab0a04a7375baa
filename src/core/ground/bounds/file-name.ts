/** Turns a path that a library, a record or an answer gives into "may stand in the practice's folder" or the reason why not. */
import { limits } from './limits.js'
import { visible, withoutSteering } from './visible.js'

/** Names that Windows keeps for its devices, with any ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const forbidden = /[<>:"\\|?*]/

/** Why a path can't name a file of the practice's folder on every system, or null when it can. */
export function pathFault(path: string): string | null {
  const names = path.split('/')
  if (path === '') return 'it is empty'
  if (visible(path) !== path || /[\n\t]/.test(path)) return 'it holds characters that no file name may'
  if (path.length > limits.pathCharacters) return `it has more than ${limits.pathCharacters} characters`
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'it leads out of the folder'
  if (path.includes('\\')) return 'it has a backslash; folders are parted by "/"'
  if (forbidden.test(path)) return 'it has one of the characters < > : " | ? *'
  if (names.includes('..')) return 'it leads out of the folder'
  if (names.some((name) => name === '' || name === '.')) return 'a name in it is missing'
  if (names.length > limits.pathNames) return `it has more than ${limits.pathNames} names`
  if (names.some((name) => /[. ]$/.test(name))) return 'a name in it ends with a dot or a space'
  return names.some((name) => devices.test(name)) ? 'it is a name that Windows keeps for itself' : null
}

/** Files and folders with a meaning of their own, which no paper may take the place of. */
const taken =
  /^(?:answers\.yaml|policy\.lock\.json|noted\.yaml|review-notes\.md|people\.yaml|signatures\.csv|(?:changes|redline|read-and-sign)\.[^/]*|(?:overrides|kept|history|radar|signatures)(?:\/.*)?)$/i

/** Why a path can't be that of a paper written from the answers, or null when it can. */
export function paperFault(path: string): string | null {
  const fault = pathFault(path)
  if (fault !== null) return fault
  if (path.split('/').some((name) => name.startsWith('.'))) return 'names with a dot in front are kept for the program'
  return taken.test(path) ? 'that name has a meaning of its own in the folder' : null
}

/** Whether a word can be an id that a file is named after: a clause, a platform, a box of one. */
export const isFileId = (id: string): boolean => /^[a-z0-9][a-z0-9-]{0,80}$/.test(id) && !devices.test(id)

/** Whether a text is the number of an issued version, which its folder is named after. */
export const isVersion = (text: string): boolean => /^\d{1,4}\.\d{1,4}$/.test(text)

/** Any text as the name of one file: what no name may hold is a hyphen, and a long one is cut. */
export function fileNameOf(text: string): string {
  const plain = withoutSteering(text).replace(/[<>:"/\\|?*\n\t]+/g, '-')
  const cut = Array.from(plain)
    .slice(0, limits.nameCharacters)
    .join('')
    .replace(/^[. ]+|(?<![. ])[. ]+$/g, '')
  return cut === '' ? 'file' : devices.test(cut) ? `_${cut}` : cut
}
