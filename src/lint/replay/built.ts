/** Turns a scene into the faults of finished documents: a provision without words, an announcement without its list, Markdown outside our subset. */
import { parseMarkdown } from '../../core/document/markdown/parse.js'
import { templateContext } from '../../core/policy/context.js'
import type { Override } from '../../core/policy/override.js'
import { frameDocument } from '../../core/policy/paper.js'
import { assemblePolicy, type Policy } from '../../core/policy/policy.js'
import { evaluate } from '../../core/template/evaluate.js'
import { danglingIn } from '../model/pieces.js'
import type { Observed, Scene } from './scene.js'

/** Builds the policy and every paper. */
export function observeBuilt(scene: Scene, overrides: readonly Override[]): readonly Observed[] {
  const { library, answers, clauses } = scene
  const broken = clauses.flatMap((clause) => outsideMarkdown(clause, scene))
  const policy = attempt(() => assemblePolicy(library, answers, { version: '1.0', overrides }))
  if (typeof policy === 'string') return broken.length > 0 ? broken : [stopped(clauses[0]?.place.file ?? '', policy)]
  const files = new Map(clauses.map((clause) => [clause.id, clause.place.file]))
  const bodies = policy.sections
    .flatMap((section) => section.provisions)
    .flatMap(({ clause, number, body }): readonly Observed[] => {
      const file = files.get(clause) ?? ''
      return [
        ...(body.length === 0
          ? [{ rule: 'library/empty-body', file, words: `Provision ${number} (${clause}) has a heading and no words.` }]
          : []),
        ...danglingIn(body, true).map((words) => leadIn(file, `provision ${number} (${clause})`, words)),
      ]
    })
  return [...broken, ...bodies, ...papers(scene, policy)]
}

function papers({ library }: Scene, policy: Policy): readonly Observed[] {
  return library.frames.flatMap((frame): readonly Observed[] => {
    const document = attempt(() => frameDocument(library, policy, frame))
    if (typeof document === 'string') return [stopped(frame.place.file, document)]
    if (frame.layout === 'policy') return []
    return danglingIn(document.children, true).map((words) => leadIn(frame.place.file, frame.id, words))
  })
}

const leadIn = (file: string, where: string, words: string): Observed => ({
  rule: 'library/lead-in',
  file,
  words: `After "${words}" in ${where} comes neither a list nor a quotation.`,
})

const stopped = (file: string, why: string): Observed => ({
  rule: 'library/markdown',
  file,
  words: `The build stops: ${why}`,
})

function outsideMarkdown(clause: Scene['clauses'][number], { library, answers }: Scene): readonly Observed[] {
  const numbers = new Map(library.clauses.map(({ id }) => [id, '0']))
  const faults: string[] = []
  const stop = attempt(() =>
    parseMarkdown(evaluate(clause.body, templateContext(library, answers, { numbers })), (_, message) =>
      faults.push(message),
    ),
  )
  const all = typeof stop === 'string' ? [...faults, stop] : faults
  return all.map((why) => stopped(clause.place.file, why))
}

/** The value, or why there is none. */
function attempt<T extends object>(make: () => T): T | string {
  try {
    return make()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
