/** Every question of docs/questions-from-practice.md points to clauses that exist, under the titles they have today. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Library } from '../../src/core/library/library.js'
import { packageRoot } from '../../src/node/library-files.js'
import { shippedLibrary } from '../shipped-library.js'

const library: Library = await shippedLibrary()
const page = await readFile(join(packageRoot(), 'docs', 'questions-from-practice.md'), 'utf8')

const entries = page
  .split('\n- **')
  .slice(1)
  .map((entry) => [entry.split('**')[0] ?? '', entry] as const)

test.each(entries)('%s', (_, entry) => {
  const provisions = [...entry.matchAll(/\[([^\]]+)\]\(\.\.\/clauses\/([\w-]+)\/([\w-]+)\.md\) \(`([\w-]+)`\)/g)]
  expect(provisions).not.toHaveLength(0)
  for (const [, title, section, file, id] of provisions) {
    const clause = library.clauses.find((one) => one.id === id)
    expect([title, section, file]).toEqual([clause?.title, clause?.section, id])
  }
})
