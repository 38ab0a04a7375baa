/** Turns an engine into what the page did in it: the quick interview by keyboard, kept, taken up again, taken home, and as narrow as a phone. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../../src/node/library-files.js'
import { keys, savedBy, there, type Engine } from './engines.js'
import { filesOfZip, filesUnder } from './open-page.js'

const pageFile = path.join(packageRoot(), 'dist', 'practice-policy.html')
const program = path.join(packageRoot(), 'bin', 'practice-policy.js')

/** What was seen; each list is empty when all is well. */
export interface Visited {
  /** Headings passed by keyboard. */
  readonly screens: number
  /** Files in the zip, and those that are not the command line's. */
  readonly files: number
  readonly differing: readonly string[]
  /** What is not as it should be, in words. */
  readonly wrong: readonly string[]
  /** What the page or the browser complained of, and requests. */
  readonly complaints: readonly string[]
}

/** Listens for whatever goes wrong in the page from now on. */
const listen = `
  window.heard = []
  for (const kind of ['error', 'unhandledrejection', 'securitypolicyviolation'])
    window.addEventListener(kind, (event) => heard.push(kind + ' ' + (event.message ?? event.reason ?? event.blockedURI)))
  for (const kind of ['error', 'warn']) console[kind] = (...words) => heard.push(words.join(' '))`
const heard = `return [...(window.heard ?? []), ...performance.getEntriesByType('resource').map((one) => 'request: ' + one.name).filter((one) => !one.includes('blob:'))]`

const heading = (engine: Engine): Promise<string> =>
  engine.run(`return document.querySelector('h1')?.textContent ?? ''`)

const comes = (engine: Engine, words: string): Promise<unknown> =>
  there(async () => ((await heading(engine)).includes(words) ? true : null), `“${words}”`)

async function open(engine: Engine, file: string): Promise<void> {
  await engine.open(pathToFileURL(file).href)
  await engine.run(listen)
}

/** Presses Tab until a condition on the focused element \`at\` holds. */
async function tabTo(engine: Engine, condition: string): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await engine.run<boolean>(`const at = document.activeElement; return ${condition}`)) return
    await engine.press(keys.tab)
  }
  throw new Error(`Tab never reached ${condition} on “${await heading(engine)}”`)
}

async function press(engine: Engine, words: string): Promise<void> {
  await there(
    () =>
      engine.run(
        `return [...document.querySelectorAll('button')].some((one) => one.textContent.startsWith(${JSON.stringify(words)})) || null`,
      ),
    `“${words}”`,
  )
  await tabTo(engine, `at.matches('button') && at.textContent.startsWith(${JSON.stringify(words)})`)
  await engine.press(keys.enter)
}

/** Where what is suggested is taken. */
const onwardTo = `document.querySelector('main form') ? 'form .main' : document.querySelector('.rows .main') ? '.rows .main' : '.rows li:last-child .row'`

/** The heading that follows one. */
const next = (engine: Engine, before: string): Promise<string> =>
  there(async () => {
    const now = await heading(engine)
    return [before, 'Making your papers', ''].includes(now) ? null : now
  }, `what follows “${before}”`)

/** Takes what is suggested, from the keyboard, until a heading comes; gives the headings passed. */
async function onward(engine: Engine, until: string): Promise<readonly string[]> {
  const passed: string[] = []
  for (let title = await heading(engine); title !== until; title = await next(engine, title)) {
    if (passed.length > 100) throw new Error(`never came to “${until}”: ${passed.join(' > ')}`)
    passed.push(title)
    await tabTo(engine, `at.matches('form input:not([type=search]), ' + (${onwardTo}))`)
    if (title === 'What is the practice called?') await engine.press(...Array.from('Riverbend Counseling'))
    await engine.press(keys.enter)
  }
  return passed
}

/** Writes the papers by the command line, for the same answers on the same day. */
function commandLine(answers: Buffer, day: string): ReadonlyMap<string, Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'practice-policy-'))
  writeFileSync(path.join(folder, 'answers.yaml'), answers)
  execFileSync(process.execPath, [program, 'build', folder, '--date', day], { stdio: 'ignore' })
  const written = filesUnder(folder)
  rmSync(folder, { recursive: true })
  return written
}

const accounts = "Who runs the practice's accounts?"

/** As far as the question of accounts, back once and on again; saved, opened in a fresh page, and on to the end. */
async function interview(engine: Engine, wrong: string[]): Promise<number> {
  await press(engine, 'Quick: the essentials')
  await comes(engine, 'What is the practice called?')
  const first = await onward(engine, accounts)
  await press(engine, 'Back')
  await comes(engine, first.at(-1) ?? '')
  await onward(engine, accounts)
  await tabTo(engine, `at.matches('input[type=radio]')`)
  await engine.press(keys.down)
  const chosen = await engine.run<string>('return document.activeElement.dataset.value')
  await engine.press(keys.enter)
  await there(async () => ((await heading(engine)) === accounts ? null : true), 'the next question')
  const here = await heading(engine)
  await press(engine, 'Save my answers')
  const answers = await savedBy(engine, 'answers.yaml')
  if (!answers.includes(`accessModel: ${chosen}\n`)) wrong.push('the answer chosen by arrow key was not saved')
  await engine.run('localStorage.clear()')
  await reopen(engine, 'answers.yaml', answers)
  await comes(engine, here)
  return first.length + (await onward(engine, 'Your policy is ready')).length
}

/** A fresh visit that starts from a saved file. */
async function reopen(engine: Engine, name: string, bytes: Uint8Array): Promise<void> {
  const file = path.join(engine.home, `opened-${name}`)
  writeFileSync(file, bytes)
  await open(engine, pageFile)
  await engine.choose('#_file', file)
}

/** Copies the first text of the page of notices and pastes it into its own box. */
async function copying(engine: Engine, file: string, text: string): Promise<readonly string[]> {
  await open(engine, file)
  await press(engine, 'Copy')
  const said = `return document.body.textContent.includes('Copied. Paste it into the box on the site.') || null`
  await there(() => engine.run(said), '“Copied”')
  const box = `document.querySelector('.box textarea')`
  await engine.run(`${box}.value = ''; ${box}.focus()`)
  await engine.press(keys.control, 'v')
  const pasted = await engine.run<string>(`return ${box}.value`)
  return pasted === text ? [] : [`what was copied reads “${pasted.slice(0, 60)}”`]
}

/** Opens a page 375 pixels wide, in a frame: the windows of engines do not go as narrow. */
async function openNarrow(engine: Engine, file: string): Promise<void> {
  const outside = path.join(engine.home, 'narrow.html')
  const frame = `<iframe src="${pathToFileURL(file).href}" style="border:0;width:375px;height:700px"></iframe>`
  writeFileSync(outside, `<!doctype html><body style="margin:0">${frame}`)
  await engine.open(pathToFileURL(outside).href)
  await engine.enterFrame()
}

const sticksOut = `
  for (const one of document.querySelectorAll('details')) one.open = true
  const wide = document.documentElement.scrollWidth - innerWidth
  const name = document.querySelector('h1').textContent
  const found = innerWidth !== 375 || wide > 0 ? [name + ': ' + wide + ' pixels too wide'] : []`

/** The quick interview and its papers at 375 pixels; what sticks out. */
async function narrowly(engine: Engine): Promise<readonly string[]> {
  await engine.run('localStorage.clear()')
  await openNarrow(engine, pageFile)
  const wrong: string[] = []
  for (let title = await heading(engine), screens = 0; screens < 60; screens += 1) {
    wrong.push(...(await engine.run<string[]>(`${sticksOut}; return found`)))
    if (title === 'Your policy is ready') return wrong
    await engine.run(`
      const name = document.querySelector('#_answer')
      if (name?.value === '') name.value = 'Riverbend Counseling'
      document.querySelector(${onwardTo}).click()`)
    title = await next(engine, title)
  }
  throw new Error('the narrow interview never came to its end')
}

/** Goes through it all. */
export async function visited(engine: Engine): Promise<Visited> {
  const wrong: string[] = []
  const complaints: string[] = []
  const collect = async (): Promise<void> => {
    complaints.push(...(await engine.run<string[]>(heard)))
  }
  await open(engine, pageFile)
  const screens = await interview(engine, wrong)
  const day = await engine.run<string>(`return new Date().toLocaleDateString('sv')`)
  await press(engine, 'Download everything')
  const zip = await savedBy(engine, 'social-media-policy.zip')
  await press(engine, 'Word')
  const word = await savedBy(engine, 'social-media-policy.docx')
  await collect()
  const home = new Map([...filesOfZip(zip)].map(([name, bytes]) => [name.replace('social-media-policy/', ''), bytes]))
  const written = commandLine(home.get('answers.yaml') ?? Buffer.of(), day)
  const differing = [...new Set([...home.keys(), ...written.keys()])].filter(
    (name) => home.get(name)?.equals(written.get(name) ?? Buffer.of()) !== true,
  )
  if (!word.equals(written.get('social-media-policy.docx') ?? Buffer.of()))
    wrong.push('the Word file by itself differs')
  await reopen(engine, 'social-media-policy.zip', zip)
  await comes(engine, 'version')
  await collect()
  const folder = path.join(engine.home, 'papers')
  mkdirSync(folder)
  const notices = path.join(folder, 'disclaimers.html')
  writeFileSync(notices, home.get('disclaimers.html') ?? '')
  const text = home.get('disclaimers/own-website.txt')?.toString() ?? ''
  wrong.push(...(await copying(engine, notices, text.trimEnd())))
  await collect()
  await openNarrow(engine, notices)
  wrong.push(...(await engine.run<string[]>(`${sticksOut}; return found`)))
  await open(engine, pageFile)
  wrong.push(...(await narrowly(engine)))
  complaints.push(...((await engine.complaints?.()) ?? []))
  return { screens, files: home.size, differing, wrong, complaints }
}
