/** Drives Firefox and WebKit as Debian installs them: the commands of WebDriver, by a socket of Firefox's own and by HTTP. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A browser that runs, with a home of its own that its downloads land in. */
export interface Engine {
  readonly version: string
  readonly home: string
  readonly open: (address: string) => Promise<void>
  /** Runs statements in the page; what they return. */
  readonly run: <Value>(script: string) => Promise<Value>
  /** Presses keys, one after the other. */
  readonly press: (...keys: readonly string[]) => Promise<void>
  /** Puts a file of this machine into an input for files. */
  readonly choose: (selector: string, file: string) => Promise<void>
  /** Goes into the first frame of the page. */
  readonly enterFrame: () => Promise<void>
  /** What the browser itself has written about the page; null where it tells nobody. */
  readonly complaints: (() => Promise<readonly string[]>) | null
  readonly close: () => Promise<void>
}

/** An engine that may be installed. */
export interface Installable {
  readonly name: string
  /** What has to be there, by its package. */
  readonly missing: readonly string[]
  readonly start: () => Promise<Engine>
}

/** Keys that type no character. */
export const keys = { tab: '\uE004', enter: '\uE007', down: '\uE015', shift: '\uE008', control: '\uE009' } as const

type Send = (command: Command, parameters: object) => Promise<unknown>

/** Each command, in HTTP and in Firefox's own words. */
const commands = {
  open: ['/url', 'WebDriver:Navigate'],
  run: ['/execute/sync', 'WebDriver:ExecuteScript'],
  press: ['/actions', 'WebDriver:PerformActions'],
  find: ['/element', 'WebDriver:FindElement'],
  type: ['/element/ID/value', 'WebDriver:ElementSendKeys'],
  frame: ['/frame', 'WebDriver:SwitchToFrame'],
} as const
type Command = keyof typeof commands

/** What both can do, over the commands. */
const over = (send: Send): Pick<Engine, 'open' | 'run' | 'press' | 'choose' | 'enterFrame'> => ({
  open: async (url) => {
    await send('open', { url })
  },
  run: async <Value>(script: string) => (await send('run', { script, args: [] })) as Value,
  press: async (...pressed) => {
    const held = [keys.shift, keys.control].filter((key) => pressed.includes(key))
    const struck = pressed.filter((key) => key !== keys.shift && key !== keys.control)
    const key = (type: string) => (value: string) => ({ type, value })
    const actions = [
      ...held.map(key('keyDown')),
      ...struck.flatMap((value) => [key('keyDown')(value), key('keyUp')(value)]),
      ...held.map(key('keyUp')),
    ]
    await send('press', { actions: [{ type: 'key', id: 'keyboard', actions }] })
  },
  choose: async (selector, file) => {
    const found = (await send('find', { using: 'css selector', value: selector })) as Readonly<Record<string, string>>
    await send('type', { id: Object.values(found)[0], text: file })
  },
  enterFrame: async () => {
    await send('frame', { id: 0 })
  },
})

/** Waits until something is there. */
export async function there<Value>(look: () => Value | null | Promise<Value | null>, what: string): Promise<Value> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await look()
    if (found !== null) return found
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error(`${what} never came`)
}

/** The file that was saved into the browser's home, whole; taken away, so that the next one of its name is seen. */
export async function savedBy({ home }: Engine, name: string): Promise<Buffer> {
  const file = path.join(home, name)
  const isThere = (): true | null =>
    existsSync(file) && statSync(file).size > 0 && !readdirSync(home).some((one) => one.endsWith('.part')) ? true : null
  await there(isThere, name)
  const bytes = readFileSync(file)
  rmSync(file)
  return bytes
}

const freshHome = (): string => mkdtempSync(path.join(tmpdir(), 'practice-policy-engine-'))

/** Ends it with all that it started, and removes its home. */
async function end(child: ChildProcess, home: string): Promise<void> {
  const isOver = new Promise((go) => child.once('exit', go))
  if (child.exitCode === null && child.pid !== undefined) {
    process.kill(-child.pid)
    await isOver
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}

const isThere = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null)

const firefoxSettings = (home: string): string =>
  Object.entries({
    'marionette.port': 0,
    'browser.download.folderList': 2,
    'browser.download.dir': home,
    'browser.download.alwaysOpenPanel': false,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
  })
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('')

const firefoxBinary = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync)

async function startFirefox(): Promise<Engine> {
  const home = freshHome()
  const profile = path.join(home, 'profile')
  mkdirSync(profile)
  writeFileSync(path.join(profile, 'user.js'), firefoxSettings(home))
  const given = ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile]
  const child = spawn(firefoxBinary ?? '', given, { stdio: 'ignore', detached: true })
  const port = Number(await there(() => isThere(path.join(profile, 'MarionetteActivePort')), 'Firefox'))
  const ask = await marionette(port)
  const { capabilities } = (await ask('WebDriver:NewSession', {})) as { capabilities: { browserVersion: string } }
  const send: Send = async (command, parameters) => {
    const answer = (await ask(commands[command][1], parameters)) as { value: unknown }
    return answer.value
  }
  const complaints = async (): Promise<readonly string[]> => {
    await ask('Marionette:SetContext', { value: 'chrome' })
    const script =
      "return Services.console.getMessageArray().map(String).filter((one) => one.includes('.html')).filter((one) => !one.includes('resource://'))"
    const found = (await send('run', { script, args: [] })) as readonly string[]
    await ask('Marionette:SetContext', { value: 'content' })
    return found
  }
  return { ...over(send), version: capabilities.browserVersion, home, complaints, close: () => end(child, home) }
}

/** Firefox's socket: each message is its length, a colon and JSON; an answer carries the number of its question. */
async function marionette(port: number): Promise<(command: string, parameters: object) => Promise<unknown>> {
  const socket = connect(port, '127.0.0.1')
  const waiting = new Map<number, { readonly take: (value: unknown) => void; readonly fail: (error: Error) => void }>()
  let received = Buffer.alloc(0)
  const isGreeted = new Promise<void>((go) =>
    socket.once('data', () => {
      go()
    }),
  )
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes])
    for (let colon = received.indexOf(':'); colon > 0; colon = received.indexOf(':')) {
      const stop = colon + 1 + Number(received.subarray(0, colon).toString())
      if (received.length < stop) return
      const message = JSON.parse(received.subarray(colon + 1, stop).toString()) as unknown
      received = received.subarray(stop)
      if (!Array.isArray(message)) continue
      const [, id, error, value] = message as [number, number, { readonly message: string } | null, unknown]
      if (error === null) waiting.get(id)?.take(value)
      else waiting.get(id)?.fail(new Error(error.message))
      waiting.delete(id)
    }
  })
  await isGreeted
  let last = 0
  return (command, parameters) =>
    new Promise((take, fail) => {
      last += 1
      waiting.set(last, { take, fail })
      const text = JSON.stringify([0, last, command, parameters])
      socket.write(`${Buffer.byteLength(text)}:${text}`)
    })
}

const webkitBinary = ['4.1', '4.0']
  .map((version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`)
  .find(existsSync)

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((go) => server.once('listening', go))
  const { port } = server.address() as AddressInfo
  await new Promise((go) => server.close(go))
  return port
}

async function startWebKit(): Promise<Engine> {
  const home = freshHome()
  const port = await freePort()
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: path.join(home, '.config') }
  const child = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], { stdio: 'ignore', detached: true, env })
  const ask = async (method: string, way: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}${way}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    const { value } = (await answer.json()) as { value: { error?: string; message?: string } | null }
    if (!answer.ok) throw new Error(`${value?.error ?? ''} ${value?.message ?? ''}`)
    return value
  }
  await there(() => ask('GET', '/status').catch(() => null), 'WebKit')
  const options = { binary: webkitBinary, args: ['--automation'] }
  const asked = { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } }
  const session = (await ask('POST', '/session', asked)) as {
    sessionId: string
    capabilities: { browserVersion: string }
  }
  const send: Send = (command, parameters) => {
    const way = commands[command][0].replace('ID', (parameters as { id?: string }).id ?? '')
    return ask('POST', `/session/${session.sessionId}${way}`, parameters)
  }
  const close = async (): Promise<void> => {
    await ask('DELETE', `/session/${session.sessionId}`)
    await end(child, home)
  }
  return { ...over(send), version: session.capabilities.browserVersion, home, complaints: null, close }
}

const onPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find(existsSync)

const without = (needed: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.keys(needed).filter((name) => needed[name] === undefined)

/** The engines that the page is tried in, beside Chromium. */
export const engines: readonly Installable[] = [
  { name: 'Firefox', missing: without({ 'firefox-esr': firefoxBinary }), start: startFirefox },
  {
    name: 'WebKitGTK',
    missing: without({
      'webkit2gtk-driver': webkitBinary === undefined ? undefined : onPath('WebKitWebDriver'),
      xvfb: onPath('xvfb-run'),
    }),
    start: startWebKit,
  },
]
