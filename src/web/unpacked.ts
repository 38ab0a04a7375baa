/** Turns the bytes that scripts/packing.mjs made of a text back into the text. */
import { inflateSync, strFromU8 } from 'fflate'

/** The text. */
export function unpacked(packed: Uint8Array): string {
  const counted = inflateSync(packed)
  const head = new DataView(counted.buffer, counted.byteOffset)
  const [length, first, letters] = [head.getUint32(0, true), head.getUint32(4, true), head.getUint8(8)]
  const alphabet = counted.subarray(9, 9 + letters)
  return strFromU8(inOrder(uncounted(counted.subarray(9 + letters), alphabet, length), first))
}

/** Bytes from how many others came since each was last seen; noughts in a row are counted. */
function uncounted(counted: Uint8Array, alphabet: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  const recent = alphabet.slice()
  let at = 0
  let digit = 1
  for (const symbol of counted) {
    if (symbol < 2) {
      // A run is written in digits 1 and 2, the smallest first.
      const run = (symbol + 1) * digit
      bytes.fill(recent[0] ?? 0, at, at + run)
      at += run
      digit *= 2
    } else {
      const byte = recent[symbol - 1] ?? 0
      recent.copyWithin(1, 0, symbol - 1)
      recent[0] = byte
      bytes[at] = byte
      at += 1
      digit = 1
    }
  }
  return bytes
}

/** The bytes as they followed each other: the n-th of a letter at the end of the sorted turns is the n-th of it at their start. */
function inOrder(last: Uint8Array, first: number): Uint8Array {
  const starts = new Uint32Array(257)
  for (const byte of last) starts[byte + 1] = (starts[byte + 1] ?? 0) + 1
  for (let byte = 0; byte < 256; byte += 1) starts[byte + 1] = (starts[byte + 1] ?? 0) + (starts[byte] ?? 0)
  const follows = new Uint32Array(last.length)
  for (let place = 0; place < last.length; place += 1) {
    const byte = last[place] ?? 0
    const start = starts[byte] ?? 0
    follows[start] = place
    starts[byte] = start + 1
  }
  const bytes = new Uint8Array(last.length)
  for (let at = 0, place = first; at < bytes.length; at += 1) {
    place = follows[place] ?? 0
    bytes[at] = last[place] ?? 0
  }
  return bytes
}
