/** Every point of the source article is in the policy that its own recommendations give. */
import type { Library } from '../../src/core/library/library.js'
import { policyWith, shippedLibrary } from '../shipped-library.js'

const library: Library = await shippedLibrary()
const policy = policyWith(library)
const provisions = policy.sections.flatMap((section) => section.provisions)

test('there are forty', () => {
  expect(library.requirements.map((requirement) => requirement.id)).toEqual(
    Array.from({ length: 40 }, (_, index) => `S${String(index + 1).padStart(2, '0')}`),
  )
})

test.each(library.requirements.map((requirement) => [requirement.id, requirement.text]))('%s: %s', (id) => {
  const carriers = library.clauses.filter((clause) => clause.requirements.includes(id)).map((clause) => clause.id)
  expect(provisions.filter((provision) => carriers.includes(provision.clause))).not.toEqual([])
})
