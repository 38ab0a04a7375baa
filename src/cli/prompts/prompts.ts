/** The redrawing front: pages become prompts run by inquirer, lines stay above them. Loaded only when an interview starts. */
import { createPromptModule } from 'inquirer'
import { visible } from '../../core/ground/bounds/visible.js'
import type { Io } from '../terminal/io.js'
import type { Page, Reply, ScreenLine } from '../../core/interview/page/page.js'
import { visiblePage, type Front } from '../../core/interview/page/front.js'
import { keepCursor } from '../terminal/cursor.js'
import { type Look } from '../terminal/look.js'
import { wrap } from '../terminal/wrap.js'
import { measure } from './keys.js'
import { listPrompt } from './list.js'
import { textPrompt } from './text.js'

/** A front for terminals that can move the cursor. */
export function richFront(io: Io, look: Look): Front {
  const hangUp = new AbortController()
  const abort = (): void => {
    hangUp.abort()
  }
  io.input.once('end', abort)
  const release = keepCursor(io.output)
  const drafts = draftsOf()
  const { signal } = hangUp
  const prompt = createPromptModule({ input: io.input, output: io.output, clearPromptOnDone: true, signal })
  prompt.registerPrompt('list-page', listPrompt)
  prompt.registerPrompt('text-page', textPrompt)
  return {
    say: (lines) => {
      for (const { tone, text } of lines)
        io.output.write(`${look.fit(lineText({ tone, text: visible(text) }, look))}\n`)
    },
    ask: async (page: Page): Promise<Reply> => {
      const question = {
        type: `${page.kind}-page`,
        name: 'reply',
        message: '',
        page: visiblePage(drafts.in(page)),
        look,
        draft: drafts.keep(page),
      }
      try {
        const answers = (await prompt([question as never])) as { readonly reply: Reply }
        drafts.settle(page, answers.reply)
        return answers.reply
      } catch (error) {
        return leftBy(error)
      }
    },
    close: () => {
      io.input.removeListener('end', abort)
      release()
    },
  }
}

interface Drafts {
  /** The page with what was typed there before. */
  readonly in: (page: Page) => Page
  readonly keep: (page: Page) => (text: string) => void
  readonly settle: (page: Page, reply: Reply) => void
}

/** What was typed before Esc or Ctrl-O led elsewhere, to stand there again. */
function draftsOf(): Drafts {
  const drafts = new Map<string, string>()
  return {
    in: (page) => (page.kind === 'text' ? { ...page, initial: drafts.get(page.ask) ?? page.initial } : page),
    keep: (page) => (text) => void drafts.set(page.ask, text),
    settle: (page, { kind }) => {
      if (kind === 'answer' || kind === 'unsure') drafts.delete(page.ask)
    },
  }
}

/** A prompt that the owner left; anything else goes on up. */
function leftBy(error: unknown): Reply {
  if (error instanceof Error && leaving.includes(error.name)) return { kind: 'leave' }
  throw error
}

/** Ctrl-C, and the input closed. */
const leaving = ['ExitPromptError', 'AbortPromptError']

const marks: Readonly<Record<ScreenLine['tone'], string>> = {
  title: '',
  step: '',
  plain: '  ',
  quiet: '    ',
  done: '✓ ',
  warn: '! ',
  stop: '! ',
}

function lineText({ tone, text }: ScreenLine, look: Look): string {
  const paint = {
    title: look.strong,
    step: look.strong,
    plain: String,
    quiet: look.quiet,
    done: look.done,
    warn: look.warn,
    stop: look.stop,
  }
  const first = marks[tone]
  if (text === '') return ''
  return wrap(text, measure(look), ' '.repeat(first.length), first)
    .map((line) =>
      tone === 'done' ? `${look.done(line.slice(0, first.length))}${line.slice(first.length)}` : paint[tone](line),
    )
    .join('\n')
}
