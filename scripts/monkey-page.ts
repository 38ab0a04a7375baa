/** Turns a seed into an interview that a monkey holds on the page, in a real browser: random keys, Back, jumps, reloads, files saved and opened again. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const address = pathToFileURL(path.resolve('dist/practice-policy.html')).href

const often = (times: number, move: string): readonly string[] => Array<string>(times).fill(move)

/** What the monkey may do, by weight: a key, a text to type, or something to do with the page. */
const moves = [
  ...often(12, 'go on'),
  ...often(5, 'Tab'),
  ...['ArrowDown', 'ArrowUp', 'Space'].flatMap((key) => often(3, key)),
  ...often(3, 'Back'),
  ...['All answers', 'a row', 'the browser’s Back', 'reload', 'save and open', 'Enter', 'Backspace', 'Shift+Tab'],
  ...['type Riverbend', 'type ø <b>', 'type 2027-03-01'],
]
const movesEach = 40

/** Opens the browser that all monkeys share. */
export async function monkeyBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('A monkey on the page needs a browser: install chromium.')
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

/** Holds the interview, goes on to the end, and gives the answers as the page saves them. */
export async function monkeyOnPage(browser: Browser, today: string, below: (most: number) => number): Promise<string> {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.clock.setFixedTime(new Date(`${today}T12:00:00`))
  await page.goto(address)
  for (let i = 0; i < movesEach && !(await isReady(page)); i += 1)
    await move(page, moves[below(moves.length)] ?? '', below)
  for (let i = 0; i < 200 && !(await isReady(page)); i += 1) await goOn(page)
  await page.waitForSelector('text=Your policy is ready')
  await page.getByRole('button', { name: 'Change an answer' }).click()
  const text = await savedAnswers(page)
  await context.close()
  return text
}

const isReady = async (page: Page): Promise<boolean> =>
  ['Making your papers', 'Your policy is ready'].includes(await headingOn(page))

/** Back from the first screen leads out of the page, sooner or later: then it is opened again. */
async function headingOn(page: Page): Promise<string> {
  const title = await page.textContent('h1', { timeout: 3000 }).catch(async () => {
    await page.goto(address)
    return page.textContent('h1')
  })
  return title ?? ''
}

async function move(page: Page, what: string, below: (most: number) => number): Promise<void> {
  if (what === 'go on') await goOn(page)
  else if (what.startsWith('type ')) await page.keyboard.type(what.slice(5))
  else if (what === 'Back' || what === 'All answers') await press(page, what)
  else if (what === 'a row') await clickOne(page, below)
  else if (what === 'the browser’s Back') await page.evaluate('history.back()')
  // Back may have led out of the page, and be on its way still.
  else if (what === 'reload') await page.reload().catch(() => page.goto(address))
  else if (what === 'save and open') await saveAndOpen(page)
  else await page.keyboard.press(what)
}

/** Takes what is there; a name is typed where one is needed, and a search that hides the way on is taken back. */
async function goOn(page: Page): Promise<void> {
  if ((await headingOn(page)) === 'What is the practice called?') await page.fill('#_answer', 'Riverbend')
  if (await page.locator('#_search').isVisible()) await page.fill('#_search', '')
  for (const way of ['form .main', '.rows .main', '.rows li:last-child .row', '.ways .main'])
    if ((await page.locator(way).count()) > 0) {
      await page.locator(way).first().click()
      return
    }
}

async function press(page: Page, words: string): Promise<void> {
  const button = page.locator('main').getByRole('button', { name: words, exact: true })
  if ((await button.count()) > 0) await button.first().click()
}

/** Any row or choice; what leaves the interview for good is left to the end. */
async function clickOne(page: Page, below: (most: number) => number): Promise<void> {
  const ones = page.locator('main .choice:visible, main .rows .row:visible')
  const many = await ones.count()
  if (many > 0) await ones.nth(below(many)).click()
}

async function savedAnswers(page: Page): Promise<string> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save my answers' }).first().click()
  return readFileSync(await (await waiting).path(), 'utf8')
}

async function saveAndOpen(page: Page): Promise<void> {
  if ((await page.getByRole('button', { name: 'Save my answers' }).count()) === 0) return
  const buffer = Buffer.from(await savedAnswers(page))
  await page.evaluate('localStorage.clear()')
  await page.goto(address)
  await page.setInputFiles('#_file', { name: 'answers.yaml', mimeType: 'text/yaml', buffer })
  await page.waitForFunction(`document.querySelector('#_file') === null || !document.querySelector('#_problem').hidden`)
}
