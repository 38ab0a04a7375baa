/** Turns the text of a phrase, such as `ask ..4 @clients`, into the steps that find it in a sentence. */
import { inflections } from './inflections.js'

/** One step of a phrase. */
export type PhraseStep =
  /** Any one of the words (which may end or begin with `*`, or name a class such as `<number>`) or of the groups' phrases. */
  | {
      readonly step: 'any'
      readonly words: readonly string[]
      readonly groups: readonly string[]
      readonly optional: boolean
    }
  /** Any words, none included, at most so many. */
  | { readonly step: 'gap'; readonly most: number }
  /** Only at the first word of a sentence. */
  | { readonly step: 'start' }

/** Steps in order, such as `ask ..4 @clients`. */
export type Phrase = readonly PhraseStep[]

/** How a sentence must stand to what it names: `mentions` takes any stance. */
export type Stance = (typeof stances)[number]
/** Every stance. */
export const stances = ['forbids', 'allows', 'requires', 'mentions'] as const

/** Word classes a phrase may name. */
const classes: readonly string[] = ['<number>', '<year>', '<date>', '<name>']

/** Parses one phrase; `groups` are the names it may use. */
export function parsePhrase(
  text: string,
  groups: Readonly<Record<string, unknown>>,
  report: (message: string) => void,
): Phrase {
  const parts = text.split(' ').filter((part) => part !== '')
  const steps = parts.map((part): PhraseStep => {
    if (part === '^') return { step: 'start' }
    if (part.startsWith('..')) return { step: 'gap', most: gapOf(part, report) }
    const optional = part.length > 1 && part.endsWith('?')
    const body = optional ? part.slice(0, -1) : part
    const words = body
      .split('|')
      .flatMap((word) =>
        word.startsWith('<')
          ? [word]
          : word.endsWith('~')
            ? inflections(word.slice(0, -1).toLowerCase())
            : [word.toLowerCase()],
      )
    for (const word of words) checkWord(word, part, groups, report)
    return {
      step: 'any',
      words: words.filter((word) => !word.startsWith('@')),
      groups: words.filter((word) => word.startsWith('@')).map((word) => word.slice(1)),
      optional,
    }
  })
  if (!steps.some((step) => step.step === 'any' && !step.optional))
    report(`Unexpected phrase "${text}" that any sentence has, expected a word that must stand there`)
  return steps
}

function checkWord(
  word: string,
  part: string,
  groups: Readonly<Record<string, unknown>>,
  report: (message: string) => void,
): void {
  if (word === '') report(`Unexpected empty alternative in "${part}", expected words around "|"`)
  if (word.startsWith('@') && groups[word.slice(1)] === undefined)
    report(`Unexpected group "${word}", expected one of: ${Object.keys(groups).join(', ')}`)
  if (word.startsWith('<') && !classes.includes(word))
    report(`Unexpected word class "${word}", expected one of: ${classes.join(', ')}`)
}

/** `..` is a gap of at most three words, `..6` of six. */
function gapOf(part: string, report: (message: string) => void): number {
  const most = part === '..' ? 3 : Number(part.slice(2))
  if (!Number.isInteger(most) || most < 1) report(`Unexpected gap "${part}", expected ".." or a number, such as "..6"`)
  return most
}
