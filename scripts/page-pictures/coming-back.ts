/** Leads a practice that comes back past the screens of the page: what is due, files that came back, texts that clash, a version. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { filesUnder } from '../../test/browser/open-page.js'
import { letterIn, replied } from '../../test/cli/lawyer.js'
import { libraryWith } from '../../test/cli/practice.js'
import { heads, press, type Shown } from './interview.js'

const program = path.resolve('bin/practice-policy.js')
const day = '2027-01-04'

function command(...args: readonly string[]): void {
  execFileSync(process.execPath, [program, ...args, '--date', day], { stdio: 'ignore' })
}

/** Practices to come back with, zipped, and files that came back to them. */
export interface Practices {
  readonly issued: Buffer
  /** Its own words and the library's differ. */
  readonly clashing: Buffer
  readonly word: Buffer
  readonly part: Buffer
  readonly stranger: Buffer
}

/** Makes them with the commands. */
export function practices(): Practices {
  const folder = mkdtempSync(path.join(tmpdir(), 'practice-policy-'))
  writeFileSync(path.join(folder, 'answers.yaml'), readFileSync('examples/single-person/answers.yaml'))
  command('issue', folder, '--yes')
  command('build', folder, '--review')
  const sent = readFileSync(path.join(folder, 'social-media-policy-review.docx'))
  rmSync(path.join(folder, 'social-media-policy-review.docx'))
  const letter = letterIn(sent, 'Who replies: “Only the social media lead”')
  const word = Buffer.from(replied(sent, '[whoReplies: lead-only]', `Use ${letter}.`))
  const text = readFileSync(path.join(folder, 'social-media-policy.md'), 'utf8')
  const parts = text.split(/^(?=## )/m)
  const made = {
    issued: zipped(folder),
    word,
    part: Buffer.from(parts.slice(2, 4).join('')),
    stranger: readFileSync('examples/california-team/social-media-policy.md'),
    clashing: clashing(),
  }
  rmSync(folder, { recursive: true })
  return made
}

const zipped = (folder: string): Buffer => Buffer.from(zipSync(Object.fromEntries(filesUnder(folder))))

/** Built with a library whose rule read otherwise, and changed by the owner in the very words. */
function clashing(): Buffer {
  const printed = readFileSync('examples/single-person/social-media-policy.md', 'utf8')
  const [file, words] = readdirSync('clauses/clients')
    .sort()
    .flatMap((name): readonly (readonly [string, string])[] => {
      const [, , body = ''] = readFileSync(path.join('clauses/clients', name), 'utf8').split(/^---$/m)
      const plain = body.split('\n\n').map((one) => one.trim())
      const found = plain.find((one) => /^[^{}*[\]]{40,}\.$/.test(one) && printed.includes(one))
      return found === undefined ? [] : [[`clauses/clients/${name}`, found]]
    })[0] ?? ['', '']
  const old = words.replace(/\.$/, ', as it was.')
  const folder = mkdtempSync(path.join(tmpdir(), 'practice-policy-'))
  writeFileSync(path.join(folder, 'answers.yaml'), readFileSync('examples/single-person/answers.yaml'))
  const library = libraryWith({ [file]: [[words, old]] }, path.resolve())
  command('build', folder, '--library', library)
  const policy = path.join(folder, 'social-media-policy.md')
  writeFileSync(policy, readFileSync(policy, 'utf8').replace(old, words.replace(/\.$/, ', as we say.')))
  command('build', folder, '--library', library)
  const made = zipped(folder)
  rmSync(folder, { recursive: true })
  return made
}

const choose = (page: Page, selector: string, name: string, buffer: Buffer): Promise<void> =>
  page.setInputFiles(selector, { name, mimeType: 'application/octet-stream', buffer })

const home = 'What would you like to do?'

/** Home, its ways, and what came back. */
export async function comingBack(page: Page, { issued, word, part, stranger }: Practices, shown: Shown): Promise<void> {
  const atHome = (): Promise<void> => page.getByText(home).waitFor()
  await choose(page, '#_file', 'social-media-policy.zip', issued)
  await atHome()
  await shown('home')
  await press(page, 'Change an answer')
  await page.fill('#_search', 'review')
  await shown('change')
  await press(page, 'Home, without these changes')
  await atHome()
  await press(page, 'Bring in a file')
  await shown('returned')
  await choose(page, '#_returned', 'other.md', stranger)
  await heads(page, '?')
  await page.locator('main .rows').waitFor()
  await shown('wrong-file')
  await page.locator('.rows .row').first().click()
  await atHome()
  await press(page, 'Bring in a file')
  await choose(page, '#_returned', 'part.md', part)
  await page.locator('main .rows').waitFor()
  await shown('part')
  await press(page, 'Back')
  await atHome()
  await press(page, 'Bring in a file')
  await choose(page, '#_returned', 'back.docx', word)
  await heads(page, 'Change the answer to')
  await shown('taken')
  await press(page, 'Yes')
  await page.locator('form').waitFor()
  await shown('asked-again')
  await page.locator('input[data-value=lead-only]').check()
  await page.click('form .main')
  await heads(page, 'Write these changes?')
  await shown('agree')
  await press(page, 'Yes')
  await heads(page, 'Your policy is ready')
  await shown('written')
  await press(page, 'What is due')
  await atHome()
  await shown('home-after')
  await press(page, 'comment')
  await heads(page, 'Which comments are settled?')
  await shown('comments')
  await press(page, 'Back')
  await atHome()
  await press(page, 'See what would change')
  await heads(page, 'What would change')
  await shown('plan')
  await press(page, 'Back')
  await atHome()
  await press(page, 'Issue a version')
  for (let pages = 1; (await page.locator('main .rows').count()) === 0; pages += 1) {
    await page.locator('form').waitFor()
    await shown(`issue-${pages}`)
    await page.click('form .main')
    await page.waitForTimeout(300)
  }
  await shown('issue')
  await press(page, 'Yes')
  await heads(page, 'Your policy is ready')
  await shown('issued')
}

/** Two texts that clash. */
export async function clash(page: Page, made: Practices, shown: Shown): Promise<void> {
  await choose(page, '#_file', 'social-media-policy.zip', made.clashing)
  await page.getByText(home).waitFor()
  await shown('home-behind')
  await press(page, 'See what would change')
  await heads(page, 'What would change')
  await shown('plan-behind')
  await press(page, 'Go on to writing it')
  await page.getByText('Text 1 of 1').waitFor()
  await shown('clash')
  await page.getByRole('button', { name: 'Mine, changed', exact: true }).click()
  await heads(page, 'Your text for')
  await shown('clash-edit')
}
