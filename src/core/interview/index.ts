/** The interview: the same questions, order and consequences for every front end. */
export { answersOf, missingChoices, withAdded } from '../answers/complete.js'
export { effectOf, type Effect } from './effect.js'
export { askedQuestions, conflictsNow, isAnswered, openQuestions, progress, visibleQuestions } from './flow.js'
export { firstSentence, furtherSentences } from './help.js'
export { reduce, type Action } from './reduce.js'
export { newInterview, readState, type InterviewState, type Screen, type Setting } from './state.js'
export { minutes } from './time.js'
