/** Picks the faults to seed: from every operator a few of its places, the same ones each time. */
import type { SourceFile } from '../../src/core/ground/source.js'
import { numbers } from '../../test/lint/prove-random.js'
import type { Fault, Operator } from './edits.js'
import { clauseOperators, questionOperators } from './operators-data.js'
import { factOperators } from './operators-facts.js'
import { registerOperators } from './operators-register.js'
import { textOperators } from './operators-text.js'

const operators: readonly Operator[] = [
  ...textOperators,
  ...clauseOperators,
  ...questionOperators,
  ...registerOperators,
]

/** Every fault, one copy of the library each; an operator that finds no place left in the library throws. */
export function seedFaults(files: readonly SourceFile[]): readonly Fault[] {
  return [...operators, ...factOperators(files)].flatMap(({ kind, tries, places }, operator) => {
    const all = places(files)
    if (all.length === 0) throw new Error(`no place left to try "${kind}"`)
    const random = numbers(operator + 1)
    const picked = new Set<number>()
    while (picked.size < Math.min(tries, all.length)) picked.add(Math.floor(random() * all.length))
    return [...picked].sort((a, b) => a - b).map((index) => ({ kind, ...all[index]! }))
  })
}
