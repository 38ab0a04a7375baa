/** Prints how long the interview takes to read and answer, and fails when it is longer than promised. */
import { askedQuestions } from '../src/core/interview/flow.js'
import { minutes } from '../src/core/interview/time.js'
import { type Setting, newInterview } from '../src/core/interview/state.js'
import { reduce } from '../src/core/interview/reduce.js'
import { noAnswers } from '../src/core/answers/answers.js'
import { loadLibrary } from '../src/node/library-files.js'

/** Minutes at most: 200 words a minute, five seconds an answer. */
const promised = { quick: 5, full: 13 } as const

const { library } = await loadLibrary(null)
if (library === null) throw new Error('the library could not be read')
const setting: Setting = { library, today: '2027-01-04' }
for (const mode of ['quick', 'full'] as const) {
  const state = reduce(setting, newInterview(noAnswers), { kind: 'start', mode })
  const taken = minutes(setting, state)
  const questions = askedQuestions(setting, state).length
  console.log(`${mode}: ${questions} questions, ${taken.toFixed(1)} minutes (at most ${promised[mode]})`)
  if (taken > promised[mode]) process.exitCode = 1
}
