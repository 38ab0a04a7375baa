/** How long an interview takes: what has to be read at 200 words a minute, and five seconds an answer. */
import { choicesOf, completeAnswers } from '../answers/complete.js'
import type { Question } from '../answers/question.js'
import { askedQuestions } from './flow.js'
import { firstSentence } from '../ground/sentences.js'
import type { InterviewState, Setting } from './state.js'

const wordsAMinute = 200
const secondsAnAnswer = 5
/** Nobody reads a list of fifty states: a list this long is searched, and about this much of it seen. */
const choicesSeen = 13

/** Minutes (not rounded) to go through the questions this interview asks. */
export function minutes(setting: Setting, state: InterviewState): number {
  const asked = askedQuestions(setting, state)
  const words = asked.reduce((sum, question) => sum + wordsOf(setting, state, question), 0)
  return words / wordsAMinute + (asked.length * secondsAnAnswer) / 60
}

function wordsOf(setting: Setting, state: InterviewState, question: Question): number {
  const choices = choicesOf(question, completeAnswers(setting, state.given), setting.library.questions)
  const labels = choices.slice(0, choicesSeen).map((choice) => choice.label)
  const texts = [question.ask, firstSentence(question.help), ...labels]
  return texts.join(' ').split(/\s+/).filter(Boolean).length
}
