/** The quotations are word for word what their bodies wrote, and every always-on clause is always on. */
import { formatDiagnostic } from '../../src/core/ground/diagnostic.js'
import { shippedLibrary } from '../shipped-library.js'
import { pinProblems, quotations } from './library-pins.js'

test('the library keeps what is pinned: quotations, always-on clauses, conditions of the others', async () => {
  expect(pinProblems(await shippedLibrary()).map(formatDiagnostic)).toEqual([])
})

test.each(Object.entries(quotations))('%s is printed exactly as registered', async (id, words) => {
  const library = await shippedLibrary()
  expect(library.authorities.find((authority) => authority.id === id)?.quote).toBe(words)
})
