/** Picks the faults to seed: from every operator a few of its places, the same ones each time. */
import type { SourceFile } from '../../src/core/source.js'
import type { Fault, Operator } from './edits.js'
import { clauseOperators, questionOperators, registerOperators } from './operators-data.js'
import { textOperators } from './operators-text.js'

const operators: readonly Operator[] = [
  ...textOperators,
  ...clauseOperators,
  ...questionOperators,
  ...registerOperators,
]

/** Every fault, one copy of the library each; an operator that finds no place left in the library throws. */
export function seedFaults(files: readonly SourceFile[]): readonly Fault[] {
  return operators.flatMap(({ kind, tries, places }, operator) => {
    const all = places(files)
    if (all.length === 0) throw new Error(`no place left to try "${kind}"`)
    const random = numbers(operator + 1)
    const picked = new Set<number>()
    while (picked.size < Math.min(tries, all.length)) picked.add(Math.floor(random() * all.length))
    return [...picked].sort((a, b) => a - b).map((index) => ({ kind, ...all[index]! }))
  })
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
