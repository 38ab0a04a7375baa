/** The interview as a page, in a real browser: by keyboard alone, kept and taken up again, and every paper the same bytes as the command line's. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { packageRoot } from '../../src/node/library-files.js'
import { letterIn, replied } from '../cli/lawyer.js'
import { libraryWith } from '../cli/practice.js'
import { changeInFolder, filesInFolder, holdFolder, writtenInFolder } from './fake-folder.js'
import {
  drop,
  executablePath,
  faultsOf,
  filesOfZip,
  filesUnder,
  headingOf,
  launch,
  openPage,
  pressButton,
  saved,
  tabTo,
  today,
} from './open-page.js'

if (executablePath === undefined)
  console.warn('SKIPPED: the interview as a page was not opened in a real browser, because chromium is not installed')
const inBrowser = executablePath === undefined ? describe.skip : describe

const program = path.join(packageRoot(), 'bin', 'practice-policy.js')
const example = (name: string): ReadonlyMap<string, Buffer> => filesUnder(path.join(packageRoot(), 'examples', name))

/** Takes what is suggested, from the keyboard, until a heading comes; told of each screen. */
async function onward(
  page: Page,
  until: string,
  each: () => Promise<void> = () => Promise.resolve(),
): Promise<string[]> {
  const passed: string[] = []
  for (let screens = 0; screens < 100; screens += 1) {
    const title = await headingOf(page)
    if (title === until) return passed
    passed.push(title)
    await each()
    if (title === 'What is the practice called?') await page.keyboard.type('Riverbend Counseling')
    if (await page.locator('form').count()) {
      await tabTo(page, 'form input:not([type=search]), form .main')
      await page.keyboard.press('Enter')
    } else {
      // A conflict has no way on that is suggested: it is kept as it is.
      await tabTo(page, (await page.locator('.rows .main').count()) > 0 ? '.rows .main' : '.rows li:last-child .row')
      await page.keyboard.press('Enter')
    }
    await page.waitForFunction(`document.querySelector('h1').textContent !== ${JSON.stringify(title)}`)
    if ((await headingOf(page)) === 'Making your papers') await page.waitForSelector('text=Your policy is ready')
  }
  throw new Error(`never came to “${until}”: ${passed.join(' > ')}`)
}

const choose = (page: Page, name: string, bytes: Uint8Array): Promise<void> =>
  page.setInputFiles('#_file', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })

/** Puts files under a folder. */
function put(folder: string, files: Iterable<readonly [string, Uint8Array]>): void {
  for (const [file, bytes] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), bytes)
  }
}

/** Files of a zip that are not the folder's, and the other way round. */
function differing(zip: ReadonlyMap<string, Buffer>, folder: ReadonlyMap<string, Buffer>): readonly string[] {
  const inZip = new Map([...zip].map(([name, bytes]) => [name.replace(/^social-media-policy\//, ''), bytes]))
  return [...new Set([...inZip.keys(), ...folder.keys()])]
    .filter((name) => folder.get(name)?.equals(inZip.get(name) ?? Buffer.of()) !== true || !inZip.has(name))
    .sort()
}

const everything = (page: Page): ReturnType<typeof saved> =>
  saved(page, () => page.getByRole('button', { name: 'Download everything' }).click())

inBrowser('the interview as a page', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser.close())

  test('by keyboard alone: quick, Back, save, open again elsewhere, go on at the same question, take everything home', async () => {
    const { page, faults, close } = await openPage(browser)
    await pressButton(page, 'Quick: the essentials')
    await tabTo(page, '#_answer')
    await onward(page, "Who runs the practice's accounts?")
    await pressButton(page, 'Back')
    expect(await headingOf(page)).toBe('Where can people find or review you, whether or not you asked to be listed?')
    await onward(page, "Who runs the practice's accounts?")
    await tabTo(page, 'input[type=radio]')
    await page.keyboard.press('ArrowDown')
    const chosen = await page.evaluate<string>('document.activeElement.dataset.value')
    // Beside it: what that would take out, and word by word what it would reword, with what the rule rests on.
    await page.locator('.change.dropped', { hasText: 'Would go: Trying two ways, a month each' }).waitFor()
    const reworded = page.locator('.change.reworded', { hasText: 'Would read: Who may hold access and post' })
    expect(await reworded.locator('del').allTextContents()).toContain(
      'We are trying two ways, a month each: see section 2.2.',
    )
    expect(await reworded.locator('ins').count()).toBeGreaterThan(0)
    expect(await reworded.textContent()).toContain('HIPAA Security Rule')
    await page.keyboard.press('Enter')
    const here = await headingOf(page)
    const { name, bytes } = await saved(page, () => pressButton(page, 'Save my answers'))
    expect(name).toBe('answers.yaml')
    expect(bytes.toString()).toContain(`accessModel: ${chosen}\n`)
    await close()

    const later = await openPage(browser)
    await choose(later.page, name, bytes)
    await later.page.waitForSelector(`text=${here}`)
    await pressButton(later.page, 'Back')
    expect(await later.page.evaluate('document.querySelector("input:checked").dataset.value')).toBe(chosen)
    await onward(later.page, 'Your policy is ready')
    const home = filesOfZip((await everything(later.page)).bytes)
    expect(home.get('social-media-policy/answers.yaml')?.toString()).toContain('practiceName: Riverbend Counseling\n')
    expect(home.get('social-media-policy/social-media-policy.docx')?.length).toBeGreaterThan(0)
    expect([...faults, ...later.faults]).toEqual([])
    await later.close()
  })

  test.each([
    'all-clinicians',
    'article-defaults',
    'california-team',
    'cash-only-small-town',
    'outside-the-us',
    'single-person',
  ])("every paper of %s is the command line's, byte for byte", async (name) => {
    const given = [...example(name)].filter(([file]) => file === 'answers.yaml' || file.startsWith('overrides/'))
    const { page, faults, close } = await openPage(browser)
    await choose(page, 'practice.zip', zipSync(Object.fromEntries(given)))
    await onward(page, 'Your policy is ready')
    const home = filesOfZip((await everything(page)).bytes)
    const folder = mkdtempSync(path.join(tmpdir(), 'practice-policy-'))
    put(folder, [...given, ['answers.yaml', home.get('social-media-policy/answers.yaml')!]])
    execFileSync(process.execPath, [program, 'build', folder, '--date', today], { stdio: 'ignore' })
    const written = filesUnder(folder)
    rmSync(folder, { recursive: true })
    expect(differing(home, written)).toEqual([])
    const kinds = new Set<string>()
    for (const button of await page.locator('.papers [data-path]:visible').all()) {
      const file = (await button.getAttribute('data-path')) ?? ''
      // A browser takes only so many downloads of one page: one of each kind, the first.
      if (kinds.has(path.extname(file))) continue
      kinds.add(path.extname(file))
      const { bytes } = await saved(page, () => button.click())
      expect([file, bytes.equals(written.get(file)!)]).toEqual([file, true])
    }
    expect(faults).toEqual([])
    await close()
  })

  test('a practice that comes back: what is due, a changed file, another answer, a plan, a version with its redline; the same bytes as by the commands', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'practice-policy-'))
    const command = (...args: readonly string[]): void => {
      execFileSync(process.execPath, [program, ...args], { stdio: 'ignore' })
    }
    put(folder, example('single-person'))
    command('issue', folder, '--date', today, '--yes')
    const before = filesUnder(folder)

    const day = '2027-02-08'
    const { page, faults, close } = await openPage(browser, {}, day)
    const heads = (words: string): Promise<unknown> => page.waitForSelector(`h1:has-text(${JSON.stringify(words)})`)
    await choose(page, 'social-media-policy.zip', zipSync(Object.fromEntries(before)))
    await heads('version 1.0, in effect')

    // Back on the question that home opened is home again.
    await pressButton(page, '2 answers still open: Office hours and Website.')
    await pressButton(page, 'Back')
    await heads('version 1.0, in effect')

    // A file that came back.
    const policy = before.get('social-media-policy.md')!.toString()
    const line = policy.split('\n').find((one) => one.startsWith('You ')) ?? ''
    // Characters by their names, and what only looks like one: the page asks the browser, the command a table.
    const named = 'Ask the owner first &mdash; &notit; &semi; &Eacute;milie &copy &fjlig;.'
    const edited = Buffer.from(policy.replace(line, `${line} ${named}`))
    await drop(page, 'from-lawyer.md', edited)
    await page.getByText('Brought in, and the policy was written anew (1 in overrides/).').waitFor()
    writeFileSync(path.join(folder, '..', 'from-lawyer.md'), edited)
    command('adopt', path.join(folder, '..', 'from-lawyer.md'), '--folder', folder, '--date', day)
    await page.getByText('1 provision changed since version 1.0 was issued.').waitFor()

    // Another answer, found by its words.
    await pressButton(page, 'Change an answer')
    await heads('Your answers')
    await tabTo(page, '#_search')
    await page.keyboard.type('review')
    await page.locator('.rows .row:visible').first().waitFor()
    expect(await page.locator('.search [role=status]').textContent()).toMatch(/^\d+ of \d+ shown$/)
    await page.fill('#_search', 'practice name')
    await pressButton(page, 'Practice name')
    await tabTo(page, '#_answer')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('Riverbend & Daughters')
    await page.keyboard.press('Enter')
    await heads('Your answers')
    await pressButton(page, 'Done: see what changes')
    await heads('Write these changes?')
    expect(await page.textContent('main')).toContain('Because')
    await pressButton(page, 'Yes')
    await heads('Your policy is ready')
    const answers = filesOfZip((await everything(page)).bytes).get('social-media-policy/answers.yaml')!
    writeFileSync(path.join(folder, 'answers.yaml'), answers)
    command('build', folder, '--date', day)

    // A version, with another date.
    await pressButton(page, 'What is due')
    await heads('version 1.0, in effect since')
    await pressButton(page, 'Issue a version')
    await heads('When does it take effect?')
    await tabTo(page, '#_answer')
    await page.keyboard.press('Enter')
    await heads('Issue version 2.0?')
    await pressButton(page, 'Yes, release it')
    await heads('Your policy is ready')
    await page.getByText('Issued version').waitFor()
    await pressButton(page, 'What is due')
    await pressButton(
      page,
      `Version 2.0 has been in effect since February 8, 2027, and nobody is recorded as having signed it.`,
    )
    await heads('Who has signed version 2.0?')
    await pressButton(page, 'Everyone but a few')
    await heads('Who has not signed it yet?')
    await tabTo(page, '#_answer')
    await page.keyboard.type('Ana Ruiz, Bo Li')
    await page.keyboard.press('Enter')
    await page.getByText('Noted for version 2.0: everyone but Ana Ruiz and Bo Li has signed.').waitFor()
    await pressButton(page, 'All papers')
    const home = filesOfZip((await everything(page)).bytes)
    command('issue', folder, '--date', day, '--effective', day, '--yes')
    command('issue', folder, '--date', day, '--signed', 'everyone but Ana Ruiz, Bo Li')
    const written = filesUnder(folder)
    rmSync(folder, { recursive: true })
    expect(differing(home, written)).toEqual([])
    expect(home.has('social-media-policy/redline.docx')).toBe(true)
    expect(faults).toEqual([])
    await close()
  })

  test('the copy for the lawyer goes out; her edits, her replies and the alternative she takes come in, and her comments are ticked off', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'practice-policy-'))
    const command = (...args: readonly string[]): void => {
      execFileSync(process.execPath, [program, ...args, '--date', today], { stdio: 'ignore' })
    }
    put(folder, example('single-person'))
    command('build', folder)
    const { page, faults, close } = await openPage(browser)
    const heads = (words: string): Promise<unknown> => page.waitForSelector(`h1:has-text(${JSON.stringify(words)})`)
    await choose(page, 'social-media-policy.zip', zipSync(Object.fromEntries(filesUnder(folder))))
    await pressButton(page, 'All papers')
    await heads('Your policy is ready')
    const sent = await saved(page, () => pressButton(page, 'Word with comments'))
    await page.getByText('social-media-policy-review.docx is saved among your downloads').first().waitFor()
    command('build', folder, '--review')
    expect([sent.name, sent.bytes.equals(filesUnder(folder).get('social-media-policy-review.docx')!)]).toEqual([
      'social-media-policy-review.docx',
      true,
    ])
    expect(await faultsOf(page)).toEqual([])

    const letter = letterIn(sent.bytes, 'Who replies: “Only the social media lead”')
    const parts = unzipSync(replied(sent.bytes, '[whoReplies: lead-only]', `Use ${letter}.`))
    const words = strFromU8(parts['word/document.xml']!)
    const edited = words.replace('describe pictures in alt text', 'describe every picture in alt text')
    expect(edited).not.toBe(words)
    const back = Buffer.from(zipSync({ ...parts, 'word/document.xml': strToU8(edited) }))
    await pressButton(page, 'What is due')
    await pressButton(page, 'Bring in a file that somebody edited')
    await page.setInputFiles('#_returned', { name: 'back.docx', mimeType: 'application/octet-stream', buffer: back })
    await heads('Change the answer to “Who replies” to “Only the social media lead”?')
    expect(await page.textContent('main')).toContain(`: A. Lawyer takes ${letter}.`)
    expect(await faultsOf(page)).toEqual([])
    await pressButton(page, 'Yes, ask me that question now')
    await page.getByText('The file is kept as kept/returned/').waitFor()
    expect(await page.textContent('main')).not.toContain('practice-policy update')
    await tabTo(page, 'input[data-value=lead-only], input:checked')
    await page.locator('input[data-value=lead-only]').check()
    await pressButton(page, 'Continue')
    await heads('Write these changes?')
    await pressButton(page, 'Yes')
    await heads('Your policy is ready')
    const home = filesOfZip((await everything(page)).bytes)
    writeFileSync(path.join(folder, '..', 'back.docx'), back)
    command('adopt', path.join(folder, '..', 'back.docx'), '--folder', folder)
    writeFileSync(path.join(folder, 'answers.yaml'), home.get('social-media-policy/answers.yaml')!)
    command('build', folder)
    expect(differing(home, filesUnder(folder))).toEqual([])
    expect(home.get('social-media-policy/social-media-policy.md')!.toString()).toContain('every picture in alt text')
    const changed = home
      .get('social-media-policy/social-media-policy.html')!
      .toString()
      .replace('every picture in alt text', 'every image in alt text')
    await pressButton(page, 'What is due')
    await pressButton(page, 'Bring in a file that somebody edited')
    await page.setInputFiles('#_returned', { name: 'back.html', mimeType: 'text/html', buffer: Buffer.from(changed) })
    await page.getByText('The file is kept as kept/returned/').waitFor()
    await pressButton(page, 'All papers')
    const again = filesOfZip((await everything(page)).bytes)
    writeFileSync(path.join(folder, '..', 'back.html'), changed)
    command('adopt', path.join(folder, '..', 'back.html'), '--folder', folder)
    expect(differing(again, filesUnder(folder))).toEqual([])
    expect(again.get('social-media-policy/social-media-policy.md')!.toString()).toContain('every image in alt text')
    rmSync(folder, { recursive: true })

    await pressButton(page, 'What is due')
    await page.getByText('tick off what is settled').waitFor()
    await pressButton(page, '1 comment in review-notes.md not settled')
    await heads('Which comments are settled?')
    expect(await faultsOf(page)).toEqual([])
    await page.locator('input[type=checkbox]').check()
    await pressButton(page, 'Continue')
    await page.getByText('Noted.', { exact: true }).waitFor()
    const notes = filesOfZip((await everything(page)).bytes)
      .get('social-media-policy/review-notes.md')!
      .toString()
    expect(notes).toContain(`- [x] A. Lawyer: Use ${letter}.`)
    expect(faults).toEqual([])
    await close()
  })

  test('a folder, left in the middle of an interview in a terminal, with words that clash: settled here and written back, the record last', async () => {
    const printed = example('single-person').get('social-media-policy.md')!.toString()
    // Three rules that print a paragraph of plain words, in the order in which they are settled.
    const rules = readdirSync(path.join(packageRoot(), 'clauses', 'clients'))
      .sort()
      .flatMap((name) => {
        const file = `clauses/clients/${name}`
        const [, , body = ''] = readFileSync(path.join(packageRoot(), file), 'utf8').split(/^---$/m)
        const plain = body.split('\n\n').map((text) => text.trim())
        const words = plain.find((text) => /^[^{}*[\]]{40,}\.$/.test(text) && printed.includes(text))
        return words === undefined ? [] : [[file, words] as const]
      })
      .slice(0, 3)
    const old = (words: string): string => words.replace(/\.$/, ', as it was.')
    const own = (words: string): string => words.replace(/\.$/, ', as we say.')
    const library = libraryWith(
      Object.fromEntries(rules.map(([file, words]) => [file, [[words, old(words)] as const]])),
      packageRoot(),
    )
    const folder = mkdtempSync(path.join(tmpdir(), 'practice-policy-'))
    put(
      folder,
      [...example('single-person')].filter(([file]) => file === 'answers.yaml'),
    )
    const build = (): void => {
      execFileSync(process.execPath, [program, 'build', folder, '--library', library, '--date', today], {
        stdio: 'ignore',
      })
    }
    build()
    const policy = path.join(folder, 'social-media-policy.md')
    const changed = rules.reduce(
      (text, [, words]) => text.replace(old(words), own(words)),
      readFileSync(policy, 'utf8'),
    )
    writeFileSync(policy, changed)
    build()
    const place = { mode: 'full', screen: { kind: 'question', question: 'accessModel', alone: false }, history: [] }
    writeFileSync(path.join(folder, '.interview.json'), JSON.stringify(place))

    const { page, faults, close } = await openPage(browser)
    const heads = (words: string): Promise<unknown> => page.waitForSelector(`h1:has-text(${JSON.stringify(words)})`)
    await holdFolder(page, filesUnder(folder))
    rmSync(folder, { recursive: true })
    await pressButton(page, 'Choose the folder')
    await heads("Who runs the practice's accounts?")
    await pressButton(page, 'Home, without these changes')
    await page.getByText('What would you like to do?').waitFor()
    await pressButton(page, 'See what would change')
    await heads('What would change')
    expect(await page.getByRole('button', { name: 'Back', exact: true }).count()).toBe(1)
    await pressButton(page, 'Go on to writing it')
    // Mine, the library's, and mine changed.
    for (const [at, way] of (['Mine', 'The library’s', 'Mine, changed'] as const).entries()) {
      await page.getByText(`Text ${at + 1} of 3`).waitFor()
      expect(await faultsOf(page)).toEqual([])
      await page.getByRole('button', { name: way, exact: true }).click()
    }
    await heads('Your text for')
    for (let before = await headingOf(page); before.startsWith('Your text for'); before = await headingOf(page)) {
      const line = await page.inputValue('#_answer')
      await page.fill('#_answer', line.replace('as we say', 'in our new words'))
      await page.keyboard.press('Enter')
      await page.locator('h1').filter({ hasNotText: before }).waitFor()
    }
    await heads('Write these changes?')
    await pressButton(page, 'Yes')
    await heads('Your policy is ready')

    // A text that stands on its site now.
    await pressButton(page, 'Copy the texts for your sites')
    await pressButton(page, 'It stands on the site now')
    await page.getByText('Noted: you are told when its text changes.').waitFor()
    await pressButton(page, 'Back to the papers')
    const home = filesOfZip((await everything(page)).bytes)
    await pressButton(page, 'What is due')

    // Nobody's change in the folder is written over; then everything goes back, the record last.
    const before = (await filesInFolder(page)).get('social-media-policy.md')!
    await changeInFolder(page, 'social-media-policy.md', Buffer.from('Mine.'))
    await pressButton(page, 'Save into the folder “Riverbend”')
    await page.getByText('social-media-policy.md was changed there since it was opened.').waitFor()
    expect(await writtenInFolder(page)).toEqual([])
    await changeInFolder(page, 'social-media-policy.md', before)
    await pressButton(page, 'Save into the folder “Riverbend”')
    await page.getByText('Saved into the folder “Riverbend”: ').waitFor()
    const written = await filesInFolder(page)
    expect(differing(home, written)).toEqual([])
    expect((await writtenInFolder(page)).at(-1)).toBe('policy.lock.json')
    expect(written.has('.interview.json')).toBe(false)
    expect(written.get('noted.yaml')!.toString()).toContain('pasted:')
    const text = written.get('social-media-policy.md')!.toString()
    expect(
      rules.map(([, words]) =>
        [own(words), words, words.replace(/\.$/, ', in our new words.')].find((one) => text.includes(one)),
      ),
    ).toEqual([own(rules[0]![1]), rules[1]![1], rules[2]![1].replace(/\.$/, ', in our new words.')])
    expect(faults).toEqual([])
    await close()
  })

  test('words changed in the policy of last time come in, and stay', async () => {
    const files = new Map(example('single-person'))
    const before = files.get('social-media-policy.md')!.toString()
    const line = before.split('\n').find((one) => one.startsWith('You ')) ?? ''
    expect(line).not.toBe('')
    files.set('social-media-policy.md', Buffer.from(before.replace(line, `${line} Ask the owner first.`)))
    const { page, faults, close } = await openPage(browser)
    await drop(page, 'from-lawyer.md', files.get('social-media-policy.md')!)
    await page.getByText('from-lawyer.md: First choose social-media-policy.zip or the folder of last time').waitFor()
    await drop(page, 'practice.zip', zipSync(Object.fromEntries(files)))
    await page.getByRole('button', { name: '1 file changed since we wrote it: social-media-policy.md.' }).click()
    await page.getByRole('button', { name: 'Yes' }).click()
    await page.getByText('stays in every later version.').first().waitFor()
    const home = filesOfZip((await everything(page)).bytes)
    expect(home.get('social-media-policy/social-media-policy.md')?.toString()).toContain(`${line} Ask the owner first.`)
    expect([...home.keys()].filter((file) => file.includes('/overrides/'))).toHaveLength(1)
    expect(faults).toEqual([])
    await close()
  })

  test.each([
    ['320 pixels, light', { viewport: { width: 320, height: 700 } }],
    ['1280 pixels, dark', { colorScheme: 'dark', reducedMotion: 'reduce' }],
    ['1280 pixels, forced colors', { forcedColors: 'active' }],
  ] as const)(
    '%s: nobody is shut out of any screen, and nothing sticks out',
    async (_, options: BrowserContextOptions) => {
      const { page, faults, close } = await openPage(browser, options)
      const found = [...(await faultsOf(page))]
      const seen = new Set<string>()
      const look = async (): Promise<void> => {
        // At the narrowest every screen; the other looks, once for each kind of screen.
        const kind = await page.evaluate<string>(
          `[...document.querySelectorAll('main input, main textarea, main .rows, main .problem')].map((one) => one.type ?? one.className).filter((one, at, all) => all.indexOf(one) === at).join()`,
        )
        if (options.viewport === undefined && seen.has(kind)) return
        seen.add(kind)
        found.push(...(await faultsOf(page)))
        // However long a question is, the policy so far is one tap away.
        const isInSight = await page.evaluate<boolean>(
          `(document.querySelector('aside:not([hidden]) .preview > summary')?.getBoundingClientRect().bottom ?? 0) <= innerHeight`,
        )
        if (!isInSight) found.push(`${await headingOf(page)}: the policy so far is out of sight`)
      }
      // In the dark the whole interview, elsewhere the quick one.
      await pressButton(page, options.colorScheme === 'dark' ? 'Full: every question' : 'Quick: the essentials')
      await pressButton(page, 'Continue')
      expect(await page.textContent('.problem')).toContain('Please type an answer: this one can’t stay empty.')
      await look()
      await tabTo(page, '#_answer')
      await onward(page, 'Your policy is ready', look)
      await look()
      await pressButton(page, 'Copy the texts for your sites')
      await look()
      await pressButton(page, 'Back to the papers')
      await page.waitForSelector('text=Your policy is ready')
      await pressButton(page, 'What is due')
      for (const way of ['Bring in a file', 'See what would change', 'Issue a version']) {
        await page.waitForSelector('text=What would you like to do?')
        await look()
        await pressButton(page, way)
        await page.waitForSelector('main button:has-text("Back")')
        await look()
        await pressButton(page, 'Back')
      }
      await page.waitForSelector('text=What would you like to do?')
      await pressButton(page, 'Delete everything here')
      await look()
      expect(found).toEqual([])
      expect(faults).toEqual([])
      await close()
    },
  )

  test('the page of the people: what is wrong is listed above with links, and said at each field', async () => {
    const { page, faults, close } = await openPage(browser)
    await pressButton(page, 'Quick: the essentials')
    await tabTo(page, '#_answer')
    await onward(page, 'People and how to reach them')
    await page.fill('#socialLead_answer', 'x'.repeat(400))
    await page.fill('#officePhone_answer', '5'.repeat(400))
    await pressButton(page, 'Continue')
    const first = 'That has 400 characters; please use at most 160.'
    expect(await page.locator('.problem li').allTextContents()).toEqual([
      `Who is your social media lead? ${first}`,
      expect.stringContaining('That has 400 characters'),
    ])
    expect(await page.textContent('#socialLead_fault')).toBe(first)
    expect(await page.title()).toMatch(/^Error: People and how to reach them/)
    expect(await faultsOf(page)).toEqual([])
    await tabTo(page, '.problem li:last-child a')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('officePhone_answer')
    await page.fill('#officePhone_answer', '')
    await page.fill('#socialLead_answer', 'Ana Lead')
    await page.keyboard.press('Enter')
    await page.getByText('Ana Lead').first().waitFor()
    expect(await page.locator('.problem:visible').count()).toBe(0)
    expect(faults).toEqual([])
    await close()
  })

  test('a name full of traps stays a name', async () => {
    const hostile = `O'Brien & "Søn" *LLC* <b>{{x}}</b> [a](b) </script><script>alert(1)</script>`
    const { page, faults, close } = await openPage(browser)
    await page.getByRole('button', { name: 'Quick: the essentials' }).click()
    await page.fill('#_answer', hostile)
    await page.keyboard.press('Enter')
    await page.getByText(`Practice name: ${hostile}`).waitFor()
    await page.getByRole('button', { name: 'All answers' }).click()
    await page.getByText(`Practice name: ${hostile}`).waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('what the browser kept is offered again, and deleted for good when asked', async () => {
    const { page, close } = await openPage(browser)
    await page.getByRole('button', { name: 'Full: every question' }).click()
    await page.fill('#_answer', 'Riverbend Counseling')
    // Typed and not sent: it is in the file that is saved, and there again after the page was left.
    const { bytes } = await saved(page, () => page.getByRole('button', { name: 'Save my answers' }).click())
    expect(bytes.toString()).toContain('practiceName: Riverbend Counseling\n')
    // Taken back, it is in no file.
    await page.fill('#_answer', '')
    const without = await saved(page, () => page.getByRole('button', { name: 'Save my answers' }).click())
    expect(without.bytes.toString()).not.toContain('Riverbend')
    await page.fill('#_answer', 'Riverbend Counseling')
    await page.reload()
    expect(await headingOf(page)).toBe('Welcome back')
    await page.getByRole('button', { name: 'Go on where you left off' }).click()
    expect(await headingOf(page)).toBe('What is the practice called?')
    expect(await page.inputValue('#_answer')).toBe('Riverbend Counseling')
    await page.getByRole('button', { name: 'Delete everything here' }).click()
    await page.getByRole('button', { name: 'Yes, delete everything here' }).click()
    expect(await page.evaluate('localStorage.length')).toBe(0)
    await page.reload()
    expect(await headingOf(page)).toBe('Employee social media policy')
    await close()
  })

  test('a state that was searched for and not ticked is asked about; Enter ticks what alone was found', async () => {
    const { page, close } = await openPage(browser)
    await page.getByRole('button', { name: 'Quick: the essentials' }).click()
    await page.fill('#_answer', 'Riverbend Counseling')
    await page.keyboard.press('Enter')
    const here = await headingOf(page)
    await page.fill('#_search', 'Ohi')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page
      .getByText('You searched for “Ohi” and ticked none of what was found. Tick one, or clear the search.')
      .click()
    expect(await page.evaluate('document.activeElement.id')).toBe('_search')
    await page.fill('#_search', 'Ohioo')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Nothing in the list has “Ohioo” in it. Clear the search, or type less of it.').waitFor()
    await page.fill('#_search', 'Ohio')
    await page.keyboard.press('Enter')
    expect(
      await page.evaluate('[...document.querySelectorAll("input:checked")].map((one) => one.dataset.value)'),
    ).toEqual(['OH'])
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('States: Ohio').waitFor()
    expect(await headingOf(page)).not.toBe(here)
    await close()
  })

  test('papers made here are kept with their record: a draft says what makes it one to sign, and a version issued here is there on the next visit', async () => {
    const { page, faults, close } = await openPage(browser)
    await choose(page, 'practice.zip', zipSync({ 'answers.yaml': example('single-person').get('answers.yaml')! }))
    await onward(page, 'Your policy is ready')
    await page.getByText('This is version 1.0 draft: read it').waitFor()
    expect(await page.getByText('What changed', { exact: true }).count()).toBe(0)
    await page.getByRole('button', { name: 'Issue this version' }).click()
    await page.getByRole('button', { name: 'Yes, release it' }).click()
    await page.getByText('This is version 1.0, issued.').waitFor()
    await everything(page)
    await page.getByText('social-media-policy.zip is saved among your downloads. Unzip it').waitFor()
    await page.reload()
    expect(await headingOf(page)).toBe('Welcome back')
    const name = /practiceName: (.+)/.exec(example('single-person').get('answers.yaml')!.toString())?.[1] ?? ''
    await page.getByText(`${name}, version 1.0, as this browser kept it.`).waitFor()
    await page.getByRole('button', { name: 'Go on with this practice' }).click()
    await page.waitForSelector('h1:has-text("version 1.0, in effect")')
    await page.getByRole('button', { name: 'Delete everything here' }).click()
    await page.getByRole('button', { name: 'Yes, delete everything here' }).click()
    expect(await page.evaluate('localStorage.length')).toBe(0)
    expect(faults).toEqual([])
    await close()
  })

  test('the licenses travel in the page; a file that is none of ours is refused in words, and nothing is lost', async () => {
    const { page, close } = await openPage(browser)
    const { bytes } = await saved(page, () => page.getByRole('button', { name: 'Licenses of what' }).click())
    expect(bytes.toString()).toMatch(/^docx \d+\.\d+\.\d+ \(MIT\)$/m)
    await choose(page, 'half.zip', Buffer.from('not a zip'))
    await page
      .getByText('half.zip: This zip could not be read. Choose the one that you saved here, as it was.')
      .waitFor()
    await choose(page, 'holiday.zip', zipSync({ 'photo.txt': new Uint8Array([1]) }))
    await page.getByText('holiday.zip: There is no answers.yaml in it. Choose what you saved here.').waitFor()
    await choose(page, 'answers.yaml', Buffer.from('format: 1\nanswers:\n  practiceNam: X\n'))
    await page.getByText('Unexpected question "practiceNam"').waitFor()
    await close()
  })
})
