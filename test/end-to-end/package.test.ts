/** The package as a stranger gets it: packed, laid out in a folder with spaces and other letters, without any other package. */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/node/library-files.js'
import { run, temporaryFolder } from '../cli/run.js'

const root = packageRoot()
const home = path.join(temporaryFolder(), 'Füße und más')
const installed = path.join(home, 'package')
const program = path.join(installed, 'bin', 'practice-policy.js')

const ours = (...args: readonly string[]): ReturnType<typeof spawnSync> =>
  spawnSync(process.execPath, [program, ...args], { cwd: home, encoding: 'utf8' })

beforeAll(() => {
  mkdirSync(home)
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', home], { cwd: root })
  const packed = readdirSync(home).find((name) => name.endsWith('.tgz')) ?? ''
  execFileSync('tar', ['-xzf', packed], { cwd: home })
})

test('it holds what runs, and nothing is installed a second time', () => {
  expect(readdirSync(installed).sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'bin',
    'clauses',
    'dist',
    'package.json',
    'starter',
    'templates',
  ])
  const declared = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as Record<string, unknown>
  expect(declared['dependencies']).toBeUndefined()
})

test('it builds a practice from there, with no package beside it, and with the same bytes in another time zone and language', () => {
  const example = path.join(root, 'examples', 'california-team')
  const answers = path.join(example, 'answers.yaml')
  const around = { ...process.env, TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }
  const build = ['build', 'Práctica', '--answers', answers, '--date', '2027-01-04']
  const { status, stdout } = spawnSync(process.execPath, [program, ...build], {
    cwd: home,
    encoding: 'utf8',
    env: around,
  })
  expect(status).toBe(0)
  expect(stdout).toMatch(/^Wrote \d+ files to Práctica \(policy 1\.0 draft, \d+ provisions\)\.$/m)
  const papers = readdirSync(example).filter((name) => /\.(docx|html|md|ics|csv)$/.test(name))
  expect(papers).toContain('social-media-policy.docx')
  const differing = papers.filter(
    (name) => !readFileSync(path.join(home, 'Práctica', name)).equals(readFileSync(path.join(example, name))),
  )
  expect(differing).toEqual([])
})

describe('where what is said cannot be written', () => {
  const quoted = (words: string): string => `"${process.execPath}" "${program}" ${words} --date 2027-01-04`
  /** Runs lines of a shell in which `ours` is the program. */
  const shell = (lines: string): ReturnType<typeof spawnSync> =>
    spawnSync('sh', ['-c', lines], {
      cwd: home,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: '/dev/null' },
    })

  test('a reader that leaves early ends nothing: the folder is whole, the exit code is the usual one', () => {
    const answers = path.join(root, 'examples', 'california-team', 'answers.yaml')
    const { stderr } = shell(
      [
        `{ ${quoted(`build Pipe --answers "${answers}"`)} 2> told; echo "build $?" >&2; } | head -c 0`,
        `{ ${quoted('questions --json')}; echo "questions $?" >&2; } | head -c 0`,
        `{ ${quoted('--help')}; echo "help $?" >&2; } | head -c 0`,
        `{ ${quoted('check nowhere')} 2>&1; echo "check $?" >&2; } | head -c 0`,
      ].join('\n'),
    )
    expect(stderr).toBe('build 0\nquestions 0\nhelp 0\ncheck 2\n')
    const all = (folder: string): readonly string[] =>
      readdirSync(path.join(home, folder), { recursive: true, encoding: 'utf8' }).sort()
    expect(all('Pipe')).toEqual(all('Práctica'))
    const differing = all('Pipe').filter((name) => {
      const [one, other] = ['Pipe', 'Práctica'].map((folder) => path.join(home, folder, name))
      return statSync(one!).isFile() && !readFileSync(one!).equals(readFileSync(other!))
    })
    expect(differing).toEqual([])
    expect(readFileSync(path.join(home, 'told'), 'utf8')).not.toContain('EPIPE')
  })

  const whereFull = existsSync('/dev/full') ? test : test.skip

  whereFull('a full disk is said once, and the exit code is 2', () => {
    const { stdout } = shell(
      ['questions', 'check Práctica', 'disclaimer yelp --name Oak', '--version']
        .map(
          (words) =>
            `${quoted(words)} 2>&1 >/dev/full | grep "disk is full"; ${quoted(words)} 2>/dev/null >/dev/full; echo "$?"`,
        )
        .join('\n'),
    )
    const full = 'Could not write the result: the disk is full.\n2\n'
    expect(stdout).toBe(full.repeat(4))
    expect(shell(`${quoted('check nowhere')} 2>/dev/full`).status).toBe(2)
  })

  whereFull('where only what was to be said is lost, the exit code tells what became of the files', () => {
    const answers = path.join(home, 'full.yaml')
    writeFileSync(answers, 'format: 1\nanswers:\n  practiceName: Oak\n')
    const { status, stderr } = shell(`${quoted('build Full --answers full.yaml')} >/dev/full`)
    expect(stderr).toContain('Could not write what there is to say, as the disk is full where it was to go.')
    expect(status).toBe(0)
    expect(readdirSync(path.join(home, 'Full'))).toContain('policy.lock.json')
  })
})

test('every letter beyond ASCII is escaped in the program, in regular expressions too: the start reads it letter by letter', () => {
  const code = readFileSync(path.join(installed, 'dist', 'program.cjs'), 'latin1')
  expect(code.match(/.{0,40}[^\0-\x7f].{0,40}/g)).toBeNull()
})

test('help and version, written down when it was built, say what the program says', async () => {
  expect(ours('--help').stdout).toBe((await run(home, '--help')).out)
  expect(ours('-h').stdout).toBe(ours('--help').stdout)
  expect(ours('--version').stdout).toBe((await run(home, '--version')).out)
})

test('the license of every package in the bundle travels with it', () => {
  const notices = readFileSync(path.join(installed, 'dist', 'NOTICES.txt'), 'utf8')
  for (const name of ['commander', 'docx', 'handlebars', 'inquirer', 'markdown-it', 'yaml', 'zod'])
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(.+\\)\\n\\n.*[Ll]icense`, 'ms'))
  const blocks = notices.split('-'.repeat(72)).slice(1)
  expect(
    blocks.filter((block) => !/copyright|permission|license/i.test(block.split('\n').slice(3).join('\n'))),
  ).toEqual([])
})

test('a bill of materials lists the same packages, each with its version and license', () => {
  const notices = readFileSync(path.join(installed, 'dist', 'NOTICES.txt'), 'utf8')
  const bill = JSON.parse(readFileSync(path.join(installed, 'dist', 'sbom.json'), 'utf8')) as Bill
  const listed = bill.components.map(({ name, version, licenses }) => `${name} ${version} (${licenses[0]?.license.id})`)
  expect(listed).toEqual([...notices.matchAll(/^-{72}\n(.*)$/gm)].map(([, title]) => title))
  expect(bill.components.find(({ name }) => name === '@inquirer/core')?.purl).toBe('pkg:npm/%40inquirer/core@12.0.6')
})

interface Bill {
  readonly components: readonly {
    readonly name: string
    readonly version: string
    readonly licenses: readonly { readonly license: { readonly id: string } }[]
    readonly purl: string
  }[]
}

describe('compiled code, kept so that the next start need not compile it', () => {
  const cacheOf = (name: string): string => path.join(home, name)
  const started = (base: string, umask = ''): ReturnType<typeof spawnSync> =>
    spawnSync('sh', ['-c', `${umask} exec "${process.execPath}" "${program}" disclaimer yelp --name Oak`], {
      env: { ...process.env, XDG_CACHE_HOME: base },
      encoding: 'utf8',
    })
  const said = /^Oak does not ask for/

  test('is not part of the package, and lies where nobody else can write', () => {
    expect(readdirSync(path.join(installed, 'dist')).filter((name) => name.endsWith('.cache'))).toEqual([])
    const base = cacheOf('cache')
    expect(started(base, 'umask 000;').stdout).toMatch(said)
    const folder = path.join(base, 'practice-policy')
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('700')
    const [file = ''] = readdirSync(folder)
    expect(file).toContain(process.version)
    expect((statSync(path.join(folder, file)).mode & 0o777).toString(8)).toBe('600')
  })

  test('is passed over when it is damaged, or when others may write there', () => {
    const folder = path.join(cacheOf('cache'), 'practice-policy')
    const [file = ''] = readdirSync(folder)
    writeFileSync(path.join(folder, file), 'damaged')
    expect(started(cacheOf('cache')).stdout).toMatch(said)
    expect(statSync(path.join(folder, file)).size).toBeGreaterThan(100_000)
    const open = path.join(cacheOf('open'), 'practice-policy')
    mkdirSync(open, { recursive: true })
    chmodSync(open, 0o777)
    expect(started(cacheOf('open')).stdout).toMatch(said)
    expect(readdirSync(open)).toEqual([])
  })

  test('is not needed: a read-only place, or none at all, is no matter', () => {
    const { status, stdout, stderr } = started('/dev/null/nowhere')
    expect(status).toBe(0)
    expect(stderr).toBe(started(cacheOf('cache')).stderr)
    expect(stdout).toMatch(said)
  })
})

test('what was checked already, and is as it was, is said again without being worked out; an edit is seen', () => {
  const base = path.join(home, 'said')
  const check = (): string =>
    spawnSync(process.execPath, [program, 'check', 'Práctica', '--date', '2027-01-04'], {
      cwd: home,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: base },
    }).stdout
  const first = check()
  const folder = path.join(base, 'practice-policy')
  const [kept = ''] = readdirSync(folder).filter((name) => name.startsWith('said-'))
  const text = readFileSync(path.join(folder, kept), 'utf8')
  expect((statSync(path.join(folder, kept)).mode & 0o777).toString(8)).toBe('600')
  expect(check()).toBe(first)
  writeFileSync(path.join(folder, kept), text.replace(/"said":.*/, '"said":[[1,"As before.\\n"]]}'))
  expect(check()).toBe('As before.\n')
  rmSync(path.join(home, 'Práctica', 'staff-email.md'))
  expect(check()).toContain('staff-email.md')
})
