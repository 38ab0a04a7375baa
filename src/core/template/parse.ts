/** Turns template text into nodes: Handlebars parses, and everything outside the closed subset is refused with its place. */
import Handlebars from 'handlebars'
import type { Branch, Spot, TemplateNode } from './nodes.js'

type Statement = hbs.AST.Statement
type Report = (at: Spot, message: string, hint?: string) => void

/** Which helpers a text may use: clause bodies fewer, frames more. */
export type Dialect = 'clause' | 'frame'

const inlineHelpers: Readonly<Record<Dialect, readonly string[]>> = {
  clause: ['list', 'ref', 'cite', 'quote', 'date'],
  frame: ['list', 'ref', 'cite', 'quote', 'date', 'slot'],
}
const blockHelpers: Readonly<Record<Dialect, readonly string[]>> = {
  clause: ['is', 'includes'],
  frame: ['is', 'includes', 'clause'],
}

/** Parses one text; faults go to `report`, and what can be read is returned. */
export function parseTemplate(source: string, dialect: Dialect, report: Report): readonly TemplateNode[] {
  let program: hbs.AST.Program
  try {
    program = Handlebars.parse(source)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const line = Number(/on line (\d+)/.exec(message)?.[1] ?? 1)
    report({ line, column: 1 }, `Unexpected template text: ${message.split('\n').at(-1) ?? message}`)
    return []
  }
  return program.body.flatMap((statement) => parseStatement(statement, dialect, report))
}

const spotOf = (node: hbs.AST.Node): Spot => ({ line: node.loc.start.line, column: node.loc.start.column + 1 })

function parseStatement(statement: Statement, dialect: Dialect, report: Report): TemplateNode[] {
  switch (statement.type) {
    case 'ContentStatement': {
      const text = (statement as hbs.AST.ContentStatement).value
      return text === '' ? [] : [{ kind: 'content', text }]
    }
    case 'MustacheStatement':
      return parseMustache(statement as hbs.AST.MustacheStatement, dialect, report)
    case 'BlockStatement':
      return parseBlock(statement as hbs.AST.BlockStatement, dialect, report)
    default:
      report(spotOf(statement), `Unexpected ${describe(statement.type)}, expected text, {{question}} or a helper`)
      return []
  }
}

const describe = (type: string): string =>
  type === 'CommentStatement' ? 'comment' : type.startsWith('Partial') ? 'partial' : type

function parseMustache(node: hbs.AST.MustacheStatement, dialect: Dialect, report: Report): TemplateNode[] {
  const at = spotOf(node)
  const name = pathName(node.path)
  if (name === null) return refuse(report, at, 'Unexpected expression, expected a question id or a helper')
  if (!node.escaped) return refuse(report, at, `Unexpected {{{${name}}}}, expected two braces`)
  const args = node.params.map(argument)
  if (args.includes(null)) return refuse(report, at, `Unexpected argument of "${name}", expected words or question ids`)
  const words = args as string[]
  // The typings promise a hash on every node; the parser leaves it out where there is none.
  const hash = (node.hash as hbs.AST.Hash | undefined)?.pairs ?? []
  if (words.length === 0 && hash.length === 0 && !inlineHelpers[dialect].includes(name)) {
    return [{ kind: 'value', question: name, at }]
  }
  if (!inlineHelpers[dialect].includes(name)) {
    return refuse(report, at, `Unexpected helper "${name}", expected one of: ${inlineHelpers[dialect].join(', ')}`)
  }
  if (name === 'slot') return [{ kind: 'slot', name: words[0] ?? '', args: words.slice(1), at }]
  const [target] = words
  if (target === undefined || words.length !== 1)
    return refuse(report, at, `Unexpected arguments of "${name}", expected exactly one`)
  return [inlineNode(name, target, hash, at, report)]
}

function inlineNode(
  name: string,
  target: string,
  hash: readonly hbs.AST.HashPair[],
  at: Spot,
  report: Report,
): TemplateNode {
  switch (name) {
    case 'list':
      return { kind: 'list', question: target, at }
    case 'ref':
      return { kind: 'ref', clause: target, at }
    case 'cite':
      return { kind: 'cite', authority: target, at }
    case 'quote':
      return { kind: 'quote', authority: target, at }
    default: {
      const shift = { months: 0, days: 0 }
      for (const pair of hash) {
        if ((pair.key === 'months' || pair.key === 'days') && pair.value.type === 'NumberLiteral') {
          shift[pair.key] = (pair.value as hbs.AST.NumberLiteral).value
        } else report(at, `Unexpected "${pair.key}" of "date", expected months=N or days=N`)
      }
      return { kind: 'date', question: target, ...shift, at }
    }
  }
}

function parseBlock(node: hbs.AST.BlockStatement, dialect: Dialect, report: Report): TemplateNode[] {
  const at = spotOf(node)
  const name = pathName(node.path)
  if (name === null || !blockHelpers[dialect].includes(name)) {
    return refuse(report, at, `Unexpected block "${name ?? ''}", expected one of: ${blockHelpers[dialect].join(', ')}`)
  }
  const args = node.params.map(argument)
  const [question, ...values] = args
  if (question == null || values.includes(null) || (name !== 'clause' && values.length === 0)) {
    return refuse(report, at, `Unexpected arguments of "${name}", expected a question and at least one "value"`)
  }
  const children = (program: hbs.AST.Program | undefined): readonly TemplateNode[] =>
    program ? program.body.flatMap((child) => parseStatement(child, dialect, report)) : []
  const branch: Branch = {
    kind: 'branch',
    test: name as Branch['test'],
    question,
    values: values as string[],
    then: children(node.program),
    otherwise: children(node.inverse),
    at,
  }
  return [branch]
}

function refuse(report: Report, at: Spot, message: string): [] {
  report(at, message)
  return []
}

const pathName = (path: hbs.AST.Expression): string | null => {
  const { parts, data, depth } = path as hbs.AST.PathExpression
  return path.type === 'PathExpression' && !data && depth === 0 && parts.length === 1 ? (parts[0] ?? null) : null
}

/** A bare word or a quoted one. */
const argument = (node: hbs.AST.Expression): string | null =>
  node.type === 'StringLiteral' ? (node as hbs.AST.StringLiteral).value : pathName(node)
