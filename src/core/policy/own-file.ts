/** Turns a head and a text into a file of own wording, and writes a change into one that its owner laid out. */
import { parseDocument, stringify } from 'yaml'
import { splitFrontMatter } from '../ground/front-matter.js'
import type { SourceFile } from '../ground/source.js'

/** What stands in the head of a file of own wording; null stands nowhere. */
export type OwnHead = Readonly<Record<string, unknown>>

/** The rule that such files are read by. */
export const ownFileRule = 'files/override'

/** The folder, inside the practice's, that own wording lives in. */
export const overrideFolder = 'overrides'

/** The file's text. */
export const writeOwnFile = (head: OwnHead, body: string): string =>
  `---\n${stringify(said(head), { lineWidth: 0 })}---\n${body === '' ? '' : `${body}\n`}`

/** The file's text after a change, the owner's own comments and layout left as they are. */
export function rewriteOwnFile(source: SourceFile, head: OwnHead, body: string): string {
  const { parts } = splitFrontMatter(source, ownFileRule)
  if (parts === null) return writeOwnFile(head, body)
  const document = parseDocument(parts.head)
  const old = (document.toJS() ?? {}) as OwnHead
  const next = said(head)
  const isSameHead = JSON.stringify(sorted(old)) === JSON.stringify(sorted(next))
  for (const key of Object.keys(old)) if (!Object.hasOwn(next, key)) document.delete(key)
  for (const [key, value] of Object.entries(next))
    if (JSON.stringify(old[key]) !== JSON.stringify(value)) document.set(key, document.createNode(value))
  const isSameBody = parts.body.trim() === body.trim()
  if (isSameHead && isSameBody) return source.text
  const rest = isSameBody ? parts.body : body === '' ? '' : `${body}\n`
  return `---\n${isSameHead ? parts.head : document.toString({ lineWidth: 0 })}---\n${rest}`
}

const said = (head: OwnHead): OwnHead =>
  Object.fromEntries(Object.entries(head).filter(([, value]) => value !== null && value !== undefined))

const sorted = (head: OwnHead): unknown => Object.entries(head).sort(([a], [b]) => (a < b ? -1 : 1))
