/** `disclaimer`: the text for a platform's box, printed, listed or copied. */
import { disclaimersFor, type Disclaimer } from '../../core/policy/disclaimer/disclaimer.js'
import { meantBy } from '../../core/policy/disclaimer/named.js'
import { noAnswers, type Answers, type GivenAnswers } from '../../core/answers/answers.js'
import { checkAnswer } from '../../core/answers/check.js'
import { completeAnswers } from '../../core/answers/complete.js'
import type { Library } from '../../core/library/library.js'
import type { Platform } from '../../core/library/platform.js'
import { blankLine } from '../../core/document/tree.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { answersName, readText } from '../../node/folder/practice-folder.js'
import { readOverrideFiles } from '../../node/edits/override-files.js'
import type { OwnNotice } from '../../core/policy/disclaimer/own-notice.js'
import type { Policy } from '../../core/policy/policy.js'
import { readLock } from '../../node/workspace.js'
import { copyText } from '../terminal/clipboard.js'
import type { CommandInput, CommandRun } from '../command.js'
import { readAnswers, folderOption, libraryOf, textOption, todayOf } from '../context.js'
import { print, printJson, say } from '../terminal/io.js'

export const run: CommandRun = async (input) => {
  const { args, options } = input
  const library = await libraryOf(input)
  const { answers, notices } = await answersFor(input, library)
  const platform = args.length === 0 ? undefined : args.join(' ')
  if (options['list'] === true) return list(input, library, answers, notices)
  if (platform === undefined)
    throw new UserError(
      'Say which platform, such as: practice-policy disclaimer yelp\nOr see all of them: practice-policy disclaimer --list',
    )
  const meant = platformOf(library, platform, input)
  return one(input, boxOf(disclaimersFor(library, answers, [meant.id], notices), meant, textOption(options, 'field')))
}

/** The folder's answers and own wording; with `--name`, that name, and no folder is needed. */
async function answersFor(input: CommandInput, library: Library): Promise<Pick<Policy, 'answers' | 'notices'>> {
  const folder = folderOption(input)
  const name = textOption(input.options, 'name')
  const hasAnswers = name === undefined || (await readText(folder, answersName)) !== null
  const given = hasAnswers ? await givenAnswers(library, folder) : noAnswers
  const lock = hasAnswers ? await readLock(folder, true) : null
  const named = name === undefined ? {} : { [library.parts.practiceName]: checkedName(library, name) }
  const notices = hasAnswers ? (await readOverrideFiles(folder, library, lock)).notices : []
  const answers = completeAnswers(
    { library, today: lock?.date ?? todayOf(input) },
    {
      ...given,
      values: { ...given.values, ...named },
    },
  )
  return { answers, notices }
}

/** Says of a missing folder how to do without one. */
async function givenAnswers(library: Library, folder: string): Promise<GivenAnswers> {
  if ((await readText(folder, answersName)) !== null) return readAnswers(library, folder)
  throw new UserError(
    `There is no ${answersName} in ${folder}.\nStart with: practice-policy new\nOr give the name alone: practice-policy disclaimer yelp --name "Your practice"`,
  )
}

/** A name as the interview would take it. */
function checkedName(library: Library, name: string): string {
  const question = library.questions.find((candidate) => candidate.id === library.parts.practiceName)
  const checked = question === undefined ? { answer: name } : checkAnswer(question, name, library)
  if ('problem' in checked) throw new UserError(`${checked.problem} (--name)`)
  return String(checked.answer)
}

function list(
  { options, io }: CommandInput,
  library: Library,
  answers: Answers,
  notices: readonly OwnNotice[],
): number {
  const chosen = answers.values[library.parts.disclaimers] ?? []
  const disclaimers = disclaimersFor(library, answers, typeof chosen === 'string' ? [chosen] : chosen, notices)
  if (options['json'] === true) printJson(io, disclaimers.map(record))
  else for (const disclaimer of disclaimers) print(io, line(disclaimer))
  return exit.ok
}

const record = ({
  platform,
  box,
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
  box,
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
  const verdict = fits === true ? ', fits' : fits === false ? `, too long by ${length - (limit ?? 0)}` : ''
  return `${platform}, ${field}: ${length} characters, ${room}${verdict}`
}

/** The platform somebody means; on stderr what a misspelled name was taken for. */
function platformOf(library: Library, word: string, { io }: CommandInput): Platform {
  const meant = meantBy(
    word,
    library.platforms.map((platform) => ({ item: platform, names: [platform.id, platform.name, ...platform.names] })),
  )
  if (meant.kind === 'one') {
    if (!meant.exact) say(io, `Took "${word}" as ${meant.item.name}.`)
    return meant.item
  }
  const known = (meant.kind === 'some' ? meant.items : library.platforms).map(({ id }) => id).join(', ')
  const what = meant.kind === 'some' ? 'it could be' : 'expected one the library knows'
  throw new UserError(`Unexpected platform "${word}", ${what}\n  hint: one of ${known}`)
}

/** The box of that id or name, or a piece of one; the main box when none is named. */
function boxOf(boxes: readonly Disclaimer[], platform: Platform, field: string | undefined): Disclaimer {
  const called = boxes.map((box) => ({ item: box, names: [box.box ?? '', box.field ?? ''] }))
  const [main] = boxes
  const meant = field === undefined ? null : meantBy(field, called)
  if (meant === null && main !== undefined) return main
  if (meant?.kind === 'one') return meant.item
  const names = boxes.flatMap(({ box, field: name }) => (box === null ? [] : [`${box} (${name ?? ''})`]))
  throw new UserError(
    `Unexpected field "${field ?? ''}" of ${platform.name}, expected one of: ${names.join(', ') || 'none, it has no box for a text'}`,
  )
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
  if (disclaimer.text.includes(blankLine)) say(io, 'Fill in the blank before you paste it, or leave that line out.')
  say(io, line(disclaimer))
  if (options['copy'] === true) say(io, await copyText(disclaimer.text))
  for (const [index, step] of disclaimer.steps.entries()) say(io, `${index + 1}. ${step}`)
  for (const item of disclaimer.switchOff) say(io, `Switch off: ${item}`)
  return exit.ok
}
