/** A few hundred broken inputs at every door, the same ones each time: nothing crashes, and all that is wrong is said clearly. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/node/library-files.js'
import { doors, mutated, randomFrom } from './doors.js'

const corpus = path.join(packageRoot(), 'test/fuzz-corpus')
const found = (door: string): readonly Uint8Array[] =>
  readdirSync(corpus)
    .filter((name) => name.startsWith(`${door}.`))
    .map((name) => readFileSync(path.join(corpus, name)))

test('every door takes whatever comes', async () => {
  const random = randomFrom(11)
  const faults: string[] = []
  for (const door of await doors(found)) {
    const inputs = [...door.corpus, ...Array.from({ length: 40 }, () => mutated(door, random))]
    for (const input of inputs) {
      const fault = await door.faultOf(input)
      if (fault !== null) faults.push(`${door.name}: ${fault}: ${Buffer.from(input).toString('latin1').slice(0, 300)}`)
    }
  }
  expect(faults).toEqual([])
})
