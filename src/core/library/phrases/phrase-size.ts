/** Turns the phrases of the wording rules into how many ways a sentence can be tried against them: groups in circles, and phrases that would take forever, are refused at the door. */
import { limits } from '../../ground/bounds/limits.js'
import type { Phrase, PhraseStep } from './phrase.js'

type Groups = Readonly<Record<string, readonly Phrase[]>>

/** Tells of each phrase that is too large, at its path. */
export function reportSizes<Path>(
  groups: Groups,
  phrases: ReadonlyMap<Path, Phrase>,
  report: (path: Path, message: string) => void,
): void {
  const measure = phraseMeasure(groups)
  for (const [path, phrase] of phrases) {
    const fault = measure(phrase)
    if (fault !== null) report(path, fault)
  }
}

/** What is wrong with a phrase's size, or null; each group is measured once. */
function phraseMeasure(groups: Groups): (phrase: Phrase) => string | null {
  const known = new Map<string, number>()
  const group = (name: string, above: readonly string[]): number => {
    if (above.includes(name) || above.length >= limits.phraseDepth) return Number.POSITIVE_INFINITY
    const before = known.get(name)
    if (before !== undefined) return before
    const ways = sum((groups[name] ?? []).map((phrase) => waysOf(phrase, [...above, name])))
    if (Number.isFinite(ways)) known.set(name, ways)
    return ways
  }
  const stepWays = (step: PhraseStep, above: readonly string[]): number => {
    if (step.step === 'gap') return step.most + 1
    if (step.step === 'start') return 1
    const named = sum(step.groups.map((name) => group(name, above)))
    return (step.words.length > 0 ? 1 : 0) + named + (step.optional ? 1 : 0)
  }
  const waysOf = (phrase: Phrase, above: readonly string[]): number =>
    phrase.reduce((ways, step) => ways * stepWays(step, above), 1)
  return (phrase) => {
    if (phrase.length > limits.phraseSteps) return `Unexpected length, expected at most ${limits.phraseSteps} words`
    const ways = waysOf(phrase, [])
    if (!Number.isFinite(ways))
      return `Unexpected group that leads back to itself or lies deeper than ${limits.phraseDepth} groups, expected words`
    return ways > limits.phraseTries
      ? `Unexpected phrase with too many ways to stand, expected shorter gaps, fewer words that may be left out, or smaller groups`
      : null
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
