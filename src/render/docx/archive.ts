/** Package parts → the bytes of a Word file, the same for the same parts on any machine. */
import { deflateSync, strToU8 } from 'fflate'
import type { WordParts } from './parts.js'

const contentTypes = '[Content_Types].xml'

/** A part as it lies in the archive: its deflated bytes, and what the archive says of it. */
interface Packed {
  readonly bytes: Uint8Array
  readonly size: number
  readonly sum: number
}

/** Zips the parts in a fixed order with a fixed time. */
export function archive(parts: WordParts): Uint8Array {
  // Readers look for the content types first.
  const paths = [contentTypes, ...[...parts.keys()].filter((path) => path !== contentTypes).sort()]
  const entries = paths.map((path) => ({ name: strToU8(path), packed: packedOf(path, parts.get(path) ?? '') }))
  const bodies = entries.map(({ name, packed }) => [headOf(name, packed), name, packed.bytes])
  let offset = 0
  const listing = entries.map(({ name, packed }) => {
    const entry = [listingOf(name, packed, offset), name]
    offset += 30 + name.length + packed.bytes.length
    return entry
  })
  const listed = listing.flat()
  const end = littleEndian([4, 0x06054b50], [4, 0], [2, paths.length], [2, paths.length], [4, lengthOf(listed)])
  return joined([...bodies.flat(), ...listed, end, littleEndian([4, offset], [2, 0])])
}

/** What says how a document looks, and not what is in it, is the same in most: deflated once. */
const alike =
  /(?:styles|numbering|settings|webSettings|fontTable|header[24]|footer\d|theme\/theme1|Content_Types\]|app)\.xml$|^_rels\/\.rels$/
const mostKept = 128
const kept = new Map<string, Packed>()

function packedOf(path: string, part: string | Uint8Array): Packed {
  if (typeof part !== 'string' || !alike.test(path)) return pack(part)
  const known = kept.get(part) ?? pack(part)
  if (kept.size >= mostKept) kept.clear()
  kept.set(part, known)
  return known
}

function pack(part: string | Uint8Array): Packed {
  const data = typeof part === 'string' ? strToU8(part) : part
  return { bytes: deflateSync(data, { level: 6 }), size: data.length, sum: checkSum(data) }
}

/** Version and method of deflated data, the time, the sum and the sizes, as both headers of a part have them. */
const facts = (name: Uint8Array, { bytes, size, sum }: Packed): readonly Field[] => [
  [2, 20],
  [2, 0],
  [2, 8],
  // Noon on the first day of 1980: a zip stores local time, and this reads the same in every time zone.
  [4, 0x00216000],
  [4, sum],
  [4, bytes.length],
  [4, size],
  [2, name.length],
  [2, 0],
]

const headOf = (name: Uint8Array, packed: Packed): Uint8Array => littleEndian([4, 0x04034b50], ...facts(name, packed))

const listingOf = (name: Uint8Array, packed: Packed, offset: number): Uint8Array =>
  littleEndian([4, 0x02014b50], [2, 20], ...facts(name, packed), [2, 0], [2, 0], [2, 0], [4, 0], [4, offset])

type Field = readonly [bytes: number, value: number]

function littleEndian(...fields: readonly Field[]): Uint8Array {
  const all = new Uint8Array(fields.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of fields)
    for (let shift = 0; shift < 8 * bytes; shift += 8) {
      all[at] = value >>> shift
      at += 1
    }
  return all
}

const lengthOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, piece) => sum + piece.length, 0)

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(lengthOf(pieces))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

/** The remainder of each byte, for the check sum of zip files (CRC-32). */
const remainders = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ -306674912 : rest >>> 1
  return rest
})

function checkSum(data: Uint8Array): number {
  let sum = -1
  // Counted, as going through hundreds of thousands of bytes by an iterator takes longer than deflating them.
  for (let at = 0; at < data.length; at += 1) sum = (remainders[(sum ^ (data[at] ?? 0)) & 255] ?? 0) ^ (sum >>> 8)
  return ~sum >>> 0
}
