/** A paper that no renderer can write is a finding for the library's author, and never a crash for the owner. */
import { libraryWith, practice } from './practice.js'

const frame = 'templates/policy.md.hbs'
const html = '  policy-html: social-media-policy.html'
const line = `${frame}:9:16: error library/templates: `
const kinds = 'expected one that ends in .md, .html, .docx, .txt, .csv, .ics, .pdf'

test('library check names it, and build exits 2 with the same finding', async () => {
  const our = practice()
  const library = libraryWith({ [frame]: [[html, '  policy-html: social-media-policy.doc']] })
  const message = `Unexpected file name "social-media-policy.doc" for policy-html, ${kinds}\n  hint: did you mean "docx"?`
  const checked = await our.run('library', 'check', '--library', library)
  expect([checked.code, checked.out]).toEqual([1, expect.stringContaining(line + message)])
  const built = await our.run('build', '--library', library)
  expect([built.code, built.err]).toEqual([2, `${line}${message}\nThe library could not be used.\n`])
  expect(our.list('.')).toEqual(['answers.yaml'])
})

test('a text for a platform is plain text', async () => {
  const our = practice()
  const library = libraryWith({ 'templates/disclaimers.md.hbs': [['{box}.txt', '{box}.docx']] })
  const { code, err } = await our.run('build', '--library', library)
  expect(code).toBe(2)
  expect(err).toContain(
    'Unexpected file name "disclaimers/{box}.docx" for disclaimer-snippets, expected one that ends in .txt, .md',
  )
})
