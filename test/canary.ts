/** Builds practices at once, each with words of its own in every answer that is free text, and finds those words in the papers of others. */
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Library } from '../src/core/library/library.js'
import { packageRoot } from '../src/node/library-files.js'

/** The program as it is built. */
export const program = path.join(packageRoot(), 'bin', 'practice-policy.js')

/** Writes the list, builds all of it in `cwd`, and gives each file that holds a word of another practice. */
export function strayWords(library: Library, cwd: string, practices: number): readonly string[] {
  const texts = library.questions.filter(({ kind, id }) => kind === 'text' && id !== 'websiteUrl')
  const outputs = library.questions.find(({ id }) => id === library.parts.outputs)
  const papers = (outputs?.choices ?? []).map(({ value }) => value).join(';')
  const rows = Array.from({ length: practices }, (_, index) => [
    folderOf(index),
    papers,
    ...texts.map((_question, at) => wordOf(index, at)),
  ])
  const head = ['folder', library.parts.outputs, ...texts.map(({ id }) => id)]
  writeFileSync(path.join(cwd, 'list.csv'), [head, ...rows].map((row) => `${row.join(',')}\n`).join(''))
  const ran = spawnSync(process.execPath, [program, 'many', 'build', 'list.csv', '--workers', '4'], {
    cwd,
    encoding: 'utf8',
  })
  if (ran.status !== 0) throw new Error(ran.stdout + ran.stderr)
  return Array.from({ length: practices }, (_, index) => straysIn(cwd, index)).flat()
}

const folderOf = (index: number): string => `practice-${index}`
/** Numbers in letters: figures would be taken for telephone numbers. */
const letters = (number: number): string =>
  String(number).replace(/\d/g, (digit) => String.fromCharCode(97 + Number(digit)))
const wordOf = (practice: number, question: number): string => `Quokka${letters(practice)}Z${letters(question)}`

function straysIn(cwd: string, practice: number): readonly string[] {
  const home = path.join(cwd, folderOf(practice))
  const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const words = files.flatMap((entry) => {
    const file = path.join(entry.parentPath, entry.name)
    return textsOf(file).flatMap((text) =>
      [...text.matchAll(/Quokka([a-j]+)Z[a-j]+/g)].map((match) => ({ file, match })),
    )
  })
  if (words.length === 0) throw new Error(`no word of its own stands in ${home}`)
  return words
    .filter(({ match }) => match[1] !== letters(practice))
    .map(({ file, match }) => `${path.relative(cwd, file)}: ${match[0]}`)
}

function textsOf(file: string): readonly string[] {
  const bytes = readFileSync(file)
  return file.endsWith('.docx') ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part)) : [bytes.toString()]
}
