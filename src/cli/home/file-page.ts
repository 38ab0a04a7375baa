/** Asks in the terminal for a file that came back, typed or dragged into the window. */
import type { TextPage } from '../../core/interview/page/page.js'

/** Asks for a file; `complaint` says what is wrong with one. */
export const filePage = (complaint: (name: string) => string | null): TextPage => ({
  kind: 'text',
  step: '',
  ask: 'Which file came back?',
  help: ['Type its place, or drag it into this window. Its edits become your own wording; nothing is lost.'],
  more: [],
  keys: { back: true, overview: false, unsure: false },
  initial: '',
  fallback: '',
  complaint: (text) => (text.trim() === '' ? 'Please type where the file is.' : complaint(fileName(text))),
})

/** A file as terminals paste it: quotes around it, or backslashes before spaces. */
export function fileName(text: string): string {
  const bare = text.trim().replace(/^(['"])(.*)\1$/, '$2')
  return bare === text.trim() && !/^[A-Za-z]:\\/.test(bare) ? bare.replace(/\\(.)/g, '$1') : bare
}
