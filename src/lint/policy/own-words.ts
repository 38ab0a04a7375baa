/** Reads the practice's own words (overrides and typed answers) by the library's wording rules. */
import type { AnswersFile } from '../../core/answers/read-file.js'
import type { Diagnostic } from '../../core/ground/diagnostic.js'
import { citationLabel } from '../../core/library/authority.js'
import type { Library } from '../../core/library/library.js'
import { noticePath, type OwnNotice } from '../../core/policy/disclaimer/own-notice.js'
import { overridePath, type Override } from '../../core/policy/override.js'
import { ownPaperPath, type OwnPaper } from '../../core/policy/papers/own-paper.js'
import { lintWording, type Passage } from '../wording/wording.js'

/** Findings of the wording rules; none when the library has no such rules. */
export function checkOwnWords(
  library: Library,
  given: AnswersFile,
  overrides: readonly Override[],
  notices: readonly OwnNotice[],
  papers: readonly OwnPaper[],
): readonly Diagnostic[] {
  if (library.wording === null) return []
  const label = (id: string): string => {
    const authority = library.authorities.find((candidate) => candidate.id === id)
    return authority === undefined ? id : citationLabel(authority)
  }
  return lintWording(
    library.wording,
    [
      ...typedAnswers(library, given),
      ...overrides.map(overridePassage),
      ...notices.map(noticePassage),
      ...papers.flatMap(paperPassage),
    ],
    label,
  )
}

const typedAnswers = (library: Library, given: AnswersFile): readonly Passage[] =>
  library.questions.flatMap((question): Passage[] => {
    const answer = given.values[question.id]
    const place = given.places[question.id]
    if (question.kind !== 'text' || typeof answer !== 'string' || place === undefined) return []
    return [{ text: answer, place, kind: 'answers' }]
  })

/** The words start after the front matter, whose length is not kept: the file is place enough. */
const overridePassage = (override: Override): Passage => ({
  text: [override.title ?? '', override.body].filter((part) => part !== '').join('\n\n'),
  place: { file: overridePath(override), line: 1, column: 1 },
  kind: 'own-words',
})

const noticePassage = (notice: OwnNotice): Passage => ({
  text: notice.text,
  place: { file: noticePath(notice), line: 1, column: 1 },
  kind: 'own-words',
})

/** Only the lines that are not the library's. */
function paperPassage(own: OwnPaper): readonly Passage[] {
  const ours = new Set((own.base?.text ?? '').split('\n'))
  const text = own.text
    .split('\n')
    .filter((line) => line.trim() === '' || !ours.has(line))
    .join('\n')
    .trim()
  return text === '' ? [] : [{ text, place: { file: ownPaperPath(own), line: 1, column: 1 }, kind: 'own-words' }]
}
