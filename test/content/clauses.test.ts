/** One line for each clause: it stands on its own feet. */
import { citationLabel } from '../../src/core/library/authority.js'
import type { Library } from '../../src/core/library/library.js'
import { shippedLibrary } from '../shipped-library.js'

const library: Library = await shippedLibrary()

test.each(library.clauses.map((clause) => [clause.id, clause] as const))('clause %s', (_, clause) => {
  expect(clause.title.length).toBeLessThanOrEqual(60)
  expect(clause.rationale.split(/\s+/).length).toBeLessThanOrEqual(22)
})

test.each(library.authorities.map((authority) => [authority.id, authority] as const))(
  'authority %s',
  (_, authority) => {
    expect(authority.edition).not.toBe('')
    expect(authority.url).toMatch(/^https?:\/\//)
    expect(authority.requires.length).toBeGreaterThan(20)
    expect(authority.reviewBy > authority.checked).toBe(true)
    if (authority.verification === 'unverified') expect(citationLabel(authority)).toBe(authority.short)
  },
)

test('the two solicitation standards cannot be mistaken for one another', () => {
  const label = (id: string): string => citationLabel(library.authorities.find((authority) => authority.id === id)!)
  expect(label('apa-4.07')).toBe('APA Ethics Code, Standard 4.07')
  expect(label('nasw-4.07a')).toBe('NASW Code of Ethics, Standard 4.07(a)')
})
