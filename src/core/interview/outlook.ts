/** Turns answers, and answers that are only being tried, into the policy's rules as they would stand, each marked by what the try does to it. */
import { completeAnswers } from '../answers/complete.js'
import type { GivenAnswers } from '../answers/answers.js'
import type { Block, Document, Section } from '../document/tree.js'
import { count } from '../ground/phrase.js'
import { documentsOf } from '../policy/paper.js'
import { assemblePolicy } from '../policy/policy.js'
import type { Setting } from './state.js'

/** A rule as it stands in the policy of some answers. */
export interface Rule {
  readonly clause: string
  /** Title of the section it stands in. */
  readonly under: string
  readonly section: Section
  /** The policy that it stands in. */
  readonly policy: Document
  /** Its words; numbers, which move with every rule added, left out. */
  readonly words: string
}

/** The rules of the policy that these answers give, in reading order. */
export function rulesOf(setting: Setting, given: GivenAnswers): readonly Rule[] {
  const { library } = setting
  const frame = library.frames.find(({ layout }) => layout === 'policy')
  if (frame === undefined) return []
  const policy = assemblePolicy(library, completeAnswers(setting, given), { version: '' })
  const document = documentsOf(library, policy)(frame)
  return document.children.flatMap((block) => rulesIn(document, block, ''))
}

function rulesIn(policy: Document, block: Block, under: string): readonly Rule[] {
  if (block.type !== 'section') return []
  if (block.kind !== 'provision') return block.children.flatMap((child) => rulesIn(policy, child, block.title))
  const words = JSON.stringify([block.title, block.children]).replace(/"number":"[^"]*"/g, '')
  return [{ clause: block.id, under, section: block, policy, words }]
}

/** What a try does to a rule. */
export interface RuleChange {
  readonly kind: 'added' | 'dropped' | 'reworded'
  readonly rule: Rule
  /** As it stands, where its words change. */
  readonly was: Rule | null
}

/** What differs between two states of the policy, in reading order; what goes comes first. */
export function changesBetween(now: readonly Rule[], tried: readonly Rule[]): readonly RuleChange[] {
  const before = new Map(now.map((rule) => [rule.clause, rule]))
  const after = new Set(tried.map(({ clause }) => clause))
  return [
    ...now.filter(({ clause }) => !after.has(clause)).map((rule): RuleChange => ({ kind: 'dropped', rule, was: null })),
    ...tried.flatMap((rule): readonly RuleChange[] => {
      const old = before.get(rule.clause)
      if (old === undefined) return [{ kind: 'added', rule, was: null }]
      return old.words === rule.words ? [] : [{ kind: 'reworded', rule, was: old }]
    }),
  ]
}

/** "Would add 2 rules and reword 1." */
export function changesLine(changes: readonly RuleChange[]): string {
  const verbs = { added: 'add', dropped: 'take out', reworded: 'reword' } as const
  const parts = (['added', 'dropped', 'reworded'] as const).flatMap((kind) => {
    const many = changes.filter((change) => change.kind === kind).length
    return many === 0 ? [] : [`${verbs[kind]} ${count(many, 'rule')}`]
  })
  return parts.length === 0 ? 'Would change no rule.' : `Would ${parts.join(', ')}.`
}
