/** Everything a proof looks at: the space of answers, and each piece of text with the answers that make it print. */
import type { Library } from '../../core/library/library.js'
import type { Place } from '../../core/ground/source.js'
import { walk, type Branch, type TemplateNode } from '../../core/template/nodes.js'
import { ever, never, type Node } from './diagram.js'
import { placeIn } from './places.js'
import { buildSpace, type Space } from './space.js'

/** A clause body, a short line of one, a frame or a disclaimer. */
export interface ModelText {
  readonly id: string
  readonly kind: 'clause' | 'brief' | 'frame' | 'disclaimer'
  readonly nodes: readonly TemplateNode[]
  /** When it is part of what is built. */
  readonly when: Node
  readonly place: Place
  /** Lines before its first one in the file. */
  readonly offset: number
  /** Letters before its first one on that line. */
  readonly indent?: number
}

/** One node of a text, and when it prints. */
export interface Occurrence {
  readonly text: ModelText
  readonly node: TemplateNode
  readonly when: Node
  readonly place: Place
}

export interface Model {
  readonly library: Library
  readonly space: Space
  readonly texts: readonly ModelText[]
  readonly occurrences: readonly Occurrence[]
  /** When a clause is in; null when there is no such clause. */
  readonly clause: (id: string) => Node | null
  /** When an authority applies; null when there is no such authority. */
  readonly authority: (id: string) => Node | null
  /** Clauses that frames ask for; each has a spare variable of the space: the practice has struck it out. */
  readonly strikable: readonly string[]
  /** When a branch takes its first side; a clause that the practice struck out is not in its policy. */
  readonly taken: (branch: Branch) => Node
}

/** A problem together with the answers that show it. */
export interface Finding {
  /** Name of the check, `library/…`. */
  readonly rule: string
  readonly message: string
  readonly place: Place
  /** The other rule or place it concerns. */
  readonly beside?: Place | undefined
  readonly hint?: string
  /** When it happens; `ever` when it doesn't depend on answers. */
  readonly when: Node
}

/** One promise about a library, checked over all answers. */
export type Check = (model: Model) => readonly Finding[]

/** Prepares a library for proving. */
export function modelOf(library: Library): Model {
  const strikable = [...new Set(library.frames.flatMap((frame) => [...clausesAsked(frame.nodes)]))]
  const space = buildSpace(library, strikable.length)
  const clauses = new Map(library.clauses.map((item) => [item.id, space.condition(item.when)]))
  const authorities = new Map(library.authorities.map((item) => [item.id, space.condition(item.when)]))
  const clause = (id: string): Node | null => clauses.get(id) ?? null
  const texts = [...textsOf(library, clause), ...briefTexts(library, clause, space), ...stepTexts(library, space)]
  const kept = (id: string): Node =>
    space.diagram.literal(space.variables.length + strikable.indexOf(id), [true, false])
  const taken = ({ test, question, values }: Branch): Node =>
    test === 'clause' ? space.diagram.and(clause(question) ?? never, kept(question)) : space.test(question, values)
  const occurrences = texts.flatMap((text) => [...occurrencesIn(text, text.nodes, text.when, space, taken)])
  const authority = (id: string): Node | null => authorities.get(id) ?? null
  return { library, space, texts, occurrences, strikable, clause, authority, taken }
}

function* clausesAsked(nodes: readonly TemplateNode[]): Generator<string> {
  for (const node of walk(nodes)) if (node.kind === 'branch' && node.test === 'clause') yield node.question
}

function textsOf(library: Library, clause: Model['clause']): readonly ModelText[] {
  return [
    ...library.clauses.map((item): ModelText => ({
      id: item.id,
      kind: 'clause',
      nodes: item.body,
      when: clause(item.id) ?? ever,
      place: item.place,
      offset: item.bodyOffset,
    })),
    ...library.frames.map((item): ModelText => ({
      id: item.id,
      kind: 'frame',
      nodes: item.nodes,
      when: ever,
      place: item.place,
      offset: item.bodyOffset,
    })),
    ...library.disclaimers.map((item): ModelText => ({
      id: `${item.family}-${item.tier}`,
      kind: 'disclaimer',
      nodes: item.nodes,
      when: ever,
      place: item.place,
      offset: 0,
    })),
  ]
}

/** Short lines: each prints only where its clause does. */
const briefTexts = (library: Library, clause: Model['clause'], { diagram, condition }: Space): readonly ModelText[] =>
  library.clauses.flatMap((item) =>
    item.brief.map((line): ModelText => ({
      id: `${item.id} (brief for ${line.role})`,
      kind: 'brief',
      nodes: line.nodes,
      when: diagram.and(clause(item.id) ?? ever, condition(line.when)),
      place: line.place,
      offset: line.place.line - 1,
      indent: line.place.column - 1,
    })),
  )

/** Steps of scenarios. */
const stepTexts = (library: Library, { diagram, condition }: Space): readonly ModelText[] =>
  library.scenarios.flatMap(({ id, when, steps }) =>
    steps.map((step): ModelText => ({
      id: `scenario ${id}`,
      kind: 'brief',
      nodes: step.nodes,
      when: diagram.and(condition(when), condition(step.when)),
      place: step.place,
      offset: step.place.line - 1,
      indent: step.place.column - 1,
    })),
  )

function* occurrencesIn(
  text: ModelText,
  nodes: readonly TemplateNode[],
  when: Node,
  space: Space,
  taken: Model['taken'],
): Generator<Occurrence> {
  const { diagram } = space
  for (const node of nodes) {
    yield { text, node, when, place: placeIn(text, node) }
    if (node.kind !== 'branch') continue
    const yes = taken(node)
    yield* occurrencesIn(text, node.then, diagram.and(when, yes), space, taken)
    yield* occurrencesIn(text, node.otherwise, diagram.and(when, diagram.not(yes)), space, taken)
  }
}
