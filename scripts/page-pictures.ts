/** Takes the pictures of the interview as a page: wide and narrow, light and dark. */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
if (executablePath === undefined) throw new Error('Pictures need a browser: install chromium.')
const folder = path.resolve('docs/page')
await mkdir(folder, { recursive: true })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })

/** Those that the readme shows; for a look at all of them, leave the test out. */
const kept = new Set(['question-wide', 'question-narrow', 'preview-narrow', 'ready-wide-dark'])

async function onward(page: Page, until: string): Promise<void> {
  while ((await page.textContent('h1')) !== until) {
    const before = await page.textContent('h1')
    if ((await page.locator('form').count()) > 0) await page.click('form .main')
    else if ((await page.locator('.rows .main').count()) > 0) await page.click('.rows .main')
    else await page.locator('.rows .row').last().click()
    await page.waitForFunction(`document.querySelector('h1').textContent !== ${JSON.stringify(before)}`)
    if ((await page.textContent('h1')) === 'Making your papers') await page.waitForSelector('text=Your policy is ready')
  }
}

for (const [name, width, height, colorScheme] of [
  ['wide', 1280, 860, 'light'],
  ['wide-dark', 1280, 860, 'dark'],
  ['narrow', 375, 780, 'light'],
  ['narrow-dark', 375, 780, 'dark'],
] as const) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme })
  const page = await context.newPage()
  const take = async (what: string): Promise<void> => {
    if (!kept.has(`${what}-${name}`)) return
    await page.screenshot({ path: path.join(folder, `${what}-${name}.png`) })
  }
  await page.clock.setFixedTime(new Date('2027-01-04T12:00:00'))
  await page.goto(pathToFileURL(path.resolve('dist/practice-policy.html')).href)
  await take('start')
  await page.getByRole('button', { name: 'Quick' }).click()
  await page.fill('#_answer', 'Riverbend Counseling')
  await page.click('form .main')
  await onward(page, "Who runs the practice's accounts?")
  await page.locator('.choice').nth(1).hover()
  await take('question')
  if (width < 1000) {
    await page.click('.preview > summary')
    await page.locator('.preview').scrollIntoViewIfNeeded()
    await page.evaluate(`document.querySelector('.preview').scrollIntoView()`)
    await take('preview')
  }
  await onward(page, 'Check your answers')
  await take('check')
  await onward(page, 'Your policy is ready')
  await take('ready')
  await page.getByRole('button', { name: 'Copy the texts for your sites' }).click()
  await take('notices')
  await context.close()
}
await browser.close()
console.log(`Pictures are in ${folder}`)
