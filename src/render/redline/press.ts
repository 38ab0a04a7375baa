/** Where a redline's ids, addresses, bookmarks, move names and comment numbers come from while it is written. */
import type { Document } from '../../core/document/tree.js'
import { nameBookmarks } from '../docx/bookmarks.js'
import { clean } from '../docx/inline.js'
import type { Lists } from './lists.js'
import type { Press } from './marks.js'
import { escapeXml } from './paper.js'

/** A press, with what it left to do. */
export interface OpenPress {
  readonly press: Press
  /** Relationships for addresses that the present file did not have. */
  readonly links: () => string
  /** Offers a comment number to the next changed paragraph; the answer says whether one took it, and withdraws it. */
  readonly offerNote: (note: number) => () => boolean
}

/** Change ids start here, out of the way of bookmark ids. */
const firstChange = 1000

/** `addresses` are those of the present file: relationship id → address. */
export function openPress(
  { after, author, date }: { readonly after: Document; readonly author: string; readonly date: string },
  addresses: ReadonlyMap<string, string>,
  lists: Lists,
): OpenPress {
  const by = `w:author="${escapeXml(clean(author))}" w:date="${date}T00:00:00Z"`
  let changes = firstChange
  let note: number | null = null
  const open: number[] = []
  const links = addressBook(addresses)
  const moves = new Map<string, string>()
  const press: Press = {
    stamp: () => `w:id="${changes++}" ${by}`,
    address: links.idOf,
    present: lists.present,
    bookmark: bookmarkIds(new Set(nameBookmarks(after).ofSection.values())),
    moveName: (key) => {
      const name = moves.get(key) ?? `move${moves.size + 1}`
      moves.set(key, name)
      return name
    },
    leaveNoteOpen: (left) => void open.push(left),
    takeOpenNotes: () => open.splice(0),
    takeNote: () => {
      const taken = note
      note = null
      return taken
    },
  }
  const offerNote: OpenPress['offerNote'] = (offered) => {
    note = offered
    return () => {
      const isTaken = note === null
      note = null
      return isTaken
    }
  }
  return { press, links: links.made, offerNote }
}

/** The place where a provision stands now is the one that links lead to. */
function bookmarkIds(present: ReadonlySet<string>): Press['bookmark'] {
  const taken = new Set<string>()
  return (name, mark) => {
    if (taken.has(name) || ((mark === 'del' || mark === 'moveFrom') && present.has(name))) return null
    return taken.add(name).size
  }
}

function addressBook(addresses: ReadonlyMap<string, string>): { idOf: (url: string) => string; made: () => string } {
  const ids = new Map([...addresses].map(([id, url]) => [url, id]))
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'
  const made: string[] = []
  const idOf = (url: string): string => {
    const known = ids.get(url)
    if (known !== undefined) return known
    const id = `rIdOld${made.length + 1}`
    ids.set(url, id)
    made.push(`<Relationship Id="${id}" Type="${type}" Target="${url}" TargetMode="External"/>`)
    return id
  }
  return { idOf, made: () => made.join('') }
}
