/** Turns a YAML text into plain data that still knows where each value stood. */
import {
  LineCounter,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  parseDocument,
  type Document as YamlDocument,
} from 'yaml'
import { errorAt, type Diagnostic } from './diagnostic.js'
import { limits } from './bounds/limits.js'
import type { Place, SourceFile } from './source.js'
import { inQuotes, yamlWords, type YamlWords } from './yaml-words.js'

export type Path = readonly (string | number)[]

export interface YamlSource {
  readonly file: SourceFile
  readonly data: unknown
  readonly problems: readonly Diagnostic[]
  /** Place of the value at a path, or of the nearest ancestor that exists. */
  readonly placeOf: (path: Path) => Place
  /** Place of the key (not its value) at a path. */
  readonly placeOfKey: (path: Path) => Place
  /** The single value at a path as it was typed, and what follows it on its line; null where there is none. */
  readonly typed: (path: Path) => { readonly text: string; readonly rest: string } | null
}

/** Parses YAML 1.2; `offset` lines are added to places (front matter starts further down in its file). */
export function parseYaml(file: SourceFile, rule: string, text = file.text, lineOffset = 0): YamlSource {
  const lines = new LineCounter()
  const placeOfOffset = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file: file.path, line: Math.max(1, line) + lineOffset, column: Math.max(1, col) }
  }
  const document = parsed(text, lines)
  if (document === null) return unread(file, errorAt(placeOfOffset(0), rule, tooDeep))
  const faults: Fault[] = [...parserFaults(document, text, lines)]
  if (faults.length === 0) faults.push(...nameFaults(document, text))
  const data = faults.length > 0 ? undefined : plainData(document, faults)
  return {
    file,
    data,
    problems: faults
      .slice(0, limits.problems)
      .map(({ offset, message, hint }) => errorAt(placeOfOffset(offset), rule, message, hint)),
    placeOf: (path) => placeOfOffset(offsetOf(document, path, false)),
    placeOfKey: (path) => placeOfOffset(offsetOf(document, path, true)),
    typed: (path) => typedAt(document, text, path),
  }
}

const tooDeep = `Unexpected depth, expected values at most ${limits.yamlDepth} inside each other`

/** A text that gave no data; every place is that of its one problem. */
const unread = (file: SourceFile, problem: Diagnostic): YamlSource => ({
  file,
  data: undefined,
  problems: [problem],
  placeOf: () => problem.place,
  placeOfKey: () => problem.place,
  typed: () => null,
})

/** Null when the values lie so deep inside each other that reading them ends the stack. */
function parsed(text: string, lines: LineCounter): YamlDocument | null {
  try {
    return parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, logLevel: 'error' })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

interface Fault extends YamlWords {
  readonly offset: number
}

/** What the parser refuses, or takes with a warning: then it took something else than was typed. One fault for each line. */
function parserFaults({ errors, warnings }: YamlDocument, text: string, lines: LineCounter): readonly Fault[] {
  const told = new Set<number>()
  return [...errors, ...warnings].flatMap((error) => {
    const offset = error.pos[0]
    const { line } = lines.linePos(offset)
    if (told.has(line)) return []
    told.add(line)
    return [{ offset, ...yamlWords(error, lineAt(text, offset)) }]
  })
}

const lineAt = (text: string, offset: number): string =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0] ?? ''

function typedAt(document: YamlDocument, text: string, path: Path): ReturnType<YamlSource['typed']> {
  const node: unknown = document.getIn(path, true)
  if (!isScalar(node) || node.range == null) return null
  const [from, to] = node.range
  return { text: text.slice(from, to), rest: text.slice(to).split('\n', 1)[0] ?? '' }
}

/** Named values (`&name`) and their uses (`*name`): each must be there, none may hold itself, and they may not be many. */
function nameFaults(document: YamlDocument, text: string): readonly Fault[] {
  const faults: Fault[] = []
  const named = new Map<string, number>()
  let uses = 0
  const open: { readonly node: unknown; readonly above: readonly unknown[] }[] = [
    { node: document.contents, above: [] },
  ]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, above } = next
    const offset = start(node) ?? 0
    if (above.length > limits.yamlDepth) return [{ offset, message: tooDeep }]
    if (isScalar(node) && node.anchor !== undefined) named.set(node.anchor, offset)
    if (isPair(node)) open.push({ node: node.value, above }, { node: node.key, above })
    else if (isCollection(node))
      open.push(...node.items.map((item) => ({ node: item, above: [...above, node] })).reverse())
    else if (isAlias(node)) {
      uses += 1
      named.delete(node.source)
      const meant = node.resolve(document)
      if (meant === undefined)
        faults.push({
          offset,
          message: `Unexpected "*${node.source}", expected a value named "&${node.source}" before it`,
          ...inQuotes(lineAt(text, offset)),
        })
      else if (above.includes(meant))
        faults.push({
          offset,
          message: `Unexpected "*${node.source}" inside the value it stands for, expected the words themselves`,
        })
      if (uses > limits.yamlAliases) faults.push({ offset, message: tooMany })
    }
    if (faults.length >= limits.problems || uses > limits.yamlAliases) return faults
  }
  for (const [name, offset] of named) {
    const message = `Unexpected "&${name}" before a value, expected quotes around a text that starts with "&"`
    faults.push({ offset: text.lastIndexOf('&', offset), message, ...inQuotes(lineAt(text, offset)) })
  }
  return faults
}

const tooMany = `Unexpected number of values used again ("*name"), expected at most ${limits.yamlAliases}`

/** Values used again can grow without bound ("billion laughs"): then there is a fault in place of data. */
function plainData(document: YamlDocument, faults: Fault[]): unknown {
  try {
    return document.toJS({ maxAliasCount: limits.yamlAliases }) as unknown
  } catch {
    // The parser throws for nothing else once every name is there and none holds itself.
    faults.push({ offset: start(document.contents) ?? 0, message: tooMany })
    return undefined
  }
}

function offsetOf(document: YamlDocument, path: Path, wantKey: boolean): number {
  let node: unknown = document.contents
  let offset = start(node) ?? 0
  for (const [depth, key] of path.entries()) {
    const last = depth === path.length - 1
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      )
      if (pair === undefined) return offset
      offset = (last && wantKey ? start(pair.key) : (start(pair.value) ?? start(pair.key))) ?? offset
      node = pair.value
    } else if (isNode(node) && 'get' in node && typeof node.get === 'function') {
      node = (node.get as (key: unknown, keepScalar: boolean) => unknown).call(node, key, true)
      offset = start(node) ?? offset
    } else return offset
  }
  return offset
}

const start = (node: unknown): number | undefined => (isNode(node) && node.range ? node.range[0] : undefined)
