/** `disclaimer`: the text for a platform's box, printed, listed or copied. */
import { disclaimersFor, type Disclaimer } from '../../core/policy/disclaimer/disclaimer.js'
import type { Answers } from '../../core/answers/answers.js'
import { completeAnswers } from '../../core/answers/complete.js'
import type { Library } from '../../core/library/library.js'
import { suggestion } from '../../core/ground/nearest.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { readLock } from '../../node/workspace.js'
import { copyText } from '../terminal/clipboard.js'
import type { CommandInput, CommandRun } from '../command.js'
import { readAnswers, folderOption, libraryOf, textOption, todayOf } from '../context.js'
import { print, printJson, say } from '../terminal/io.js'

export const run: CommandRun = async (input) => {
  const { args, options } = input
  const library = await libraryOf(input)
  const folder = folderOption(input)
  const given = await readAnswers(library, folder)
  const lock = await readLock(folder, true)
  const answers = completeAnswers({ library, today: lock?.date ?? todayOf(input) }, given)
  const platform = args[0]
  if (options['list'] === true) return list(input, library, answers)
  if (platform === undefined)
    throw new UserError(
      'Say which platform, such as: practice-policy disclaimer yelp\nOr see all of them: practice-policy disclaimer --list',
    )
  return one(input, pick(library, answers, platform, textOption(options, 'field')))
}

function list({ options, io }: CommandInput, library: Library, answers: Answers): number {
  const chosen = answers.values[library.parts.disclaimers] ?? []
  const disclaimers = disclaimersFor(library, answers, typeof chosen === 'string' ? [chosen] : chosen)
  if (options['json'] === true) printJson(io, disclaimers.map(record))
  else for (const disclaimer of disclaimers) print(io, line(disclaimer))
  return exit.ok
}

const record = ({
  platform,
  field,
  text,
  instead,
  length,
  limit,
  counts,
  fits,
  checked,
  steps,
}: Disclaimer): Record<string, unknown> => ({
  platform,
  field,
  text,
  ...(instead === null ? {} : { instead }),
  length,
  limit,
  counts,
  fits,
  checked,
  steps,
})

function line({ platform, field, text, instead, length, limit, fits }: Disclaimer): string {
  if (text === null) return `${platform}: ${instead ?? 'no box for a text'}`
  const room = limit === null ? 'limit unknown: look at the counter in the box' : `of ${limit}`
  return `${platform}, ${field}: ${length} characters, ${room}${fits === true ? ', fits' : ''}`
}

function pick(library: Library, answers: Answers, platform: string, field: string | undefined): Disclaimer {
  const known = library.platforms.map((candidate) => candidate.id)
  if (!known.includes(platform)) {
    throw new UserError(
      `Unexpected platform "${platform}", expected one the library knows\n  hint: ${suggestion(platform, known) ?? known.join(', ')}`,
    )
  }
  const boxes = disclaimersFor(library, answers, [platform])
  const wanted = field?.toLowerCase()
  const found =
    wanted === undefined
      ? boxes[0]
      : (boxes.find((box) => box.field?.toLowerCase() === wanted) ??
        boxes.find((box) => box.field?.toLowerCase().includes(wanted)))
  if (found === undefined) {
    const names = boxes.map((box) => box.field ?? '').filter((name) => name !== '')
    throw new UserError(
      `Unexpected field "${field}" of ${platform}, expected one of: ${names.join(', ') || 'none, it has no box for a text'}`,
    )
  }
  return found
}

async function one({ options, io }: CommandInput, disclaimer: Disclaimer): Promise<number> {
  if (options['json'] === true) {
    printJson(io, record(disclaimer))
    return exit.ok
  }
  if (disclaimer.text === null) {
    say(io, `${disclaimer.platform} has nowhere to put it.`)
    print(io, disclaimer.instead ?? '')
    return exit.ok
  }
  print(io, disclaimer.text)
  say(io, '')
  say(io, line(disclaimer))
  if (options['copy'] === true) say(io, await copyText(disclaimer.text))
  for (const [index, step] of disclaimer.steps.entries()) say(io, `${index + 1}. ${step}`)
  for (const item of disclaimer.switchOff) say(io, `Switch off: ${item}`)
  return exit.ok
}
