/** What `library prove` leaves behind: a small answers file for each fault, which shows it again, and a certificate that a second program checks. */
import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/node/library-files.js'
import { run, temporaryFolder } from './run.js'

/** A copy of the dog walkers' library, with one file changed. */
function library(file?: string, find = '', put = ''): string {
  const cwd = temporaryFolder()
  cpSync(path.join(packageRoot(), 'test/libraries/dog-walkers'), path.join(cwd, 'lib'), {
    recursive: true,
    filter: (name) => !name.endsWith('dist'),
  })
  if (file !== undefined) change(cwd, file, find, put)
  return cwd
}

function change(cwd: string, file: string, find: string, put: string): void {
  const name = path.join(cwd, 'lib', file)
  const text = readFileSync(name, 'utf8')
  expect(text).toContain(find)
  writeFileSync(
    name,
    text.replace(find, () => put),
  )
}

const first = 'clauses/care/ask-first.md'

describe('a fault', () => {
  test('is written with the fewest answers, shown again by a build, and gone once it is mended', async () => {
    const cwd = library(
      'clauses/care/crew-phones.md',
      'when: { walks: crew }',
      'when: { walks: alone }\nconflicts: [ask-first]',
    )
    const proved = await run(cwd, 'library', 'prove', '--library', 'lib')
    expect(proved.code).toBe(1)
    const file = path.join('lib', 'dist', 'faults', '01-conflicts.yaml')
    expect(readFileSync(path.join(cwd, file), 'utf8'))
      .toBe(`# A fault that library prove found, and the fewest answers that bring it about.
# rule: library/conflicts
# says: Unexpected "ask-first" beside crew-phones, expected them never together: they conflict
# place: clauses/care/crew-phones.md:1:1
# place: clauses/care/ask-first.md:1:1
# answers: those below
# To show it in an ordinary build: practice-policy library prove --replay THIS-FILE
format: 1
library: 0.3.0
answers:
  # What is your firm called?
  firm: Example
`)
    const replayed = await run(cwd, 'library', 'prove', '--library', 'lib', '--replay', file)
    expect([replayed.code, replayed.out]).toEqual([
      1,
      `library/conflicts: Unexpected "ask-first" beside crew-phones, expected them never together: they conflict
  at clauses/care/crew-phones.md:1:1
  at clauses/care/ask-first.md:1:1
Shown by a build with these answers:
  crew-phones and ask-first are both in the policy.
`,
    ])
    expect((await run(cwd, 'build', 'papers', '--library', 'lib', '--answers', file)).code).toBe(0)
    change(cwd, 'clauses/care/crew-phones.md', 'conflicts: [ask-first]\n', '')
    const mended = await run(cwd, 'library', 'prove', '--library', 'lib', '--replay', file)
    expect([mended.code, mended.out.split('\n').at(-2)]).toEqual([
      0,
      'Not shown: a build with these answers has no such fault.',
    ])
    await run(cwd, 'library', 'prove', '--library', 'lib')
    expect(readdirSync(path.join(cwd, 'lib/dist'))).toEqual(['proof.json'])
  })

  test('that does not depend on answers is looked for in the library', async () => {
    const cwd = library('clauses/care/crew-phones.md', 'walks: crew', 'walks: any')
    await run(cwd, 'library', 'prove', '--library', 'lib')
    const file = 'lib/dist/faults/01-always-true.yaml'
    const { code, out } = await run(cwd, 'library', 'prove', '--library', 'lib', '--replay', file)
    expect([code, out.split('\n').at(-2)]).toEqual([
      1,
      'Shown: it does not depend on answers, and the library still has it.',
    ])
  })

  test('is not read from a file that holds none', async () => {
    const cwd = library()
    writeFileSync(path.join(cwd, 'plain.yaml'), 'answers: { firm: Rex }\n')
    expect((await run(cwd, 'library', 'prove', '--library', 'lib', '--replay', 'plain.yaml')).err).toBe(
      'plain.yaml: Unexpected start, expected the comments that library prove puts above a fault\n',
    )
    expect((await run(cwd, 'library', 'prove', '--library', 'lib', '--replay', 'none.yaml')).err).toBe(
      'Could not read none.yaml: there is no such file.\n',
    )
  })
})

interface Certificate {
  readonly answers: Record<string, string | string[]>[]
  readonly clauses: { readonly clause: string; in: number }[]
  readonly classes: unknown[]
}

describe('the certificate', () => {
  const checked = (cwd: string): readonly [number | null, string] => {
    const script = path.join(packageRoot(), 'scripts/check-proof.mjs')
    const { status, stdout } = spawnSync(process.execPath, [script, 'lib'], { cwd, encoding: 'utf8' })
    return [status, stdout]
  }
  const proved = async (): Promise<string> => {
    const cwd = library()
    expect((await run(cwd, 'library', 'prove', '--library', 'lib')).code).toBe(0)
    return cwd
  }
  const broken = async (spoil: (certificate: Certificate) => void): Promise<readonly [number | null, string]> => {
    const cwd = await proved()
    const file = path.join(cwd, 'lib/dist/proof.json')
    const certificate = JSON.parse(readFileSync(file, 'utf8')) as Certificate
    spoil(certificate)
    writeFileSync(file, JSON.stringify(certificate))
    return checked(cwd)
  }

  test('of a library that was proved stands', async () => {
    expect(checked(await proved())).toEqual([0, 'The certificate stands.\n'])
  })

  test('is refused with a wrong witness', async () => {
    const swapped = ({ clauses }: Certificate): void => {
      for (const one of clauses) if (one.clause === 'crew-phones') one.in = 0
    }
    expect(await broken(swapped)).toEqual([
      1,
      'The answers that should bring crew-phones in do not.\nThe certificate does not stand (1).\n',
    ])
    const impossible = ({ answers }: Certificate): void => {
      for (const one of answers.slice(0, 1)) one['boards'] = ['moon']
    }
    expect((await broken(impossible))[1]).toContain('Answers 0 cannot be given: boards does not offer "moon".')
  })

  test('is refused without one of the classes', async () => {
    expect(await broken(({ classes }) => classes.shift())).toEqual([
      1,
      'The certificate has no class walks: alone.\nThe certificate does not stand (1).\n',
    ])
  })

  test('is refused for a library that has changed since', async () => {
    const cwd = await proved()
    change(cwd, first, 'has said yes', 'has said no')
    expect(checked(cwd)).toEqual([
      1,
      'The library is not the one that was proved: its hash differs.\nThe certificate does not stand (1).\n',
    ])
  })

  test('is refused where the prover was wrong: the second checker tries the answers itself', async () => {
    const cwd = await proved()
    change(cwd, first, 'has said yes.', 'has said yes. See {{ref "crew-phones"}}.')
    const file = path.join(cwd, 'lib/dist/proof.json')
    const before = JSON.parse(readFileSync(file, 'utf8')) as object
    await run(cwd, 'library', 'prove', '--library', 'lib')
    const after = JSON.parse(readFileSync(file, 'utf8')) as { readonly library: string }
    writeFileSync(file, JSON.stringify({ ...before, library: after.library }))
    expect(checked(cwd)).toEqual([
      1,
      'ask-first can print {{ref "crew-phones"}} where it does not apply.\nThe certificate does not stand (1).\n',
    ])
  })
})
