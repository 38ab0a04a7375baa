/** The library: all content of one version, joined from its files. */
import { paperSizes, type PaperSize } from '../document/tree.js'
import * as z from 'zod'
import { errorAt, hasErrors, sortDiagnostics, type Diagnostic } from '../ground/diagnostic.js'
import { type Interview, parseQuestions } from '../answers/question.js'
import { parseShape } from '../ground/shape.js'
import type { SourceFile } from '../ground/source.js'
import { parseAuthorities, type Authority } from './authority.js'
import { momentShape, type Moment } from './brief.js'
import { parseClause, type Clause } from './clause.js'
import { parseConflicts, type Conflict } from './conflict.js'
import { parseFacts, type Exclusion, type Fact } from './fact.js'
import { parseDisclaimer, parseFrame, sharedFiles, type DisclaimerTemplate, type Frame } from './frame.js'
import { parseMigrations, type Migration } from '../answers/migration.js'
import { parsePlatforms, type Platform } from './platform.js'
import { parseScenarios, type Scenario } from './scenario.js'
import { parseWeights } from './phrases/weights.js'
import { readTerm, termShape, type Term } from './term.js'
import { parseWording, type Wording } from './wording.js'

export interface LibrarySection {
  readonly id: string
  readonly title: string
  readonly intro: string
  /** When a person needs its short lines; null = never said. */
  readonly moment: Moment | null
}

/** One atomic point the policy must cover. */
export interface Requirement {
  readonly id: string
  readonly text: string
}

/** Which question plays which part; the engine knows no question by name. */
export interface QuestionParts {
  readonly practiceName: string
  readonly effectiveDate: string
  /** Its choices are the outputs. */
  readonly outputs: string
  /** Its choices are the platforms that get a disclaimer. */
  readonly disclaimers: string
}

/** Plain data throughout, so that a parsed library can be kept as JSON. */
export interface Library extends Interview {
  readonly id: string
  readonly title: string
  readonly version: string
  /** Of the files it was read from, as whoever read them worked it out; empty when nobody did. */
  readonly fingerprint: string
  /** BCP 47 tag of its texts. */
  readonly language: string
  /** What its papers are printed on; left out, US Letter. */
  readonly paper?: PaperSize | undefined
  readonly parts: QuestionParts
  /** Months from the effective date to the next review of the policy. */
  readonly reviewMonths: number
  /** Answers that are meant to last only for a while, such as a trial. */
  readonly terms: readonly Term[]
  readonly requirements: readonly Requirement[]
  readonly sections: readonly LibrarySection[]
  /** In reading order. */
  readonly clauses: readonly Clause[]
  readonly authorities: readonly Authority[]
  /** What clauses can state to be so; empty where the library has no `facts.yaml`. */
  readonly facts: readonly Fact[]
  readonly exclusions: readonly Exclusion[]
  readonly platforms: readonly Platform[]
  /** Situations with what to do; empty where the library has no `scenarios.yaml`. */
  readonly scenarios: readonly Scenario[]
  readonly conflicts: readonly Conflict[]
  readonly frames: readonly Frame[]
  readonly disclaimers: readonly DisclaimerTemplate[]
  /** What became of questions and choices since earlier versions, oldest first. */
  readonly migrations: readonly Migration[]
  /** Rules about words, for the owner's own and for clause authors; null when the library has none. */
  readonly wording: Wording | null
}

export const headShape = z.strictObject({
  id: z.string().describe('name of the library'),
  title: z.string().describe('title of the policy'),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'expected a version such as 1.0.0')
    .describe('version of the whole library'),
  language: z.string().describe('BCP 47 tag'),
  paper: z
    .enum(paperSizes)
    .optional()
    .describe('what papers are printed on: `letter` (US Letter; left out, this) or `a4`'),
  reviewMonths: z.int().positive().describe('months to the next review'),
  parts: z
    .strictObject({
      practiceName: z.string(),
      effectiveDate: z.string(),
      outputs: z.string(),
      disclaimers: z.string(),
    })
    .describe('which question plays which part'),
  terms: z.array(termShape).optional().describe('answers meant to last only for a while, such as a trial'),
})
export const sectionsShape = z.strictObject({
  sections: z.array(
    z.strictObject({
      id: z.string().describe('folder of its clauses'),
      title: z.string().describe('heading'),
      intro: z.string().optional().describe('a sentence under it'),
      moment: momentShape.optional().describe('when in a working day its short lines are needed'),
    }),
  ),
})
export const requirementsShape = z.strictObject({
  requirements: z.array(z.strictObject({ id: z.string(), text: z.string() })),
})

/** Joins a library from its files (`clauses/…`, `templates/…`); null when any file could not be understood. */
export function parseLibrary(files: readonly SourceFile[]): {
  library: Library | null
  problems: readonly Diagnostic[]
} {
  const problems: Diagnostic[] = []
  const keep = <T extends { readonly problems: readonly Diagnostic[] }>(part: T): T => {
    problems.push(...part.problems)
    return part
  }
  const file = (name: string): SourceFile => {
    const found = files.find((candidate) => candidate.path.endsWith(`clauses/${name}`))
    if (found === undefined) problems.push(missing(`clauses/${name}`))
    return found ?? { path: `clauses/${name}`, text: '{}' }
  }
  const all = (pattern: RegExp): readonly SourceFile[] => files.filter((candidate) => pattern.test(candidate.path))
  const head = headIn(file('library.yaml'), keep)
  const sections = keep(parseShape(file('sections.yaml'), sectionsShape, 'library/sections')).value?.sections ?? []
  const requirements = keep(parseShape(file('requirements.yaml'), requirementsShape, 'library/requirements')).value
  const { interview } = keep(parseQuestions(file('questions.yaml')))
  const rest = {
    fingerprint: '',
    ...factsIn(all(/clauses\/facts\.yaml$/), keep),
    requirements: requirements?.requirements ?? [],
    sections: sections.map((section) => ({ ...section, intro: section.intro ?? '', moment: section.moment ?? null })),
    clauses: clausesIn(all(/clauses\/[^/]+\/[^/]+\.md$/), sections, keep),
    authorities: keep(parseAuthorities(file('authorities.yaml'))).authorities,
    platforms: keep(parsePlatforms(file('platforms.yaml'))).platforms,
    scenarios: all(/clauses\/scenarios\.yaml$/).flatMap((text) => keep(parseScenarios(text)).scenarios),
    conflicts: keep(parseConflicts(file('conflicts.yaml'))).conflicts,
    migrations: all(/clauses\/migrations\.yaml$/).flatMap((text) => keep(parseMigrations(text)).migrations),
    wording: wordingIn(all(/clauses\/wording\.yaml$/), all(/clauses\/wording-weights\.json$/), keep),
    frames: framesIn(all(/templates\/[^/]+\.md\.hbs$/), keep),
    disclaimers: all(/templates\/disclaimers\/[^/]+$/)
      .map((text) => keep(parseDisclaimer(text)).disclaimer)
      .filter(present),
  }
  const unread = head === null || interview === null || hasErrors(problems)
  return { library: unread ? null : { ...head, ...interview, ...rest }, problems: sortDiagnostics(problems) }
}

/** The head of the library, with the conditions of its terms read. */
function headIn(source: SourceFile, keep: Keep): Pick<Library, HeadKey> | null {
  const parsed = keep(parseShape(source, headShape, 'library/library'))
  if (parsed.value === null) return null
  const faults: Diagnostic[] = []
  const terms = (parsed.value.terms ?? []).map((term, index) =>
    readTerm(term, (at, message) => faults.push(parsed.problem(['terms', index, 'when', ...at], message))),
  )
  keep({ problems: faults })
  return { ...parsed.value, terms }
}

type HeadKey = 'id' | 'title' | 'version' | 'language' | 'paper' | 'reviewMonths' | 'parts' | 'terms'
type Keep = <T extends { readonly problems: readonly Diagnostic[] }>(part: T) => T

/** The vocabulary of facts; a library may have none. */
function factsIn(files: readonly SourceFile[], keep: Keep): Pick<Library, 'facts' | 'exclusions'> {
  const parsed = files.map((source) => keep(parseFacts(source)))
  return {
    facts: parsed.flatMap(({ facts }) => facts),
    exclusions: parsed.flatMap(({ exclusions }) => exclusions),
  }
}

/** The rules about words, with the weights of their score where there are any. */
function wordingIn(rules: readonly SourceFile[], trained: readonly SourceFile[], keep: Keep): Wording | null {
  const wording = rules.map((source) => keep(parseWording(source)).wording)[0] ?? null
  const weights = trained.map((source) => keep(parseWeights(source)).weights)[0] ?? null
  return wording === null ? null : { ...wording, weights }
}

/** In reading order. */
function clausesIn(files: readonly SourceFile[], sections: readonly { id: string }[], keep: Keep): readonly Clause[] {
  const rank = new Map(sections.map((section, index) => [section.id, index]))
  return files
    .map((source) => keep(parseClause(source)).clause)
    .filter(present)
    .sort(
      (a, b) =>
        (rank.get(a.section) ?? -1) - (rank.get(b.section) ?? -1) || a.order - b.order || (a.id < b.id ? -1 : 1),
    )
}

function framesIn(files: readonly SourceFile[], keep: Keep): readonly Frame[] {
  const frames = files
    .map((source) => keep(parseFrame(source)).frame)
    .filter(present)
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
  keep(sharedFiles(frames))
  return frames
}

const present = <T>(value: T | null): value is T => value !== null

const missing = (path: string): Diagnostic =>
  errorAt(
    { file: path, line: 1, column: 1 },
    'library/files',
    'Unexpected absence of this file, expected it in the library folder',
  )
