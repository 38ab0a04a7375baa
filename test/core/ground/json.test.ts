/** JSON at the door: what was written comes back, and a fault is told with its place. */
import { expect, test } from '@jest/globals'
import { documentShape } from '../../../src/core/document/tree-shape.js'
import { formatDiagnostic } from '../../../src/core/ground/diagnostic.js'
import { parseJson } from '../../../src/core/ground/json.js'
import { frameDocument } from '../../../src/core/policy/paper.js'
import { policyWith, shippedLibrary } from '../../shipped-library.js'

const form = {
  shape: documentShape,
  rule: 'files/tampering',
  expected: 'a policy as it was issued',
  hint: 'restore it',
}
const read = (text: string): ReturnType<typeof parseJson> => parseJson({ path: 'policy.json', text }, form)

const library = await shippedLibrary()
const policy = policyWith(library)
const documents = library.frames.map((frame) => frameDocument(library, policy, frame))

test('every paper comes back as it was written', () => {
  for (const document of documents) expect(read(JSON.stringify(document))).toEqual({ value: document, problems: [] })
})

test.each([
  ['{\n  "id": "policy",', 'Unexpected text, expected JSON'],
  ['[]', 'Unexpected content at "", expected a policy as it was issued'],
])('%j is damaged', (text, message) => {
  expect(read(text).problems[0]).toMatchObject({ message, place: { file: 'policy.json' } })
})

test('a fault inside is told with its line and column', () => {
  const [document] = documents
  const text = JSON.stringify(
    { ...document, facts: [{ label: 'Version', value: [{ type: 'text', value: 1 }] }] },
    null,
    2,
  )
  const line = 1 + text.split('\n').findIndex((one) => one.includes('"value": 1'))
  const [problem] = read(text).problems
  expect(problem === undefined ? '' : formatDiagnostic(problem)).toBe(
    `policy.json:${line}:20: error files/tampering: Unexpected content at "facts.0.value.0.value", expected a policy as it was issued\n  hint: restore it`,
  )
})

test('a tree of before authorities were told apart: they all are what a provision rests on', () => {
  const [document] = documents
  const sources = { type: 'sources', children: [{ type: 'citation', authority: 'a', label: 'A' }] }
  const { value } = read(JSON.stringify({ ...document, children: [sources] }))
  expect(value).toMatchObject({ children: [{ children: [{ bearing: 'basedOn' }] }] })
})
