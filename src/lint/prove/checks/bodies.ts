/** Finished texts: for all answers a text has content, stays inside our Markdown, and no announcement is left without its list. */
import type { TemplateNode } from '../../../core/template/nodes.js'
import { never, type Node } from '../../model/diagram.js'
import type { Check, Finding, Model, ModelText } from '../../model/model.js'
import { emptySlot, cutText, leafText, readPiece, type TextPiece } from '../../model/pieces.js'
import { slotGives } from '../../model/slots.js'

/** How far a text has been read, and for which answers; equal states are one, so that the number of classes doesn't matter. */
interface State {
  /** Not yet read: from the last cut on. */
  readonly rest: string
  readonly leadIn: string | null
  /** No block so far. */
  readonly empty: boolean
  readonly when: Node
}

interface Reader {
  readonly model: Model
  readonly text: ModelText
  readonly found: Map<string, Finding>
  readonly pieces: Map<string, TextPiece>
}

/** Every clause body, frame and Markdown disclaimer, for all answers. */
export const bodies: Check = (model) => {
  const pieces = new Map<string, TextPiece>()
  return model.texts
    .filter((text) => !text.place.file.endsWith('.txt'))
    .flatMap((text) => {
      const reader: Reader = { model, text, found: new Map(), pieces }
      const start: State = { rest: '', leadIn: null, empty: true, when: text.when }
      for (const state of run(reader, text.nodes, [start])) finish(reader, state)
      return [...reader.found.values()]
    })
}

function run(reader: Reader, nodes: readonly TemplateNode[], from: readonly State[]): readonly State[] {
  const { taken, library, space } = reader.model
  let states = from
  for (const node of nodes) {
    const leaf = (text: string, before: readonly State[]): readonly State[] =>
      before.map((state) => cut(reader, { ...state, rest: state.rest + text }))
    if (node.kind === 'branch') {
      const [yes, no] = split(reader, states, taken(node))
      states = merge(reader, [...run(reader, node.then, yes), ...run(reader, node.otherwise, no)])
    } else if (node.kind === 'slot') {
      const [full, empty] = split(reader, states, slotGives(node, library, space))
      states = merge(reader, [...leaf(leafText(node), full), ...leaf(emptySlot, empty)])
    } else states = merge(reader, leaf(leafText(node), states))
  }
  return states
}

const split = (reader: Reader, states: readonly State[], f: Node): readonly [readonly State[], readonly State[]] => [
  narrow(reader, states, f),
  narrow(reader, states, reader.model.space.diagram.not(f)),
]

const narrow = ({ model: { space } }: Reader, states: readonly State[], f: Node): readonly State[] =>
  states
    .map((state) => ({ ...state, when: space.diagram.and(state.when, f) }))
    .filter((state) => space.possible(state.when))

function merge({ model }: Reader, states: readonly State[]): readonly State[] {
  const merged = new Map<string, State>()
  for (const state of states) {
    const key = JSON.stringify([state.rest, state.leadIn, state.empty])
    const when = model.space.diagram.or(state.when, merged.get(key)?.when ?? never)
    merged.set(key, { ...state, when })
  }
  return [...merged.values()]
}

/** Reads all but the block that is still growing. */
function cut(reader: Reader, state: State): State {
  const pieces = cutText(state.rest)
  return pieces === null ? state : { ...read(reader, state, pieces.done), rest: pieces.rest }
}

function read(reader: Reader, state: State, markdown: string): State {
  const piece = reader.pieces.get(markdown) ?? readPiece(markdown)
  reader.pieces.set(markdown, piece)
  for (const fault of piece.faults) report(reader, 'library/markdown', `${fault} (in ${reader.text.id})`, state.when)
  for (const words of piece.dangling) reportLeadIn(reader, words, state.when)
  const isEnd = piece.breaks || (!piece.empty && !piece.follows)
  if (state.leadIn !== null && isEnd) reportLeadIn(reader, state.leadIn, state.when)
  if (piece.empty) return { ...state, rest: '', leadIn: piece.breaks ? null : state.leadIn }
  return { rest: '', leadIn: piece.leadIn, empty: false, when: state.when }
}

function finish(reader: Reader, state: State): void {
  const end = read(reader, state, state.rest)
  if (end.leadIn !== null) reportLeadIn(reader, end.leadIn, end.when)
  if (end.empty) {
    const message = `Unexpected empty text of ${reader.text.id}, expected some words for all answers`
    report(reader, 'library/empty-body', message, end.when)
  }
}

const reportLeadIn = (reader: Reader, words: string, when: Node): void =>
  report(
    reader,
    'library/lead-in',
    `Unexpected end after "${words}" in ${reader.text.id}, expected a list or a quotation after the colon`,
    when,
  )

function report({ found, text, model }: Reader, rule: string, message: string, when: Node): void {
  const place = { ...text.place, line: text.offset + 1 }
  found.set(message, { rule, message, place, when: model.space.diagram.or(when, found.get(message)?.when ?? never) })
}
