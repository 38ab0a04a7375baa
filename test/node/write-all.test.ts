/** Files written several at a time: each whole, and after a failure nothing more is begun. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writeAll } from '../../src/node/folder/write-all.js'

const emptyFolder = (): string => mkdtempSync(path.join(tmpdir(), 'practice-policy-write-'))
const files = Array.from({ length: 20 }, (_, index) => ({ path: `paper-${index}.txt`, content: `words ${index}\n` }))

test('all are written, and each is told of as it begins, in order', async () => {
  const folder = emptyFolder()
  const told: string[] = []
  await writeAll(folder, files, (index, name) => told.push(`${index} ${name}`))
  expect(told).toEqual(files.map(({ path: name }, index) => `${index} ${name}`))
  expect(readdirSync(folder).sort()).toEqual(files.map(({ path: name }) => name).sort())
  for (const { path: name, content } of files) expect(readFileSync(path.join(folder, name), 'utf8')).toBe(content)
})

test('where one cannot be written, those under way are finished whole, no other is begun, and it is said', async () => {
  const folder = emptyFolder()
  const told: string[] = []
  const some = [...files.slice(0, 2), { path: '../outside.txt', content: '' }, ...files.slice(2)]
  await expect(writeAll(folder, some, (_, name) => told.push(name))).rejects.toThrow('../outside.txt')
  expect(told).toEqual(['paper-0.txt', 'paper-1.txt', '../outside.txt'])
  expect(readdirSync(folder).sort()).toEqual(['paper-0.txt', 'paper-1.txt'])
  for (const { path: name, content } of files.slice(0, 2))
    expect(readFileSync(path.join(folder, name), 'utf8')).toBe(content)
})
