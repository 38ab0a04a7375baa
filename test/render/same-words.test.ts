/** The committed examples: each paper says the same in Word, on the page and in Markdown, heading by heading. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/node/library-files.js'
import { differences, htmlParts, markdownParts, wordParts } from './words-by-heading.js'

const root = path.join(packageRoot(), 'examples')
const names = readdirSync(root).filter((name) => statSync(path.join(root, name)).isDirectory())

test.each(names)('%s', (name) => {
  const folder = path.join(root, name)
  const files = readdirSync(folder)
  const compared = files
    .filter((file) => file.endsWith('.docx'))
    .flatMap((file) => {
      const [page, markdown] = ['.html', '.md'].map((ending) => file.replace(/\.docx$/, ending))
      const word = wordParts(readFileSync(path.join(folder, file)))
      const read = (other: string | undefined): string | null =>
        other !== undefined && files.includes(other) ? readFileSync(path.join(folder, other), 'utf8') : null
      const [html, md] = [read(page), read(markdown)]
      return [
        ...(html === null ? [] : [[page, word.length > 1, differences(word, htmlParts(html))]]),
        ...(md === null ? [] : [[markdown, word.length > 1, differences(word, markdownParts(md))]]),
      ]
    })
  expect(compared).toEqual(compared.map(([file]) => [file, true, []]))
  expect(compared.map(([file]) => file)).toEqual(
    expect.arrayContaining(['social-media-policy.html', 'social-media-policy.md']),
  )
})
