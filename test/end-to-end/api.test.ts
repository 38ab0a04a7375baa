/** The package as a library: the examples of docs/api.md print what stands there, types hold for a caller, and a browser's bundle makes the same bytes. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { packageRoot } from '../../src/node/library-files.js'
import { temporaryFolder } from '../cli/run.js'

const root = packageRoot()
const home = temporaryFolder()
mkdirSync(path.join(home, 'node_modules'))
symlinkSync(root, path.join(home, 'node_modules', 'practice-policy'))

const node = (...args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd: home, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
const write = (name: string, text: string): void => writeFileSync(path.join(home, name), text)
const tool = (...names: readonly string[]): string => path.join(root, 'node_modules', ...names)

const manual = readFileSync(path.join(root, 'docs', 'api.md'), 'utf8')
const examples = [...manual.matchAll(/```js\n([^]*?)```[^`]*```text\n([^]*?)```/g)].map(([, code = '', text = '']) => ({
  code,
  text,
}))

test.each(examples)('an example of the manual prints what stands under it', ({ code, text }) => {
  write('example.mjs', code)
  expect(node('example.mjs')).toBe(text)
})

test('the manual names what the package gives, and nothing else', () => {
  write('names.mjs', `console.log(Object.keys(await import('practice-policy')).join('\\n'))`)
  const named = [...manual.matchAll(/^\| `(\w+)\(/gm)].map(([, name]) => name)
  expect(node('names.mjs').trim().split('\n').sort()).toEqual([...named].sort())
})

test('its types hold for a caller, with nothing else installed', () => {
  if (!existsSync(path.join(root, 'dist', 'api', 'api.d.ts'))) node(path.join(root, 'scripts', 'types.mjs'))
  write(
    'caller.mts',
    `import { assemblePolicy, completeAnswers, loadLibrary, renderPaper, type Policy } from 'practice-policy'
export async function paper(files: { path: string; text: string }[]): Promise<string | Uint8Array | null> {
  const { library, problems } = loadLibrary(files)
  if (library === null) throw new Error(problems[0]?.message)
  const answers = completeAnswers({ library, today: '2027-01-04' }, { values: { practiceName: 'Oak' }, unsure: [] })
  const policy: Policy = assemblePolicy(library, answers, { version: '1.0' })
  // @ts-expect-error a policy has no such part
  policy.chapters
  return renderPaper(library, policy, 'social-media-policy.md')
}
`,
  )
  const strict = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022']
  expect(node(tool('typescript', 'bin', 'tsc'), ...strict, 'caller.mts')).toBe('')
})

const three = `
import { assemblePolicy, completeAnswers, loadLibrary, renderPaper } from 'practice-policy'
import shipped from 'practice-policy/library.json' with { type: 'json' }
const { library } = loadLibrary(shipped)
const answers = completeAnswers({ library, today: '2027-01-04' }, { values: { practiceName: 'Oak' }, unsure: [] })
const policy = assemblePolicy(library, answers, { version: '1.0' })
export const papers = await Promise.all(['md', 'html', 'docx'].map((form) => renderPaper(library, policy, 'social-media-policy.' + form)))
`

test('a browser’s bundle has nothing of Node in it and makes the same bytes', async () => {
  write('three.mjs', three)
  write(
    'node.mjs',
    `import { createHash } from 'node:crypto'
import { papers } from './three.mjs'
for (const paper of papers) console.log(createHash('sha256').update(paper).digest('hex'))`,
  )
  write('page.mjs', `import('./three.mjs').then(({ papers }) => done(papers), failed)`)
  execFileSync(
    tool('.bin', 'esbuild'),
    [
      'page.mjs',
      '--bundle',
      '--platform=browser',
      '--outfile=page.js',
      '--target=es2022',
      '--supported:top-level-await=true',
      '--format=esm',
      '--log-level=warning',
    ],
    { cwd: home },
  )
  const page = readFileSync(path.join(home, 'page.js'), 'utf8')
  expect(page).not.toMatch(/\bfrom ?["']node:|\brequire\(["']/)
  const papers = await new Promise<readonly (string | Uint8Array)[]>((done, failed) => {
    const web = { TextEncoder, TextDecoder, setTimeout, clearTimeout, queueMicrotask, Blob, URL, console, done, failed }
    const ran = runInContext(`(async () => {${page}})()`, createContext({ ...web })) as Promise<unknown>
    ran.catch(failed)
  })
  const hash = (paper: string | Uint8Array): string => createHash('sha256').update(paper).digest('hex')
  expect(papers.map(hash).join('\n')).toBe(node('node.mjs').trim())
})
