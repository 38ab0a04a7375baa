/** Turns a text into fewer bytes than deflate alone: sorted by what follows each byte (Burrows and Wheeler), then counted; src/web/unpacked.ts turns them back. */
import { constants, deflateRawSync } from 'node:zlib'

/** The packed bytes. */
export function packed(text) {
  const bytes = Buffer.from(text)
  const order = sortedRotations(bytes)
  const last = Uint8Array.from(order, (start) => bytes[(start + bytes.length - 1) % bytes.length])
  const alphabet = [...new Set(bytes)].sort((a, b) => a - b)
  if (alphabet.length > 254) throw new Error('A text of so many different bytes is none that this packs')
  const head = Buffer.alloc(9)
  head.writeUInt32LE(bytes.length, 0)
  head.writeUInt32LE(Math.max(0, order.indexOf(0)), 4)
  head.writeUInt8(alphabet.length, 8)
  const counted = Buffer.concat([head, Buffer.from(alphabet), runsCounted(lately(last, alphabet))])
  return deflateRawSync(counted, { level: 9, memLevel: 9, strategy: constants.Z_HUFFMAN_ONLY })
}

/** Where each turn of the bytes starts, in the order of the turns; doubled from four bytes on, where turns are still alike. */
function sortedRotations(bytes) {
  const { length } = bytes
  const at = (start, beyond) => (start + beyond) % length
  const word = (start) =>
    bytes[start] * 2 ** 24 + (bytes[at(start, 1)] << 16) + (bytes[at(start, 2)] << 8) + bytes[at(start, 3)]
  let rank = Float64Array.from(bytes, (_, start) => word(start))
  const order = Uint32Array.from(bytes, (_, start) => start).sort((a, b) => rank[a] - rank[b])
  rank = ranked(order, 0, length, (start) => rank[start], new Float64Array(length))
  for (let alike = 4, groups = true; groups && alike < length; alike *= 2) {
    groups = false
    const next = rank.slice()
    const later = (start) => rank[at(start, alike)]
    for (let from = 0, to; from < length; from = to) {
      for (to = from + 1; to < length && rank[order[to]] === rank[order[from]];) to += 1
      if (to - from < 2) continue
      groups = true
      order.subarray(from, to).sort((a, b) => later(a) - later(b))
      ranked(order, from, to, later, next)
    }
    rank = next
  }
  return order
}

/** The rank of each: the place of the first that is like it. */
function ranked(order, from, to, key, ranks) {
  for (let place = from, first = from; place < to; place += 1) {
    if (key(order[place]) !== key(order[first])) first = place
    ranks[order[place]] = first
  }
  return ranks
}

/** Each byte as how many others came since it was last seen. */
function lately(bytes, alphabet) {
  const recent = [...alphabet]
  return bytes.map((byte) => {
    const place = recent.indexOf(byte)
    recent.splice(place, 1)
    recent.unshift(byte)
    return place
  })
}

/** Noughts in a row as their count, in digits 1 and 2 from the smallest (written 0 and 1); everything else one higher. */
function runsCounted(places) {
  const counted = []
  let run = 0
  const close = () => {
    for (; run > 0; run = (run - 1) >> 1) counted.push((run - 1) & 1)
  }
  for (const place of places) {
    if (place === 0) run += 1
    else {
      close()
      counted.push(place + 1)
    }
  }
  close()
  return Buffer.from(counted)
}
