/** The library is in order and proved, two shops get their policy word for word, and no condition changed by accident: node --test test/library.test.mjs. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
/** The program as npm finds it, or another one. */
const program = process.env['PRACTICE_POLICY'] ?? 'practice-policy'

function run(...words) {
  const line = [program, ...words.map((word) => `"${word}"`)].join(' ')
  const { status, stdout, stderr } = spawnSync(line, { cwd: root, encoding: 'utf8', shell: true })
  assert.equal(status, 0, `${line}\n${stdout}${stderr}`)
}

test('the library is in order', () => run('library', 'check', '--library', '.'))
test('the library is proved', () => run('library', 'prove', '--library', '.'))

/** To write them anew after a change you meant: practice-policy build, with these answers and --date, and copy the policy. */
for (const shop of ['small-shop', 'alone']) {
  test(`${shop} gets its policy`, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'shop-'))
    run('build', folder, '--library', '.', '--answers', `test/${shop}/answers.yaml`, '--date', '2027-01-04')
    const text = (name) => readFileSync(name, 'utf8').replaceAll('\r\n', '\n')
    assert.equal(
      text(path.join(folder, 'social-media-rules.md')),
      text(path.join(root, 'test', shop, 'social-media-rules.md')),
    )
  })
}

test('each rule has the condition that pins.json says', () => {
  const clauses = path.join(root, 'clauses')
  const found = readdirSync(clauses, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(path.join(clauses, name)).map((file) => `${name}/${file.replace(/\.md$/, '')}`))
    .sort()
    .map((id) => [id, /^when: (.*)$/m.exec(readFileSync(path.join(clauses, `${id}.md`), 'utf8'))?.[1] ?? 'always'])
  assert.deepEqual(Object.fromEntries(found), JSON.parse(readFileSync(path.join(root, 'test', 'pins.json'), 'utf8')))
})
