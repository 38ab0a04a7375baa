/** What must hold in the policy of any practice, read as its staff would read it. */
import fc from 'fast-check'
import { frameDocument } from '../../src/core/policy/paper.js'
import type { Library } from '../../src/core/library/library.js'
import { choicesOf, resolveAnswers } from '../../src/core/answers/complete.js'
import type { Answer } from '../../src/core/answers/answers.js'
import { assemblePolicy } from '../../src/core/policy/policy.js'
import { documentReading } from '../../src/lint/wording/document.js'
import { renderMarkdown } from '../../src/render/markdown/markdown.js'
import { policyWith, shippedLibrary } from '../shipped-library.js'

const library: Library = await shippedLibrary()
const frame = library.frames.find((candidate) => candidate.id === 'policy')!
const markdownWith = (values: Readonly<Record<string, Answer>>): string =>
  renderMarkdown(frameDocument(library, policyWith(library, values), frame))

/** Any complete set of answers: a value for every question, legal for what came before. */
const anyAnswers = fc.infiniteStream(fc.nat()).map((stream) => {
  const values: Record<string, Answer> = {}
  for (const question of library.questions) {
    const soFar = resolveAnswers(library.questions, { values, unsure: [] }, '2027-01-04')
    const offered = choicesOf(question, soFar, library.questions)
    const choices = offered.map((choice) => choice.value)
    const alone = offered.filter((choice) => choice.alone).map((choice) => choice.value)
    const pick = (): number => stream.next().value as number
    if (question.kind === 'select') values[question.id] = choices[pick() % choices.length]!
    else if (question.kind === 'multiselect' && alone.length > 0) {
      // A practice works in one place or in a few, and some choices stand beside no other.
      const few = [0, 1, 2].map(() => choices[pick() % choices.length]!)
      values[question.id] = few.filter((value, index) => few.indexOf(value) === index && !alone.includes(value))
      if (values[question.id]?.length === 0) values[question.id] = [alone[pick() % alone.length]!]
    } else if (question.kind === 'multiselect') values[question.id] = choices.filter(() => pick() % 2 === 0)
    else if (question.kind === 'text')
      values[question.id] = question.id === 'practiceName' ? 'Riverbend' : `Person ${pick() % 3}`
  }
  return values
})

test('any answers give a policy without gaps, placeholders or loose ends', () => {
  fc.assert(
    fc.property(anyAnswers, (values) => {
      const text = markdownWith(values)
      expect(text).not.toMatch(/\{\{|\}\}|undefined|\[object|\uE000/)
      expect(text).not.toMatch(/\S {2,}\S|\(\)|“”| ,| \.(?=\s)|\.\./)
      expect(text).not.toMatch(/:\n\n(?![-*>|\d])(\*Why|<!--|##)/)
      expect(text.split('## Authorities')[0]).not.toMatch(/(?<!clients\/)\bpatients?\b/i)
      expect(text).not.toMatch(/(?<!this )section [^\d]/i)
    }),
    { numRuns: 150, seed: 7 },
  )
})

test('outside the United States no American law, agency or number is left', () => {
  fc.assert(
    fc.property(anyAnswers, (values) => {
      // The last page repeats the owner's answers, and a choice may name a law.
      const [text] = markdownWith({ ...values, states: ['outside-us'] }).split('## Your choices')
      expect(text).not.toMatch(
        /HIPAA|\bNLR[AB]\b|National Labor|\bFTC\b|Federal Trade|\b911\b|\b988\b|U\.S\.C|\bCFR\b|Consumer Review Fairness/,
      )
    }),
    { numRuns: 80, seed: 11 },
  )
})

test('without HIPAA, HIPAA is not cited', () => {
  expect(markdownWith({ hipaaCovered: 'no' })).not.toMatch(/HIPAA Privacy|HIPAA Security|HIPAA Breach/)
})

test('the article’s quotations stand word for word, each with its body and standard', () => {
  const text = markdownWith({})
  expect(text).toContain(
    '> Psychologists do not solicit testimonials from current therapy clients/patients or other persons who because of their particular circumstances are vulnerable to undue influence.',
  )
  expect(text).toContain(
    '> Social workers should not engage in uninvited solicitation of potential clients who, because of their circumstances, are vulnerable to undue influence, manipulation, or coercion.',
  )
  expect(text).toContain(
    "> Social workers should not engage in solicitation of testimonial endorsements (including solicitation of consent to use a client's prior statement as a testimonial endorsement) from current clients or from other people who, because of their particular circumstances, are vulnerable to undue influence.",
  )
  expect(text).toContain('> — American Psychological Association')
  expect(text).toContain('> — National Association of Social Workers')
})

test('profession decides which codes are cited', () => {
  const counselors = markdownWith({ professions: ['counselor'] })
  expect(counselors).toContain('ACA Code of Ethics')
  expect(counselors).not.toMatch(/APA Ethics Code, Standard 4\.01/)
  expect(markdownWith({})).not.toContain('ACA Code of Ethics')
})

test('a state’s line stands in that state only', () => {
  expect(markdownWith({ states: ['CA'] })).toMatch(/California/)
  // A court may sit in California.
  expect(markdownWith({ states: ['TX'] }).split('## Authorities')[0]).not.toMatch(/California/)
})

test('every policy reads at grade 10 or below, in sentences of at most 35 words', () => {
  fc.assert(
    fc.property(anyAnswers, (values) => {
      const reading = documentReading(frameDocument(library, policyWith(library, values), frame))
      expect(reading.grade).toBeLessThanOrEqual(10)
      expect(reading.longestSentences.filter((sentence) => sentence.words > 35)).toEqual([])
    }),
    { numRuns: 60, seed: 3 },
  )
})

test('the rights clause stands in the first section, and no public reply is ever offered', () => {
  const policy = assemblePolicy(
    library,
    resolveAnswers(library.questions, { values: { practiceName: 'R' }, unsure: [] }, '2027-01-04'),
    { version: '1.0' },
  )
  expect(policy.sections[0]?.provisions.map((provision) => provision.clause)).toContain('employee-rights')
  expect(
    library.questions.find((question) => question.id === 'reviewResponse')?.choices.map((choice) => choice.value),
  ).toEqual(['never', 'never-but-flag'])
})

test('a code is shown to bind only the people it binds', () => {
  expect(markdownWith({ professions: ['counselor'] })).toContain(
    'Based on: ACA Code of Ethics, Standard C.3.b · By analogy: APA Ethics Code, Standard 5.05; NASW Code of Ethics, Standard 4.07(b)',
  )
  expect(markdownWith({ professions: ['psychologist'] })).toContain(
    'Based on: APA Ethics Code, Standard 5.05 · By analogy: NASW Code of Ethics, Standard 4.07(b)',
  )
  expect(markdownWith({ states: ['outside-us'] })).not.toMatch(/Based on: [^·\n]*(APA|NASW)/)
})
