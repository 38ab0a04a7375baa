/** Turns seeds into interviews held by a monkey (random keys, Back, jumps, resizes, Ctrl-C and kills) and years of its visits at home; then checks that nothing was lost; with --interview or --home, one of both; with --page, on the page in a real browser. */
import { isDeepStrictEqual } from 'node:util'
import { type Answer, type GivenAnswers, noAnswers } from '../src/core/answers/answers.js'
import type { Browser } from 'playwright-core'
import { completeAnswers } from '../src/core/answers/complete.js'
import { parseAnswersFile } from '../src/core/answers/read-file.js'
import { isAnswered } from '../src/core/interview/flow.js'
import { type InterviewState, type Setting, newInterview } from '../src/core/interview/state.js'
import { reduce } from '../src/core/interview/reduce.js'
import { type InterviewResult, runInterview } from '../src/cli/wizard/wizard.js'
import { loadLibrary } from '../src/node/library-files.js'
import { homeSetting, monkeyAtHome } from './monkey-home.js'
import { monkeyBrowser, monkeyOnPage } from './monkey-page.js'
import { until, virtualTerminal, type VirtualTerminal } from '../test/cli/virtual-terminal.js'

interface Saved {
  given: GivenAnswers
  state: InterviewState | null
}

const often = (times: number, ...keys: readonly string[]): readonly (readonly string[])[] =>
  Array<readonly string[]>(times).fill(keys)
const typed = (text: string): readonly (readonly string[])[] => [Array.from(text)]

/** What the monkey may do, by weight. */
const moves = [
  ...often(14, 'enter'),
  ...often(6, 'down'),
  ...often(3, 'up'),
  ...often(5, 'space'),
  ...often(4, 'esc'),
  ...often(2, 'tab'),
  ...['ctrl-o', 'ctrl-n', 'backspace', 'pageup', 'pagedown', 'home', 'end'].flatMap((key) => often(1, key)),
  ...['a', 'Riverbend', 'cal', 'face', 'team', '2027-03-01', 'ø', '?', '9', 'zz'].flatMap(typed),
  ...['resize', 'ctrl-c', 'kill'].flatMap((key) => often(1, key)),
]
const movesEach = 90

const random = (seed: number): ((below: number) => number) => {
  let state = seed + 0x9e3779b9
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

interface Session {
  readonly terminal: VirtualTerminal
  readonly result: Promise<InterviewResult>
  /** Set when it has ended. */
  ended: InterviewResult | null
}

async function open(setting: Setting, saved: Saved, complaints: string[]): Promise<Session> {
  const terminal = virtualTerminal()
  const copy = JSON.parse(JSON.stringify(saved)) as Saved
  const result = runInterview({
    library: setting.library,
    given: copy.given,
    today: setting.today,
    io: terminal.io,
    mode: 'ask',
    plain: false,
    resume: copy.state,
    save: (given, state) => {
      complaints.push(...lost(setting, saved, state))
      Object.assign(saved, { given, state })
      return Promise.resolve()
    },
    plannedFiles: () => ['policy.md'],
  })
  const session: Session = { terminal, result, ended: null }
  void result.then((ended) => (session.ended = ended))
  await until(() => terminal.raw().includes('Enter choose') || terminal.raw().includes('Enter go on'))
  return session
}

/** Answers that were there before a step, and are neither there after it nor asked again. */
const lost = (setting: Setting, before: Saved, after: InterviewState): readonly string[] =>
  setting.library.questions
    .filter(({ id }) => isAnswered(before.state?.given ?? noAnswers, id))
    .filter(({ id }) => !isAnswered(after.given, id) && !Object.hasOwn(after.reopened, id))
    .map(({ id }) => `the answer to ${id} is gone`)

async function monkey(setting: Setting, seed: number): Promise<readonly string[]> {
  const below = random(seed)
  const saved: Saved = { given: noAnswers, state: null }
  const complaints: string[] = []
  let session = await open(setting, saved, complaints)
  for (let i = 0; i < movesEach && session.ended?.outcome !== 'done'; i += 1) {
    const move = moves[below(moves.length)] ?? []
    const [key = ''] = move
    if (key === 'resize') await session.terminal.resize(30 + below(70), 10 + below(30))
    else if (key !== 'kill') await session.terminal.press(...move)
    if (key === 'kill' || session.ended?.outcome === 'left') session = await open(setting, saved, complaints)
  }
  // Whatever it left behind, pressing Enter from here leads to the end.
  if (session.ended === null) session = await open(setting, saved, complaints)
  for (let i = 0; i < 300 && session.ended === null; i += 1) await session.terminal.press(...onward(saved.state))
  if (session.ended === null) return [...complaints, `never ended: ${JSON.stringify(saved.state?.screen)}`]
  return [...complaints, ...differences(setting, saved)]
}

/** Enter takes what is there; only a required text needs typing. */
const onward = (state: InterviewState | null): readonly string[] =>
  state?.screen.kind === 'question' && state.screen.question === 'practiceName' ? ['R', 'enter'] : ['enter']

/** The final answers against those of a run that gives them once, in order. */
function differences(setting: Setting, saved: Saved): readonly string[] {
  const final = completeAnswers(setting, saved.given)
  const straight = completeAnswers(setting, straightRun(setting, final.values, saved).given)
  return setting.library.questions
    .filter(({ id }) => !isDeepStrictEqual(final.values[id], straight.values[id]))
    .map(({ id }) => `${id} is ${JSON.stringify(final.values[id])}, straight ${JSON.stringify(straight.values[id])}`)
}

function straightRun(setting: Setting, values: Readonly<Record<string, Answer>>, saved: Saved): InterviewState {
  const ids = Object.keys(values).filter((id) => isAnswered(saved.given, id))
  let state = reduce(setting, newInterview(noAnswers), { kind: 'start', mode: 'quick' })
  for (const id of ids) {
    state = reduce(setting, state, { kind: 'jump', question: id })
    // A "not sure" stays one: nothing is ticked there because of another answer.
    const isUnsure = saved.given.unsure.includes(id)
    state = reduce(setting, state, isUnsure ? { kind: 'unsure' } : { kind: 'answer', value: values[id] ?? '' })
    while (state.screen.kind === 'conflict') state = reduce(setting, state, { kind: 'keep' })
  }
  return state
}

/** The same on the page; what it saved at the end against a straight run. */
async function onThePage(browser: Browser, setting: Setting, seed: number): Promise<readonly string[]> {
  try {
    const text = await monkeyOnPage(browser, setting.today, random(seed))
    const { answers } = parseAnswersFile({ path: 'answers.yaml', text }, setting.library)
    return answers === null
      ? ['the saved answers can’t be read']
      : differences(setting, { given: answers, state: null })
  } catch (error) {
    return [String(error)]
  }
}

/** Visits at home; what they leave against a straight run. */
async function atHome(start: Awaited<ReturnType<typeof homeSetting>>, seed: number): Promise<readonly string[]> {
  try {
    const { complaints, given } = await monkeyAtHome(start, random(seed))
    const setting: Setting = { library: start.library, today: '2027-01-04' }
    return [...complaints, ...differences(setting, { given, state: null })]
  } catch (error) {
    return [String(error)]
  }
}

const { library } = await loadLibrary(null)
if (library === null) throw new Error('the library could not be read')
const flag = process.argv.indexOf('--seeds')
const seeds = flag < 0 ? 50 : Number(process.argv[flag + 1])
const first = process.argv.includes('--from') ? Number(process.argv[process.argv.indexOf('--from') + 1]) : 1
const asked = (way: string): boolean => process.argv.includes(way)
const browser = asked('--page') ? await monkeyBrowser() : null
const home = asked('--page') || asked('--interview') ? null : await homeSetting()
let failed = 0
for (let seed = first; seed < first + seeds; seed += 1) {
  const setting = { library, today: '2027-01-04' }
  const complaints = [
    ...(browser === null ? [] : await onThePage(browser, setting, seed)),
    ...(home === null ? [] : await atHome(home, seed)),
    ...(browser !== null || asked('--home') ? [] : await monkey(setting, seed)),
  ]
  if (complaints.length === 0) continue
  failed += 1
  console.log(`seed ${seed}:\n${[...new Set(complaints)].map((complaint) => `  ${complaint}`).join('\n')}`)
}
await browser?.close()
const what =
  home === null ? 'interviews held by the monkey' : asked('--home') ? 'years at home' : 'interviews and years at home'
console.log(`${seeds - failed} of ${seeds} ${what} lost nothing`)
process.exitCode = failed === 0 ? 0 : 1
