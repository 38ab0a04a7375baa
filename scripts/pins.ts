/** Writes test/lint/pinned-conditions.json: when each clause is in, so that a change of it shows in review. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describeCondition } from '../src/core/answers/condition.js'
import { loadLibrary, packageRoot } from '../src/node/library-files.js'

const root = packageRoot(process.cwd())
const { library } = await loadLibrary(root)
if (library === null) throw new Error('the library could not be read: run npm run check:library')
const conditions = library.clauses.map(
  ({ section, id, when }) => [`${section}/${id}`, describeCondition(when)] as const,
)
const sorted = Object.fromEntries([...conditions].sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(path.join(root, 'test', 'lint', 'pinned-conditions.json'), `${JSON.stringify(sorted, null, 2)}\n`)
