/** Prints every message of the program in one list, by file: `npm run messages`, or `npm run messages -- src/cli` for a part. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** Where nothing is said to people: shapes, styles, the marks of Word. */
const silent = /^src\/render\/(docx|html|lines)\/|\/features\.ts$/

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const at = path.posix.join(folder, entry.name)
      return entry.isDirectory() ? filesUnder(at) : at.endsWith('.ts') ? [at] : []
    })

interface Message {
  readonly line: number
  readonly text: string
}

/** Texts of two words or more; what is filled in stands as {…}. */
function messagesIn(file: string): readonly Message[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Message[] = []
  const visit = (node: ts.Node): void => {
    const text = textOf(node)
    if (text !== null && isSaid(text))
      found.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text })
    if (!ts.isImportDeclaration(node)) ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return node.head.text + node.templateSpans.map(({ literal }) => `{…}${literal.text}`).join('')
}

/** Words as people read them, not a style, a path or a piece of code. */
const isSaid = (text: string): boolean => {
  const words = text.replaceAll('{…}', ' ').trim()
  return /\p{L}{2,}[,.:;!?’”"]* +\S*\p{L}{2,}/u.test(words) && !/^[\w-]+: [^ ]+;|[{};]\s*$|^<|\$\{|=>/.test(words)
}

const wanted = process.argv.slice(2)
const files = filesUnder('src').filter(
  (file) => !silent.test(file) && (wanted.length === 0 || wanted.some((part) => file.startsWith(part))),
)
let count = 0
for (const file of files) {
  const messages = messagesIn(file)
  if (messages.length === 0) continue
  console.log(`\n${file}`)
  for (const { line, text } of messages) console.log(`  ${line}: ${text.trim().replaceAll('\n', ' ⏎ ')}`)
  count += messages.length
}
console.log(`\n${count} messages`)
