/** Runs the commands that people run most, for a practice that wants every paper, so that their code is compiled. */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The first paragraph of the first provision. */
const paragraph = /(<!-- clause: [^]*?\n\n(?:<[^\n]*\n\n|#[^\n]*\n\n)*[A-Z][^\n]*\.)\n/

/** Writes into a temporary folder, and prints nothing. */
export async function exercise(program, library) {
  const cwd = await mkdtemp(path.join(tmpdir(), 'practice-policy-build-'))
  const output = { write: () => true }
  const io = { input: { isTTY: false }, output, error: output, env: {}, cwd, today: '2027-01-04' }
  const papers = library.questions.find(({ id }) => id === library.parts.outputs).choices.map(({ value }) => value)
  const answers = `format: 1\nanswers:\n  ${library.parts.practiceName}: Riverbend Counseling\n  ${library.parts.outputs}: [${papers.join(', ')}]\n`
  await writeFile(path.join(cwd, 'answers.yaml'), answers)
  const run = (...words) => program.main([...words, '--folder', 'p'], io)
  await run('build', '--answers', 'answers.yaml')
  await run('issue', '--yes')
  const policy = path.join(cwd, 'p', 'social-media-policy.md')
  const text = await readFile(policy, 'utf8').catch(() => null)
  if (text !== null) await writeFile(policy, text.replace(paragraph, '$1 We say so in every meeting.\n'))
  for (const words of [
    ['plan'],
    ['status'],
    ['check'],
    ['issue', '--yes'],
    ['build'],
    ['disclaimer', '--list'],
    ['radar'],
  ])
    await run(...words)
  if (!existsSync(path.join(cwd, 'p', 'redline.docx'))) throw new Error('the edit led to no redline')
  await rm(cwd, { recursive: true })
}
