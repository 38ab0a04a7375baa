/** A whole library of another trade, with its own authorities: it is in order and proved, and its papers say what a clinic answered. */
import path from 'node:path'
import { formatDiagnostic } from '../../../src/core/ground/diagnostic.js'
import { resolveAnswers } from '../../../src/core/answers/complete.js'
import type { Answer } from '../../../src/core/answers/answers.js'
import { assemblePolicy } from '../../../src/core/policy/policy.js'
import { checkLibrary } from '../../../src/lint/library/library.js'
import { proveLibrary } from '../../../src/lint/prove/prove.js'
import { packageRoot } from '../../../src/node/library-files.js'
import { renderOutputs, wantedOutputs } from '../../../src/render/output.js'
import { shippedLibrary } from '../../shipped-library.js'

const library = await shippedLibrary(path.join(packageRoot(), 'test/libraries/veterinary'))

/** Path → text of the papers that are text. */
async function papers(values: Readonly<Record<string, Answer>>): Promise<Readonly<Record<string, string>>> {
  const answers = resolveAnswers(
    library.questions,
    { values: { clinic: 'Elm Street Animal Hospital', ...values }, unsure: [] },
    '2027-01-04',
  )
  const policy = assemblePolicy(library, answers, { version: '1.0' })
  const outputs = await renderOutputs(library, policy, wantedOutputs(library, answers))
  return Object.fromEntries(outputs.map(({ path: name, content }) => [name, String(content)]))
}

test('it is in order and proved', () => {
  const found = [...checkLibrary(library), ...proveLibrary(library).failures.map(({ diagnostic }) => diagnostic)]
  expect(found.map(formatDiagnostic)).toEqual([])
})

test('a clinic that shows cases gets the second yes; one that shows only its own animals does not', async () => {
  const shows = await papers({ cases: 'with-consent', people: ['employees', 'relief'] })
  const policy = shows['social-media-policy.md'] ?? ''
  expect(policy).toContain(
    'A post may tell of a case only if the client has read the very text and said yes to it in writing, on top of [section 3.2](#32-pictures-of-animals-with-a-written-yes).',
  )
  expect(policy).toContain('Relief veterinarians follow it through their contract, for what they do here.')
  // Read in an earlier form only: cited by name, without a spot.
  expect(policy).toContain('Based on: AVMA Principles of Veterinary Medical Ethics\n')
  const hides = await papers({ pictures: 'none', people: [] })
  expect(hides['social-media-policy.md']).not.toContain('tell of a case')
  expect(hides['social-media-policy.md']).not.toContain('National Labor Relations Act')
  expect(hides['notices/website.txt']).toBe(
    'Elm Street Animal Hospital gives no advice on an animal by comment or message. Please call us; in an emergency: ______ The animals you see belong to people who work here. We do not answer reviews.\n',
  )
})
