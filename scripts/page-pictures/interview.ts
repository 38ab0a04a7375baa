/** Leads an interview on the page past its screens; whoever leads it is told the name of each as it stands there. */
import type { Page } from 'playwright-core'

/** Told which screen is shown. */
export type Shown = (screen: string) => Promise<void>

/** The words of the heading. */
const headingOf = async (page: Page): Promise<string> => (await page.textContent('h1')) ?? ''

/** Clicks the button that starts with these words. */
export const press = (page: Page, words: string): Promise<void> =>
  page.locator('main button').filter({ hasText: words }).first().click()

/** Waits until the heading holds these words. */
export const heads = async (page: Page, words: string): Promise<void> => {
  await page.locator('h1').filter({ hasText: words }).waitFor()
}

/** Takes what is suggested until a heading comes; `each` is told of every screen by its number. */
async function onward(page: Page, until: string, each: Shown = () => Promise.resolve()): Promise<void> {
  for (let screens = 1; (await headingOf(page)) !== until; screens += 1) {
    const before = await headingOf(page)
    await each(String(screens).padStart(2, '0'))
    const name = page.locator('#_answer')
    if (before === 'What is the practice called?' && (await name.inputValue()) === '')
      await name.fill('Riverbend Counseling')
    if ((await page.locator('form').count()) > 0) await page.click('form .main')
    else if ((await page.locator('.rows .main').count()) > 0) await page.click('.rows .main')
    else await page.locator('.rows .row').last().click()
    await page.waitForFunction(`document.querySelector('h1').textContent !== ${JSON.stringify(before)}`)
    if ((await headingOf(page)) === 'Making your papers') await heads(page, 'Your policy is ready')
  }
}

/** The quick interview with the screens that the readme shows, to its papers. */
export async function quickInterview(page: Page, shown: Shown): Promise<void> {
  await shown('start')
  await press(page, 'Quick')
  await page.click('form .main')
  await shown('problem')
  await page.fill('#_answer', 'Riverbend Counseling')
  await page.click('form .main')
  await onward(page, "Who runs the practice's accounts?")
  await page.evaluate('scrollTo(0, 0)')
  await page.locator('.choice').nth(1).hover()
  await shown('question')
  if (!(await page.evaluate(`document.querySelector('.preview').open`))) {
    await page.click('.preview > summary')
    await page.evaluate('scrollTo(0, 0)')
    await page.locator('.choice').nth(1).hover()
    await shown('preview')
    await page.click('.preview > summary')
  }
  await page.locator('.choice').filter({ hasText: 'Not sure' }).click()
  await page.click('form .main')
  await onward(page, 'Check your answers')
  await shown('check')
  await onward(page, 'Your policy is ready')
  await shown('ready')
  await press(page, 'Copy the texts for your sites')
  await shown('notices')
}

/** Every screen of the full interview; what is wrong on the form of the people; leaving and deleting. */
export async function fullInterview(page: Page, shown: Shown): Promise<void> {
  await press(page, 'Full')
  await onward(page, 'Check your answers', async (number) => {
    await shown(`full-${number}`)
    if ((await headingOf(page)) !== 'People and how to reach them') return
    for (const field of ['socialLead', 'officePhone']) await page.fill(`#${field}_answer`, 'x'.repeat(400))
    await page.click('form .main')
    await shown('people-problem')
    for (const field of ['socialLead', 'officePhone']) await page.fill(`#${field}_answer`, '')
  })
  await shown('full-check')
  await press(page, 'Delete everything here')
  await shown('delete')
  await press(page, 'No, go back')
  await page.reload()
  await shown('welcome-back')
  await page.setInputFiles('#_file', { name: 'holiday.zip', mimeType: 'application/zip', buffer: Buffer.from('none') })
  await page.locator('#_problem').waitFor()
  await shown('refused')
}
