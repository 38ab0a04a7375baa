/** Takes the pictures of the interview as a page: those that the readme shows; with --all FOLDER, every screen, wide and narrow, light and dark, and says what sticks out. */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { clash, comingBack, practices } from './page-pictures/coming-back.js'
import { fullInterview, quickInterview, type Shown } from './page-pictures/interview.js'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
if (executablePath === undefined) throw new Error('Pictures need a browser: install chromium.')
const all = process.argv.indexOf('--all')
const isAll = all > 0
const folder = path.resolve(isAll ? (process.argv[all + 1] ?? 'pictures') : 'docs/page')
await mkdir(folder, { recursive: true })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })

/** Those that the readme shows. */
const kept = new Set(['question-wide', 'question-narrow', 'preview-narrow', 'ready-wide-dark'])

const looks = [
  ['wide', 1280, 860, 'light'],
  ['wide-dark', 1280, 860, 'dark'],
  ['narrow', 375, 780, 'light'],
  ['narrow-dark', 375, 780, 'dark'],
] as const

/** Controls that lie over each other, words that are cut off, and what is wider than the screen. */
const faults = `(() => {
  const found = []
  if (document.documentElement.scrollWidth > innerWidth) found.push('wider than the screen')
  const seen = [...document.querySelectorAll('button, input, summary, textarea, h1, h2, h3, p, .choice > span')].filter((one) => one.checkVisibility() && !one.closest('.unseen'))
  const boxes = seen.map((one) => [one, one.getBoundingClientRect()]).filter(([one, box]) => box.width > 0 && box.height > 0 && one.className !== 'skip')
  for (const [one, box] of boxes) {
    if (box.left < -1 || box.right > innerWidth + 1) found.push('sticks out: ' + one.textContent.slice(0, 40))
    if (one.tagName === 'BUTTON' && one.scrollWidth > one.clientWidth + 1) found.push('cut off: ' + one.textContent.slice(0, 40))
    for (const [other, at] of boxes)
      if (one !== other && !one.contains(other) && !other.contains(one) && !one.closest('.preview') && !other.closest('.preview') && box.left < at.right - 1 && at.left < box.right - 1 && box.top < at.bottom - 1 && at.top < box.bottom - 1)
        found.push('overlaps: ' + one.textContent.slice(0, 40) + ' | ' + other.textContent.slice(0, 40))
  }
  return found
})()`

const taken = new Set<string>()
/** A visit of its own in one look, with what is shown on the way. */
async function visit(look: (typeof looks)[number], lead: (page: Page, shown: Shown) => Promise<void>): Promise<void> {
  const [name, width, height, colorScheme] = look
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.clock.setFixedTime(new Date('2027-01-04T12:00:00'))
  await page.goto(pathToFileURL(path.resolve('dist/practice-policy.html')).href)
  await lead(page, async (screen) => {
    const picture = `${screen}-${name}`
    if (!isAll && !kept.has(picture)) return
    await page.screenshot({ path: path.join(folder, `${picture}.png`), fullPage: isAll })
    if (!isAll) return
    taken.add(picture)
    for (const fault of await page.evaluate<readonly string[]>(faults)) console.log(`${picture}: ${fault}`)
  })
  await context.close()
}

const made = isAll ? practices() : null
for (const look of looks) {
  await visit(look, quickInterview)
  if (made === null) continue
  await visit(look, fullInterview)
  await visit(look, (page, shown) => comingBack(page, made, shown))
  await visit(look, (page, shown) => clash(page, made, shown))
}
await browser.close()
console.log(`Pictures are in ${folder}${isAll ? `: ${taken.size}` : ''}`)
