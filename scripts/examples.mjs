/** Builds every practice under examples/: in place with --write, else into example-output/ to look at. */
import { cp, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from '../bin/load.js'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const { program } = load()
/** The day the committed examples are built on. */
const date = '2027-01-04'
const write = process.argv.includes('--write')
const names = (await readdir(path.join(root, 'examples'), { withFileTypes: true })).filter((entry) =>
  entry.isDirectory(),
)

for (const { name } of names) {
  const source = path.join(root, 'examples', name)
  const folder = write ? source : path.join(root, 'example-output', name)
  if (write) {
    const old = (await readdir(source)).filter(
      (file) => file !== 'answers.yaml' && file !== 'README.md' && file !== 'overrides',
    )
    for (const file of old) await rm(path.join(source, file), { recursive: true })
  } else {
    await rm(folder, { recursive: true, force: true })
    await cp(path.join(source, 'answers.yaml'), path.join(folder, 'answers.yaml'))
    await cp(path.join(source, 'overrides'), path.join(folder, 'overrides'), { recursive: true }).catch(() => undefined)
  }
  const code = await program.main(['build', folder, '--date', date], program.processIo())
  if (code !== 0) process.exitCode = code
}
if (!write) console.log('Open example-output/ to look at them.')
