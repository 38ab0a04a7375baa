/** Which characters a typed answer may hold: anything people write, nothing that breaks a file. */

// Controls (line breaks included: answers are one line), line separators, noncharacters and lone surrogates.
const forbidden = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Cs}/u

/** What is wrong with a text, or null; `maxLength` is in code points. */
export function textProblem(text: string, maxLength: number): { found: string; expected: string } | null {
  const bad = forbidden.exec(text)
  if (bad !== null) {
    const code = (bad[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    const name = bad[0] === '\n' || bad[0] === '\r' ? 'line break' : bad[0] === '\t' ? 'tab' : `character U+${code}`
    return { found: name, expected: 'one line of ordinary text' }
  }
  const length = Array.from(text).length
  return length > maxLength ? { found: `${length} characters`, expected: `at most ${maxLength}` } : null
}
