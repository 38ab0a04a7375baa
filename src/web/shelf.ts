/** Keeps the interview in the browser's own storage, where it has one: a bonus, beside the file that the owner saves. */
import type { InterviewState, Setting } from '../core/interview/state.js'
import { interviewFrom, savedText, type Opened } from './practice.js'

const shelf = 'practice-policy:interview'

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

/** Keeps the interview; false where it could not be kept. */
export function keep(setting: Setting, state: InterviewState): boolean {
  try {
    localStorage.setItem(shelf, savedText(setting, state))
    return true
  } catch {
    return false
  }
}

/** What the browser kept, or null. */
export function kept(setting: Setting): Opened | null {
  try {
    const text = localStorage.getItem(shelf)
    const opened = text === null ? null : interviewFrom(setting, text)
    return opened === null || 'problem' in opened ? null : opened
  } catch {
    return null
  }
}

/** Forgets it. */
export function forget(): void {
  try {
    localStorage.removeItem(shelf)
  } catch {
    // Nothing was kept there.
  }
}
