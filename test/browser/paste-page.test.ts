/** The page of notices in a real browser: copies, counts and keeps ticks, by keyboard, on narrow and wide screens, light and dark. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { textLength } from '../../src/core/policy/disclaimer/length.js'
import { pastePlaces } from '../../src/core/policy/disclaimer/places.js'
import { renderOutputs } from '../../src/render/output.js'
import { assemblePolicy } from '../../src/core/policy/policy.js'
import { answersWith, policyWith, shippedLibrary } from '../shipped-library.js'
import { browserArgs, executablePath, launch } from './open-page.js'

if (executablePath === undefined)
  console.warn('SKIPPED: the page of notices was not opened in a real browser, because chromium is not installed')
const inBrowser = executablePath === undefined ? describe.skip : describe
const { source: axe } = createRequire(import.meta.url)('axe-core') as { source: string }

const library = await shippedLibrary()
const policy = policyWith(library, {
  practiceName: 'Smith & "Jones" </textarea><script>alert(1)</script>',
  platforms: ['instagram', 'x', 'own-website', 'linkedin-page'],
  reviewSites: ['yelp', 'google-business-profile', 'bbb'],
})
const files = await renderOutputs(library, policy, new Set(['disclaimer-page', 'disclaimer-snippets']))
const contentOf = (name: string): string => String(files.find((file) => file.path === name)?.content)
const places = pastePlaces(library, policy.answers)

const folder = mkdtempSync(path.join(tmpdir(), 'practice-policy-page-'))
const address = pathToFileURL(path.join(folder, 'disclaimers.html')).href

const open = (width: number): Promise<BrowserContext> =>
  chromium.launchPersistentContext(path.join(folder, 'profile'), {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: browserArgs,
    viewport: { width, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })

async function shown(context: BrowserContext): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('dialog', (dialog) => faults.push(dialog.message()))
  await page.goto(address)
  return { page, faults }
}

const clipboard = (page: Page): Promise<string> => page.evaluate('navigator.clipboard.readText()')

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return
  }
  throw new Error(`Tab never reached ${selector}`)
}

/** Waits until the browser has put this key of a page on disk: it does so in its own time, and not when it is closed. */
async function written(key: string): Promise<void> {
  const store = path.join(folder, 'profile', 'Default', 'Local Storage', 'leveldb')
  for (let looks = 0; looks < 600; looks += 1) {
    const files = existsSync(store) ? readdirSync(store) : []
    if (files.some((file) => readFileSync(path.join(store, file)).includes(key))) return
    await new Promise((later) => setTimeout(later, 100))
  }
  throw new Error(`The browser never kept ${key}`)
}

const hostile =
  '<script>alert(1)</script> <img src=x onerror=alert(2)> <svg onload=alert(3)> [go](javascript:alert(4)) "onmouseover="alert(5)" </style></title>'

inBrowser('words of an owner or of a stranger', () => {
  test('run in no page that is written, whatever they are', async () => {
    const answers = answersWith(library, {
      practiceName: hostile.slice(0, 75),
      socialLead: hostile.slice(26, 100),
      platforms: ['instagram', 'own-website'],
      reviewSites: ['yelp'],
    })
    const stamp = { title: hostile, base: null, date: null, author: null } as const
    const clauses = policy.sections.flatMap(({ provisions }) => provisions.slice(0, 1).map(({ clause }) => clause))
    const overrides = clauses.map((clause) => ({ ...stamp, clause, kind: 'replace', body: hostile }) as const)
    const all = new Set(library.frames.flatMap((frame) => Object.keys(frame.files)))
    const written = await renderOutputs(library, assemblePolicy(library, answers, { version: '1.0', overrides }), all)
    const pages = written.filter((file) => file.path.endsWith('.html'))
    const context = await open(1280)
    for (const { path: name, content } of pages) {
      const file = path.join(folder, path.basename(name))
      writeFileSync(file, content)
      const page = await context.newPage()
      const faults: string[] = []
      page.on('console', (message) => faults.push(message.text()))
      page.on('pageerror', (error) => faults.push(String(error)))
      page.on('dialog', (dialog) => faults.push(dialog.message()))
      page.on('request', (request) => faults.push(request.url()))
      await page.goto(pathToFileURL(file).href)
      const found = await page.evaluate<readonly string[]>(`(() => {
        const all = [...document.querySelectorAll('*')]
        for (const one of all) one.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
        return [
          ...all.flatMap((one) => [...one.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name)),
          ...all.flatMap((one) => one.getAttribute('href') ?? []).filter((href) => !/^(https?:|mailto:|#|data:|[a-z-]+[.]html(#|$))/.test(href)),
          ...all.filter((one) => one.matches('svg[onload], img[src=x]')).map((one) => one.tagName),
        ]
      })()`)
      expect([name, found, faults]).toEqual([name, [], [pathToFileURL(file).href]])
      expect(await page.evaluate('document.body.textContent')).toContain('<script>alert(1)</script>')
      await page.close()
    }
    expect(pages.length).toBeGreaterThan(1)
    await context.close()
  })
})

inBrowser('the page of notices', () => {
  // For looks, which keep nothing: one browser for all.
  let browser: Browser
  beforeAll(async () => {
    writeFileSync(path.join(folder, 'disclaimers.html'), contentOf('disclaimers.html'))
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test.each([
    [320, 'light'],
    [320, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('%i pixels, %s: nothing sticks out, nothing is barred, nobody is shut out', async (width, scheme) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme })
    const { page, faults } = await shown(context)
    await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true })`)
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
    await page.evaluate(axe)
    const violations = await page.evaluate<string[]>(
      `axe.run().then((found) => found.violations.map((one) => one.id + ' ' + one.nodes.map((node) => node.target).join()))`,
    )
    expect(violations).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })

  test('every text is that of its file, and counted as its site counts', async () => {
    const context = await open(1280)
    const { page } = await shown(context)
    const there = await page.evaluate<{ id: string; text: string; count: string }[]>(
      `[...document.querySelectorAll('.box')].map((box) => ({ id: box.id, text: box.querySelector('textarea').value, count: box.querySelector('.count').textContent }))`,
    )
    const expected = places.flatMap((place) =>
      place.boxes
        .filter((box) => box.text !== null)
        .map((box) => ({
          id: `box-${place.id}-${box.box ?? ''}`,
          text: contentOf(
            `disclaimers/${place.boxes[0] === box ? place.id : `${place.id}-${box.box ?? ''}`}.txt`,
          ).slice(0, -1),
          count: `${box.length} ${box.limit === null ? 'characters, limit not known' : `of ${box.limit} characters`}`,
        })),
    )
    expect(there).toEqual(expected)
    expect(places.map(({ id }) => id)[0]).toBe('own-website')
    for (const { id } of expected) {
      const counts = places
        .flatMap(({ boxes }) => boxes)
        .find((box) => `box-${box.platform}-${box.box ?? ''}` === id)!.counts
      await page.evaluate(`document.querySelector('#${id}').closest('details')?.setAttribute('open', '')`)
      const typed = '\u{1F600} \u{1F468}‍\u{1F469}‍\u{1F467} é 漢'
      // The long one is counted in windows.
      for (const text of [typed, typed.repeat(60)]) {
        await page.fill(`#${id} textarea`, text)
        expect(parseInt((await page.textContent(`#${id} .count`)) ?? '', 10)).toBe(
          textLength(text, counts as 'unknown'),
        )
      }
    }
    await page.fill('#box-x-bio textarea', 'a'.repeat(161))
    expect(await page.textContent('#box-x-bio .count')).toBe('161 of 160 characters: 1 too many')
    await context.close()
  })

  test('by keyboard alone: copy, tick, close, come back', async () => {
    const context = await open(320)
    const { page } = await shown(context)
    await tabTo(page, '#box-own-website-policy-page .copy')
    await page.keyboard.press('Enter')
    await page.getByText('Copied. Paste it into the box on the site.').waitFor({ state: 'attached' })
    expect(await clipboard(page)).toBe(contentOf('disclaimers/own-website.txt').slice(0, -1))
    expect(await page.evaluate('document.activeElement.className')).toBe('copy')
    await tabTo(page, '#box-own-website-policy-page .done')
    await page.keyboard.press('Space')
    const done = await page.textContent('#progress')
    expect(done).toMatch(/^1 of \d+ places done$/)
    await written('practice-policy:pasted:')
    await context.close()
    const again = await open(320)
    const later = await shown(again)
    expect(await later.page.textContent('#progress')).toBe(done)
    await again.close()
    const html = contentOf('disclaimers.html')
    writeFileSync(path.join(folder, 'disclaimers.html'), html.replace('This page explains how', 'This page says how'))
    const changed = await open(320)
    const last = await shown(changed)
    expect(await last.page.textContent('#progress')).toMatch(/^0 of /)
    expect(await last.page.isVisible('#box-own-website-policy-page .changed')).toBe(true)
    await changed.close()
  })
})
