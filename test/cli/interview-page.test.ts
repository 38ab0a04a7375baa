/** `--page`: the interview as a page, written beside the practice's folder. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { packageRoot } from '../../src/node/library-files.js'
import { unpacked } from '../../src/web/unpacked.js'
import { run, temporaryFolder } from './run.js'

test('the page is put beside the folder, and where it is, is printed', async () => {
  const cwd = temporaryFolder()
  const { code, out } = await run(cwd, '--page')
  const file = path.join(cwd, 'practice-policy.html')
  expect([code, out]).toEqual([0, `${file}\n`])
  expect(readFileSync(file, 'utf8')).toContain("default-src 'none'; script-src 'sha256-")
  expect(existsSync(path.join(cwd, 'social-media-policy'))).toBe(false)
})

test('it carries its own library, and says so', async () => {
  const { code, err } = await run(temporaryFolder(), '--page', '--library', 'other')
  expect(code).toBe(2)
  expect(err).toContain('The page carries the library that the program came with: leave out --library.')
})

test('what the build packs comes out as it was, whatever it is', async () => {
  const { packed } = (await import(pathToFileURL(path.join(packageRoot(), 'scripts/packing.mjs')).href)) as {
    readonly packed: (text: string) => Uint8Array
  }
  const comesOut = (text: string): void => expect(unpacked(packed(text))).toBe(text)
  for (const text of ['', 'a', 'aaaaaaaaaaaaaaaaa', 'abababababab', 'banana', 'Søn 漢字 🙂 '.repeat(40)]) comesOut(text)
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'ab', 'ø', '🙂', '\n'), maxLength: 80 }), comesOut))
  // Larger than deflate looks back, and the same again.
  const long = Array.from({ length: 4000 }, (_, at) => `rule ${(at * 7919) % 997}`).join('; ')
  comesOut(long + long)
  expect(packed(long + long).length).toBeLessThan(packed(long).length + 1000)
})
