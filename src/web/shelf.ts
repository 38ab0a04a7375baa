/** Keeps what is under way in the browser's own storage, where it has one: an interview, or the papers that came of it; a bonus, beside the files that the owner saves. */
import { hasFolder } from './folder.js'
import { filesInMemory } from './memory-disk.js'
import { interviewFrom, openSaved, savedText, versionWritten, type Opened } from './practice.js'
import type { InterviewState, Setting } from '../core/interview/state.js'
import type { Visit } from './visit.js'
import { zipName, zipped } from './zip.js'

const shelf = 'practice-policy:interview'
const folderShelf = 'practice-policy:folder'

/** Whether this browser lets a page keep anything. */
export function hasShelf(): boolean {
  try {
    localStorage.setItem(`${shelf}:try`, '')
    localStorage.removeItem(`${shelf}:try`)
    return true
  } catch {
    return false
  }
}

/** Keeps the interview, in the place of whatever was kept before. */
export function keep(setting: Setting, state: InterviewState): void {
  put(shelf, savedText(setting, state))
}

/** A practice as the browser kept it: what it is, in a few words, and everything in one zip, as text. */
interface KeptPractice {
  readonly words: string
  readonly zip: string
}

/** Keeps the practice that is open, whole, in the place of whatever was kept before; one that lies in a folder is kept there. */
export function keepPractice({ setting, state }: Visit): void {
  if (hasFolder()) {
    forget()
    return
  }
  const name = String(state.given.values[setting.library.parts.practiceName] ?? '')
  const kept: KeptPractice = {
    words: [name, `version ${versionWritten()}`].filter((words) => words !== '').join(', '),
    zip: btoa(Array.from(zipped(filesInMemory()), (byte) => String.fromCharCode(byte)).join('')),
  }
  put(folderShelf, JSON.stringify(kept))
}

/** Something was written here: it is not taken home yet, and the browser keeps it where it can. */
export function wrote(visit: Visit): void {
  visit.isUnsaved = true
  keepPractice(visit)
}

function put(name: string, text: string): void {
  try {
    forget()
    localStorage.setItem(name, text)
  } catch {
    // It is too much, or nothing may be kept: the owner's own files hold it.
  }
}

/** The interview that the browser kept, or null. */
export function kept(setting: Setting): Opened | null {
  const text = taken(shelf)
  const opened = text === null ? null : interviewFrom(setting, text)
  return opened === null || 'problem' in opened ? null : opened
}

/** The practice that it kept, with a way to open it; null where there is none. */
export function keptPractice(setting: Setting): { readonly words: string; readonly open: () => Opened | null } | null {
  try {
    const { words, zip } = JSON.parse(taken(folderShelf) ?? '') as KeptPractice
    const bytes = Uint8Array.from(atob(zip), (letter) => letter.charCodeAt(0))
    const open = (): Opened | null => {
      const opened = openSaved(setting, zipName, bytes)
      return 'problem' in opened ? null : opened
    }
    return { words, open }
  } catch {
    return null
  }
}

function taken(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

/** Forgets it all. */
export function forget(): void {
  try {
    for (const name of [shelf, folderShelf]) localStorage.removeItem(name)
  } catch {
    // Nothing was kept there.
  }
}
