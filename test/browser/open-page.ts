/** Opens the interview's page in a real browser, and walks through it the way a person does. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { unzipSync } from 'fflate'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { packageRoot } from '../../src/node/library-files.js'

/** Where a browser is installed, or undefined. */
export const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
)
const { source: axe } = createRequire(import.meta.url)('axe-core') as { source: string }
const pageFile = path.join(packageRoot(), 'dist', 'practice-policy.html')
const address = pathToFileURL(pageFile).href

/** The day the committed examples were written on. */
export const today = '2027-01-04'

/** Nobody looks at the pixels: where no graphics card is, acting one out costs more than the page does. */
export const browserArgs = ['--no-sandbox', '--disable-gpu', '--disable-gpu-rasterization', '--disable-gpu-compositing']

export const launch = (): Promise<Browser> =>
  chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: browserArgs })

export interface Opened {
  readonly page: Page
  /** What the browser complained of, and every request beside the page itself. */
  readonly faults: string[]
  readonly close: () => Promise<void>
}

/** A new visit, with nothing kept from an earlier one. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
  day: string = today,
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  // A busy machine may need long for what takes a second elsewhere.
  context.setDefaultTimeout(180_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('dialog', (dialog) => faults.push(dialog.message()))
  context.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('blob:')) faults.push(`request: ${request.url()}`)
  })
  await page.clock.setFixedTime(new Date(`${day}T12:00:00`))
  await page.goto(address)
  await page.waitForSelector('h1')
  return { page, faults, close: () => context.close() }
}

/** The words of the screen's heading. */
export const headingOf = async (page: Page): Promise<string> => (await page.textContent('h1')) ?? ''

/** Presses Tab until something that matches has the focus. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${selector} on “${await headingOf(page)}”`)
}

/** Presses a button from the keyboard, once it is there. */
export async function pressButton(page: Page, words: string): Promise<void> {
  const id = `press-${words.replace(/\W/g, '')}`
  await page.waitForSelector(`button:has-text(${JSON.stringify(words)})`)
  await page.evaluate(
    `[...document.querySelectorAll('button')].find((one) => one.textContent.startsWith(${JSON.stringify(words)})).dataset.press = '${id}'`,
  )
  await tabTo(page, `[data-press="${id}"]`)
  await page.keyboard.press('Enter')
}

/** What axe finds, and how far the page sticks out to the side. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  const opened = 'main details, aside > details, .standing > div:first-child details'
  await page.evaluate(`document.querySelectorAll('${opened}').forEach((one) => { one.open = true })`)
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  await page.evaluate(axe)
  const violations = await page.evaluate<string[]>(
    `axe.run().then((found) => found.violations.map((one) => one.id + ' ' + one.nodes.map((node) => node.target).join()))`,
  )
  const where = await headingOf(page)
  return [...violations, ...(wide > 0 ? [`${wide} pixels too wide`] : [])].map((fault) => `${where}: ${fault}`)
}

/** Drops a file onto the page, as from the desktop. */
export async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const text = JSON.stringify(Buffer.from(bytes).toString('base64'))
  const dataTransfer = await page.evaluateHandle(`(() => {
    const held = new DataTransfer()
    held.items.add(new File([Uint8Array.from(atob(${text}), (one) => one.charCodeAt(0))], ${JSON.stringify(name)}))
    return held
  })()`)
  await page.dispatchEvent('main', 'dragover', { dataTransfer })
  await page.dispatchEvent('main', 'drop', { dataTransfer })
}

/** The bytes of what a click saves. */
export async function saved(page: Page, click: () => Promise<unknown>): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download')
  await click()
  const download = await waiting
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

/** The files of a zip, by path. */
export const filesOfZip = (bytes: Uint8Array): ReadonlyMap<string, Buffer> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content)]))

/** The files under a folder, by path. */
export function filesUnder(folder: string): ReadonlyMap<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const named = files.map((entry) => path.join(entry.parentPath, entry.name)).sort()
  return new Map(named.map((name) => [path.relative(folder, name).replaceAll('\\', '/'), readFileSync(name)]))
}
