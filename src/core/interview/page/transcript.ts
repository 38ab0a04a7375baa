/** Turns one step of the interview into the lines that stay on the screen: the answer, what it did, what there is to know. */
import { answerLabels } from '../../answers/complete.js'
import { type Effect, effectOf } from '../effect.js'
import { faultsOf } from '../flow.js'
import type { InterviewState, Setting } from '../state.js'
import { count, naturalList } from '../../ground/phrase.js'
import { answerText } from './check-page.js'
import type { ScreenLine } from './page.js'

/** Lines about a step that answered the questions `ids`. */
export function stepLines(
  setting: Setting,
  before: InterviewState,
  after: InterviewState,
  ids: readonly string[],
): readonly ScreenLine[] {
  const effect = effectOf(setting, before, after, ids)
  const answered = setting.library.questions.filter((question) => ids.includes(question.id))
  return [
    ...answered.map((question): ScreenLine => {
      const unsure =
        question.unsure !== null && after.given.unsure.includes(question.id) ? 'not sure, so we take: ' : ''
      return { tone: 'done', text: `${question.short}: ${unsure}${answerText(setting, after, question)}` }
    }),
    ...quietly([
      effectText(
        effect,
        answered.every(({ kind }) => kind === 'text'),
      ),
      ...tickedTexts(setting, effect, ids),
      reopenedText(setting, effect),
    ]),
    ...effect.notes.map((note): ScreenLine => {
      const about = answered.length > 1 ? shortsOf(setting, faultsOf(setting, after, note)) : ''
      return { tone: note.severity === 'note' ? 'plain' : 'warn', text: `${about}${note.say}` }
    }),
  ]
}

/** "Incident contact and Lead: " in front of what is said about them. */
function shortsOf({ library }: Setting, ids: readonly string[]): string {
  const names = library.questions.filter(({ id }) => ids.includes(id)).map((question) => question.short)
  return names.length === 0 ? '' : `${naturalList(names)}: `
}

const quietly = (texts: readonly string[]): readonly ScreenLine[] =>
  texts.filter((text) => text !== '').map((text) => ({ tone: 'quiet', text }))

/** "Adds 2 provisions: “A” and “B”; drops 1 provision: “C”."; nothing where the answer only fills in a name. */
function effectText(effect: Effect, isTyped: boolean): string {
  const parts = [
    effect.added.length === 0 ? '' : `adds ${count(effect.added.length, 'provision')}: ${titles(effect.added)}`,
    effect.dropped.length === 0 ? '' : `drops ${count(effect.dropped.length, 'provision')}: ${titles(effect.dropped)}`,
    effect.reworded.length === 0 || isTyped ? '' : `changes the words of ${count(effect.reworded.length, 'provision')}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : sentence(parts.join('; '))
}

const titles = (names: readonly string[]): string => {
  const shown = names.slice(0, 2).map((name) => `“${name}”`)
  return naturalList(names.length > 2 ? [...shown, `${names.length - 2} more`] : shown)
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

function tickedTexts(setting: Setting, effect: Effect, ids: readonly string[]): readonly string[] {
  const { questions } = setting.library
  return questions.flatMap((target) => {
    const added = effect.ticked.filter((one) => one.question === target.id)
    if (added.length === 0) return []
    const labels = naturalList(
      answerLabels(
        target,
        added.map((one) => one.value),
        questions,
      ),
    )
    const source = questions.find((question) => question.id === added[0]?.because)?.short ?? ''
    const verb = ids.includes(target.id) ? 'Kept' : 'Also ticked'
    return [`${verb} under “${target.short}”: ${labels}, because of “${source}”.`]
  })
}

function reopenedText(setting: Setting, effect: Effect): string {
  const names = setting.library.questions
    .filter((question) => effect.reopened.includes(question.id))
    .map((question) => `“${question.short}”`)
  return names.length === 0 ? '' : `To answer because of this: ${naturalList(names)}.`
}
