/** Tells of a returned file, before anything is taken from it, whether it seems to be another practice's, or no policy at all. */
import type { Library } from '../../core/library/library.js'
import type { Lock } from '../../core/policy/lock.js'
import { earlierPolicies } from '../history/drafts.js'
import type { Workspace } from '../workspace.js'
import { frameOfFile } from './paper-files.js'
import { wordsIn } from './read-back.js'
import type { ReturnedFile } from './returned.js'

/** A file with fewer letters says too little to be judged. */
const tooShort = 200
/** Of the rules' titles, the share a whole policy holds even after heavy editing. */
const whole = 0.6

/** What makes it doubtful, in plain words; null when nothing does. */
export async function doubtAbout(workspace: Workspace, { name, bytes }: ReturnedFile): Promise<string | null> {
  const { lock, library, folder, issued, answers } = workspace
  if (lock === null || frameOfFile(library, name) !== null) return null
  const earlier = await earlierPolicies(folder, issued, [lock])
  const words = wordsIn(name, bytes, [lock, ...earlier])?.toLowerCase() ?? ''
  if (words.length < tooShort) return null
  const isThere = (text: string): boolean =>
    text !== '' && words.includes(text.replace(/\s+/g, ' ').trim().toLowerCase())
  const titles = lock.provisions.filter(({ title }) => isThere(title)).length
  if (
    titles === 0 &&
    !lock.provisions.some(({ text }) => text.split('\n').some((line) => isLong(line) && isThere(line)))
  )
    return `${name} has none of this policy’s rules in it.`
  const names = [answers.values, lock.answers, ...earlier.map(answersOf)].map((values) => nameIn(library, values))
  if (names.some(isThere) || titles < lock.provisions.length * whole) return null
  return `${name} seems to be another practice’s policy: “${names[0] ?? ''}” stands nowhere in it.`
}

const isLong = (line: string): boolean => line.length > 30

const answersOf = (policy: object): Readonly<Record<string, unknown>> =>
  'answers' in policy ? (policy as Pick<Lock, 'answers'>).answers : {}

function nameIn({ parts }: Library, values: Readonly<Record<string, unknown>>): string {
  const name = values[parts.practiceName]
  return typeof name === 'string' ? name : ''
}
