/** Turns a YAML text into plain data that still knows where each value stood. */
import { LineCounter, isMap, isNode, isPair, isScalar, parseDocument, type Document as YamlDocument } from 'yaml'
import { errorAt, type Diagnostic } from './diagnostic.js'
import type { Place, SourceFile } from './source.js'

export type Path = readonly (string | number)[]

export interface YamlSource {
  readonly file: SourceFile
  readonly data: unknown
  readonly problems: readonly Diagnostic[]
  /** Place of the value at a path, or of the nearest ancestor that exists. */
  readonly placeOf: (path: Path) => Place
  /** Place of the key (not its value) at a path. */
  readonly placeOfKey: (path: Path) => Place
}

/** Parses YAML 1.2; `offset` lines are added to places (front matter starts further down in its file). */
export function parseYaml(file: SourceFile, rule: string, text = file.text, lineOffset = 0): YamlSource {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const placeOfOffset = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file: file.path, line: Math.max(1, line) + lineOffset, column: Math.max(1, col) }
  }
  const problems = document.errors.map((error) =>
    errorAt(placeOfOffset(error.pos[0]), rule, yamlMessage(error.message)),
  )
  return {
    file,
    data: problems.length > 0 ? undefined : safeData(document),
    problems,
    placeOf: (path) => placeOfOffset(offsetOf(document, path, false)),
    placeOfKey: (path) => placeOfOffset(offsetOf(document, path, true)),
  }
}

const yamlMessage = (message: string): string => `Unexpected YAML: ${message.replace(/\s+/g, ' ').trim()}`

/** Aliases could expand without bound ("billion laughs"); a hundred is more than any honest file needs. */
const safeData = (document: YamlDocument): unknown => document.toJS({ maxAliasCount: 100 })

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
