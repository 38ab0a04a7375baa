/** Each fault that readers found in library 1.0.0 (findings.yaml) is mended in the library as it is, and was there. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import type { Answer } from '../../src/core/answers/answers.js'
import { findConflicts } from '../../src/core/library/conflicts-found.js'
import type { Library } from '../../src/core/library/library.js'
import { disclaimersFor } from '../../src/core/policy/disclaimer/disclaimer.js'
import { frameDocument } from '../../src/core/policy/paper.js'
import { packageRoot } from '../../src/node/library-files.js'
import { renderMarkdown } from '../../src/render/markdown/markdown.js'
import { answersWith, policyWith, shippedLibrary } from '../shipped-library.js'

type Values = Readonly<Record<string, Answer>>
interface Check {
  readonly answers?: Values
  readonly in: string
  readonly says?: readonly string[]
  readonly gone?: readonly string[]
}
interface Finding {
  readonly id: string
  readonly fault: string
  readonly checks: readonly Check[]
}

const folder = path.join(packageRoot(), 'test')
const findings = parse(readFileSync(path.join(folder, 'content', 'findings.yaml'), 'utf8')) as readonly Finding[]
const now = await shippedLibrary()
const first = await shippedLibrary(path.join(folder, 'libraries', 'first'))

/** Library 1.0.0 knew one state, not several. */
const asAsked = (library: Library, { states, ...values }: Values): Values =>
  library === now || !Array.isArray(states)
    ? { ...values, ...(states === undefined ? {} : { states }) }
    : { ...values, state: states[0] as string }

function text(library: Library, paper: string, given: Values): string {
  const values = asAsked(library, given)
  const answers = answersWith(library, values)
  if (paper === 'conflicts')
    return findConflicts(library, answers, '2027-01-04')
      .map(({ severity, id, say }) => `${severity === 'warn' ? 'warning' : severity} ${id}: ${say}`)
      .join('\n')
  if (paper === 'notices')
    return disclaimersFor(
      library,
      answers,
      library.platforms.map(({ id }) => id),
    )
      .map((box) => box.text ?? '')
      .join('\n')
  const frame = library.frames.find(({ id }) => id === paper)
  if (frame === undefined) throw new Error(`Unexpected paper ${paper}, expected the id of a frame`)
  return renderMarkdown(frameDocument(library, policyWith(library, values), frame))
}

const kept = new Map<string, string>()
function read(library: Library, check: Check): string {
  const key = JSON.stringify([library === now, check.in, check.answers ?? {}])
  const paper = kept.get(key) ?? plain(text(library, check.in, check.answers ?? {}))
  kept.set(key, paper)
  return paper
}

const plain = (paper: string): string => paper.replace(/\[section [\d.]+\]\(#[^)]*\)/g, 'section').replace(/\s+/g, ' ')

test.each(findings)('$id is mended: $fault', ({ checks }) => {
  for (const check of checks) {
    const paper = read(now, check)
    expect([check.says?.filter((words) => !paper.includes(words)) ?? []]).toEqual([[]])
    expect([check.gone?.filter((words) => paper.includes(words)) ?? []]).toEqual([[]])
  }
})

test.each(findings)('$id stood in library 1.0.0: $fault', ({ checks }) => {
  for (const check of checks) {
    const paper = read(first, check)
    expect([check.says?.filter((words) => paper.includes(words)) ?? []]).toEqual([[]])
    expect([check.gone?.filter((words) => !paper.includes(words)) ?? []]).toEqual([[]])
  }
})
