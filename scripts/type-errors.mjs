/** An ESLint rule: says what the compiler finds wrong in a file, from the program that the rules with types read, so that nothing is checked twice. */
import ts from 'typescript'

/** Programs whose settings and global names were looked at. */
const known = new WeakSet()

/** What is wrong with a program as a whole, once for each; then what is wrong in one file. */
function found(program, file) {
  const whole = known.has(program)
    ? []
    : [
        ...program.getConfigFileParsingDiagnostics(),
        ...program.getOptionsDiagnostics(),
        ...program.getGlobalDiagnostics(),
      ]
  known.add(program)
  return [...whole, ...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
}

export default {
  meta: { type: 'problem', schema: [] },
  create: ({ report, sourceCode: { parserServices } }) => ({
    Program(node) {
      const { program, esTreeNodeToTSNodeMap } = parserServices
      const file = esTreeNodeToTSNodeMap.get(node).getSourceFile()
      for (const { category, code, messageText, start, reportsUnnecessary } of found(program, file)) {
        if (category !== ts.DiagnosticCategory.Error || reportsUnnecessary) continue
        const { line, character } = file.getLineAndCharacterOfPosition(start ?? 0)
        const message = `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
        report({ loc: { line: line + 1, column: character }, message })
      }
    },
  }),
}
