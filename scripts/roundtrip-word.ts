/**
 * Scripted edits of a Word file's `word/document.xml`, one part saved again by LibreOffice → brought in → built again:
 * the text must read as edited, anchors must be unique and nothing may be dropped. `node roundtrip-word.mjs`
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { adoptWord, readWordFile } from '../src/core/override/adopt/word.js'
import { loadLibrary } from '../src/node/library-files.js'
import { renderDocx } from '../src/render/docx/docx.js'
import { build, take, type Folder } from '../test/adopt-fixtures/folder.js'
import { wordEdits, type WordEdit } from '../test/adopt-fixtures/word-edits.js'

const { library, problems } = await loadLibrary(null)
if (library === null) throw new Error(problems.map((problem) => problem.message).join('\n'))

/** The file after an edit of its main part, and of the parts beside it. */
function edited(bytes: Uint8Array, edit: WordEdit): Uint8Array {
  const parts = unzipSync(bytes)
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const changed = edit.change(xml)
  if (changed === xml) throw new Error(`${edit.name}: the edit did not apply`)
  const extra = Object.entries(edit.parts ?? {}).map(([name, text]) => [name, strToU8(text)] as const)
  const relations = strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array())
  const withRelations = relations.replace('</Relationships>', `${edit.relations ?? ''}</Relationships>`)
  const types = strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array())
  const withTypes = types.replace('</Types>', `${edit.types ?? ''}</Types>`)
  return zipSync({
    ...parts,
    ...Object.fromEntries(extra),
    '[Content_Types].xml': strToU8(withTypes),
    'word/_rels/document.xml.rels': strToU8(withRelations),
    'word/document.xml': strToU8(changed),
  })
}

/** Opened and saved again by LibreOffice, all in one go. */
function saveAgain(files: readonly Uint8Array[]): readonly Uint8Array[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-'))
  try {
    const paths = files.map((bytes, index) => {
      const file = path.join(folder, `${index}.docx`)
      writeFileSync(file, bytes)
      return file
    })
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const target = ['--convert-to', 'docx:Office Open XML Text', '--outdir', path.join(folder, 'out')]
    execFileSync('soffice', [profile, '--headless', ...target, ...paths], { stdio: 'ignore' })
    return files.map((_, index) => readFileSync(path.join(folder, 'out', `${index}.docx`)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const failures: string[] = []
const fail = (where: string, message: string): void => void failures.push(`${where}: ${message}`)

async function tryEdit(folder: Folder, edit: WordEdit, bytes: Uint8Array, how: string): Promise<void> {
  const where = `${edit.name} (${how})`
  const edited = readWordFile(bytes)
  if ('problem' in edited) {
    fail(where, edited.problem)
    return
  }
  const adopted = adoptWord(edited, folder.lock, { date: '2026-11-24' })
  const before = take(folder, adopted)
  const after = build(before.library, before.answers, before.overrides, before.kept)
  const words = after.lock.provisions.map((provision) => `${provision.title}\n${provision.text}`).join('\n')
  const aside = [...before.kept, ...adopted.comments.map((comment) => comment.text)].join('\n')
  const plain = (text: string): string => text.replace(/\s+/g, ' ')
  for (const text of edit.expect ?? []) {
    if (!plain(words).includes(text)) fail(where, `expected in the policy: ${text}`)
  }
  for (const text of edit.aside ?? []) if (!plain(aside).includes(text)) fail(where, `expected kept aside: ${text}`)
  for (const text of edit.gone ?? []) if (plain(words).includes(text)) fail(where, `expected gone: ${text}`)
  const touched = [...adopted.overrides, ...adopted.obsolete].map((item) => item.clause)
  const allowed = new Set(edit.clauses)
  for (const clause of touched) if (!allowed.has(clause)) fail(where, `untouched provision taken as edited: ${clause}`)
  const anchors = after.markdown.match(/<!-- clause: .* -->/g) ?? []
  if (new Set(anchors).size !== anchors.length) fail(where, 'anchors are not unique')
  await isStable(after, where)
}

/** The new Word file, untouched, holds no edit. */
async function isStable(folder: Folder, where: string): Promise<void> {
  const file = readWordFile(await renderDocx(folder.document))
  if ('problem' in file) {
    fail(where, file.problem)
    return
  }
  const again = adoptWord(file, folder.lock, { date: '2026-11-24' })
  const found = [...again.overrides, ...again.obsolete, ...again.kept]
  if (found.length > 0) fail(where, `the new file was taken as edited: ${JSON.stringify(found).slice(0, 500)}`)
}

const folder = build(library, { practiceName: 'Hope & Søn', state: 'NC' }, [], [])
const original = await renderDocx(folder.document)
const edits = wordEdits(strFromU8(unzipSync(original)['word/document.xml'] ?? new Uint8Array()))
const files = edits.map((edit) => ({ edit, bytes: edited(original, edit) }))
for (const { edit, bytes } of files) await tryEdit(folder, edit, bytes, 'as edited')
const again = files.filter(({ edit }) => edit.resave !== false)
const saved = saveAgain(again.map(({ bytes }) => bytes))
for (const [index, { edit }] of again.entries()) {
  await tryEdit(folder, edit, saved[index] ?? new Uint8Array(), 'saved by LibreOffice')
}
for (const line of failures) console.log(line)
console.log(JSON.stringify({ edits: edits.length, resaved: again.length, failures: failures.length }))
if (failures.length > 0) process.exitCode = 1
