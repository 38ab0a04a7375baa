/** Turns command-line arguments into an exit code: finds the command, runs it, and explains what went wrong. */
import { Command } from 'commander'
import { visible } from '../core/ground/bounds/visible.js'
import { suggestion } from '../core/ground/nearest.js'
import { exit, UserError } from '../node/folder/user-error.js'
import { asCalled, callerOf } from './again.js'
import { commands } from './commands.js'
import { textOption } from './context.js'
import type { CommandEntry } from './command.js'
import { explain } from './explain.js'
import { commandName, type Io } from './terminal/io.js'
import { noTally, type Tally } from '../node/tally.js'
import { programVersion } from '../node/version.js'

/** Runs one command; never throws. `tally` is told of the costly work it does. */
export async function main(argv: readonly string[], io: Io, tally: Tally = noTally): Promise<number> {
  let code: number = exit.ok
  let caller = callerOf(io, {}, undefined)
  const program = createProgram(io, async (entry, args, options) => {
    const named = entry.arguments[0]?.form === '[folder]' ? args[0] : undefined
    caller = callerOf(io, options, named ?? textOption(options, 'folder'))
    const { run } = await entry.load()
    code = await run({ args, options: accessible(options, io), io, tally })
  })
  try {
    refuseTopic(argv)
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    return explain(error, io, caller, argv.includes('--json'))
  }
}

/** `ACCESSIBLE=1` asks for plain mode everywhere, as other programs take it. */
const accessible = (options: Readonly<Record<string, unknown>>, { env }: Io): Readonly<Record<string, unknown>> =>
  ['', '0', undefined].includes(env['ACCESSIBLE']) ? options : { ...options, plain: true }

type Run = (entry: CommandEntry, args: readonly string[], options: Readonly<Record<string, unknown>>) => Promise<void>

function createProgram(io: Io, run: Run): Command {
  const program = new Command(commandName(io))
  quiet(program, io)
    .description('Interviews the owner of a group practice and writes its employee social media policy.')
    .version(programVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show how a command is used')
    .enablePositionalOptions(false)
    .addHelpText('after', asCalled(helpEnd, callerOf(io, {}, undefined)))
  const parents = new Map<string, Command>()
  for (const entry of commands) {
    const [first = '', second] = entry.name.split(' ')
    const parent = second === undefined ? program : parentOf(program, parents, first, io)
    const command =
      second === undefined && first === ''
        ? program
        : quiet(parent.command(second ?? first), io).helpOption('-h, --help', 'show this help')
    if (command !== program) command.description(entry.summary)
    for (const argument of entry.arguments) command.argument(argument.form, argument.summary)
    for (const option of [...entry.options, ...everywhere]) command.option(option.form, option.summary)
    // A word too many for the program is a misspelled command: that is said in our words.
    command.allowExcessArguments(command === program)
    command.action(async (...received: unknown[]) => {
      if (command === program) refuseWord(command.args[0])
      const args = received
        .slice(0, entry.arguments.length)
        .flat()
        .filter((value) => typeof value === 'string')
      await run(entry, args, command.optsWithGlobals())
    })
  }
  return program
}

/** `help` about something that is no command. */
function refuseTopic([first, topic]: readonly string[]): void {
  const isKnown = (word: string): boolean => commands.some(({ name }) => name === word || name.startsWith(`${word} `))
  if (first === 'help' && topic !== undefined && !topic.startsWith('-') && !isKnown(topic)) refuseWord(topic)
}

/** A word where no command was understood is a misspelled command. */
function refuseWord(word: string | undefined): void {
  if (word === undefined) return
  const names = commands.map((entry) => entry.name).filter((name) => name !== '')
  // Of two words, the first: its own help lists the second.
  const first = [...new Set(names.map((name) => name.split(' ')[0]))]
  throw new UserError(
    `Unexpected command "${word}", expected one of: ${first.join(', ')}\n  hint: ${suggestion(word, names) ?? 'see: practice-policy --help'}`,
  )
}

/** What the commands of two words are about. */
const parentSummaries: Readonly<Record<string, string>> = {
  library: 'for clause authors',
  many: 'the same for many practices at once',
}

function parentOf(program: Command, parents: Map<string, Command>, name: string, io: Io): Command {
  const known = parents.get(name)
  if (known !== undefined) return known
  const parent = quiet(program.command(name), io)
    .description(parentSummaries[name] ?? '')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
  parents.set(name, parent)
  return parent
}

/** Commander's own messages go to our streams, and it throws instead of ending the process. */
const quiet = (command: Command, io: Io): Command =>
  command
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: (text) => void io.output.write(visible(text)),
      writeErr: (text) => void io.error.write(visible(text)),
    })

const everywhere = [
  { form: '--folder <dir>', summary: "the practice's folder (default: social-media-policy)" },
  { form: '--library <dir>', summary: 'use another clause library' },
  { form: '--date <yyyy-mm-dd>', summary: 'act as on this date (default: today)' },
  { form: '--json', summary: 'print what is reported as JSON' },
  { form: '--no-color', summary: 'no colors' },
] as const

const helpEnd = `
Start with:  practice-policy            (asks, then writes everything)
In a script: practice-policy build --answers answers.yaml

Exit codes: 0 fine, 1 problems found, 2 wrong usage or unreadable input, 3 would change or stale, 70 a bug of ours, 130 interrupted.`
