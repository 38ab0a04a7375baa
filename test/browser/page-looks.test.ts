/** The policy's page in a browser: what its readers see of it, at a desk and on a phone. */
import { text } from '../../src/core/document/tree.js'
import { renderHtml } from '../../src/render/html/html.js'
import { documentOf } from '../render/docx/sample.js'
import { executablePath, launch } from './open-page.js'

if (executablePath === undefined)
  console.warn('SKIPPED: the policy’s page was not opened in a real browser, because chromium is not installed')
const inBrowser = executablePath === undefined ? describe.skip : describe

inBrowser('the page', () => {
  test.each([1280, 375])(
    'at %d pixels each date stands on one line, and a blank has room for a name',
    async (width) => {
      const blank = { type: 'value', question: 'officePhone', value: '______', blank: true } as const
      const facts = ['Version', 'Effective', 'Next review'].map((label) => ({
        label,
        value: [text('September 15, 2027')],
      }))
      const line = { type: 'paragraph', children: [text('Call: '), blank] } as const
      const browser = await launch()
      try {
        const page = await browser.newPage({ viewport: { width, height: 800 } })
        await page.setContent(renderHtml(documentOf([line], { facts })))
        const dates = await page.locator('dd').all()
        expect(dates).toHaveLength(3)
        for (const date of dates) expect((await date.boundingBox())?.height).toBeLessThan(1.5 * 21)
        const room = await page.getByLabel('blank to fill in').boundingBox()
        expect(room?.width).toBeGreaterThan(0.8 * 96)
      } finally {
        await browser.close()
      }
    },
  )
})
