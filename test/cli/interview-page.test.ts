/** `--page`: the interview as a page, written beside the practice's folder. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@jest/globals'
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
