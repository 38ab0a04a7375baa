/** Times the interview as a page in a real browser: its size, the first question, from a key to the preview, and a Word file against the command line. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'

const most = { page: 1_600_000, packed: 420_000, preview: 50 }
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const at = (times, share) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]
const line = (mark, name, ...words) => console.log([mark, name.padEnd(38), ...words].join('  ').trimEnd())
const tick = (isMet) => (isMet ? '✓' : '✗')

/** Prints each figure with its limit. */
export async function benchPage(root, rounds) {
  const file = path.join(root, 'dist', 'practice-policy.html')
  const bytes = readFileSync(file)
  const packed = gzipSync(bytes, { level: 9 }).length
  console.log('the interview as a page')
  line(
    tick(bytes.length <= most.page),
    'size',
    `${Math.round(bytes.length / 1000)} kB`,
    `at most ${most.page / 1000} kB`,
  )
  line(
    tick(packed <= most.packed),
    'size, gzipped',
    `${Math.round(packed / 1000)} kB`,
    `at most ${most.packed / 1000} kB`,
  )
  if (executablePath === undefined) {
    console.log('chromium is not installed: nothing else of the page was measured')
    return
  }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const address = pathToFileURL(file).href
    await toFirstQuestion(browser, address, rounds)
    await keyToPreview(browser, address)
    await wordFile(browser, address, root, rounds)
  } finally {
    await browser.close()
  }
}

async function toFirstQuestion(browser, address, rounds) {
  const times = []
  for (let round = 0; round < rounds; round += 1) {
    const page = await (await browser.newContext()).newPage()
    const start = performance.now()
    await page.goto(address)
    await page.getByRole('button', { name: 'Quick' }).click()
    await page.waitForSelector('#_answer')
    times.push(performance.now() - start)
    await page.context().close()
  }
  line(' ', 'opening to the first question', `${Math.round(at(times, 0.5))} ms`, 'one click in it')
}

/** On every question of the full interview, each choice is looked at as if by key; measured to where it is laid out. */
async function keyToPreview(browser, address) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 860 } })).newPage()
  await page.goto(address)
  await page.getByRole('button', { name: 'Full' }).click()
  await page.fill('#_answer', 'Riverbend Counseling')
  await page.click('form .main')
  const times = []
  while ((await page.textContent('h1')) !== 'Check your answers') {
    times.push(...(await page.evaluate(lookAtEach)))
    await goOn(page)
  }
  await page.context().close()
  const [median, p95] = [at(times, 0.5), at(times, 0.95)]
  const words = [
    `${median.toFixed(0)} ms median, ${p95.toFixed(0)} ms p95 of ${times.length}`,
    `at most ${most.preview} ms`,
  ]
  line(tick(p95 <= most.preview), 'key to preview', ...words)
}

/** Takes what is suggested; a conflict is kept as it is. */
async function goOn(page) {
  const before = await page.textContent('h1')
  for (const way of ['form .main', '.rows .main', '.rows li:last-child .row'])
    if ((await page.locator(way).count()) > 0) {
      await page.click(way)
      break
    }
  await page.waitForFunction((old) => globalThis.document.querySelector('h1').textContent !== old, before)
}

/** Runs in the page. */
function lookAtEach() {
  const { document, FocusEvent, performance } = globalThis
  return [...document.querySelectorAll('form .choice input')].map((input) => {
    const start = performance.now()
    input.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
    document.querySelector('.preview').getBoundingClientRect()
    return performance.now() - start
  })
}

/** The policy as Word, from answers that want nothing else: in the page, from the click to the papers; the whole command. */
async function wordFile(browser, address, root, rounds) {
  const work = mkdtempSync(path.join(tmpdir(), 'practice-policy-bench-'))
  const answers = path.join(work, 'answers.yaml')
  writeFileSync(answers, 'format: 1\nanswers:\n  practiceName: Riverbend Counseling\n  outputs: [policy-docx]\n')
  const [inPage, byCommand] = [[], []]
  const program = path.join(root, 'bin', 'practice-policy.js')
  for (let round = 0; round < rounds; round += 1) {
    inPage.push(await wordInPage(browser, address, answers))
    const start = performance.now()
    spawnSync(process.execPath, [program, 'build', path.join(work, `p${round}`), '--answers', answers])
    byCommand.push(performance.now() - start)
  }
  rmSync(work, { recursive: true })
  const [page, command] = [at(inPage, 0.5), at(byCommand, 0.5)]
  const words = `${(page / command).toFixed(2)} x the command (${Math.round(command)} ms)`
  line(' ', 'the policy as Word, in the page', `${Math.round(page)} ms`, words)
}

async function wordInPage(browser, address, answers) {
  const page = await (await browser.newContext()).newPage()
  await page.goto(address)
  await page.setInputFiles('#_file', answers)
  await page.waitForSelector('.rows .main')
  while ((await page.getByText('All of this is right: go on').count()) === 0) await goOn(page)
  const start = performance.now()
  await page.getByText('All of this is right: go on').click()
  await page.waitForSelector('text=Your policy is ready')
  const time = performance.now() - start
  await page.context().close()
  return time
}
