/** Turns a real run of the wizard into pictures for the README: the screen of a terminal at chosen moments, as SVG and as text. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inTmux } from '../test/end-to-end/tmux.js'

interface Scene {
  readonly name: string
  /** Keys by tmux's names; a text in quotes is typed. */
  readonly keys: readonly string[]
  /** What the screen shows when they have been taken. */
  readonly sees: string
}

const scenes: readonly Scene[] = [
  { name: '1-welcome', keys: [], sees: 'Nothing you type leaves this' },
  { name: '2-question', keys: ['Enter', '"Riverbend Counseling"', 'Enter', '"cal"'], sees: 'California' },
  { name: '3-choices', keys: ['Enter', 'Enter'], sees: 'Where does the practice post?' },
  { name: '4-why', keys: ['Enter', 'Enter', 'Tab'], sees: 'Suggested:' },
  { name: '5-check', keys: ['Tab', ...Array<string>(9).fill('Enter')], sees: 'Check your answers' },
  { name: '6-done', keys: ['Enter', 'Enter'], sees: 'Anything else?' },
]
const [columns, rows] = [80, 24]

const fills: Readonly<Record<string, string>> = {
  1: 'font-weight="bold"',
  2: 'fill="#9aa0a6"',
  31: 'fill="#ff7b72"',
  32: 'fill="#7ee787"',
  35: 'fill="#d2a8ff"',
  36: 'fill="#76e3ea"',
}

const folder = path.resolve(process.argv[2] ?? 'docs/wizard')
mkdirSync(folder, { recursive: true })
const terminal = await inTmux('new --quick --date 2027-01-04', { columns, rows })
try {
  for (const { name, keys, sees } of scenes) {
    for (const key of keys) await (key.startsWith('"') ? terminal.type(key.slice(1, -1)) : terminal.keys(key))
    await terminal.sees(sees)
    writeFileSync(path.join(folder, `${name}.txt`), `${terminal.screen()}\n`)
    writeFileSync(path.join(folder, `${name}.svg`), svg(terminal.colored()))
    console.log(`${folder}/${name}.svg`)
  }
} finally {
  terminal.close()
}

/** The screen as a picture; the colors are those of the codes, on a dark ground. */
function svg(screen: string): string {
  const [cell, line, margin] = [8.4, 18, 16]
  const [width, height] = [columns * cell + 2 * margin, rows * line + 2 * margin]
  let style: readonly string[] = []
  const texts = screen.split('\n').map((text, index) => {
    const painted = spans(text, style)
    style = painted.style
    const y = margin + (index + 1) * line - 5
    return `<text x="${margin}" y="${y}" xml:space="preserve">${painted.spans}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="The wizard in a terminal">
<rect width="100%" height="100%" rx="8" fill="#1d1f24"/>
<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#e6e6e6">
${texts.join('\n')}
</g>
</svg>
`
}

/** One line; tmux carries colors over to the next. */
function spans(line: string, before: readonly string[]): { readonly spans: string; readonly style: readonly string[] } {
  let style = before
  const parts = line.split(/(\u001B\[[\d;]*m)/).map((part) => {
    const codes = /^\u001B\[([\d;]*)m$/.exec(part)?.[1]?.split(';')
    if (codes === undefined) {
      const fill = style.map((code) => fills[code] ?? '').join(' ')
      return part === '' ? '' : `<tspan ${fill}>${escape(part)}</tspan>`
    }
    for (const code of codes) {
      if (Number(code) === 0) style = []
      // 39 is the color the terminal has by itself.
      else if (code === '39') style = style.filter((other) => other.length === 1)
      else if (code in fills) style = [...style.filter((other) => other === '1'), code]
    }
    return ''
  })
  return { spans: parts.join(''), style }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
