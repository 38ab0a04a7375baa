/** Remembers what the last adoption changed in `overrides/`, and takes it back. */
import * as z from 'zod'
import { folderPath, removablePath } from '../folder/layout.js'
import { readText, removeFile, writeWhole } from '../folder/practice-folder.js'
import type { Edits } from './edits.js'

/** Where that is remembered. */
export const undoName = removablePath('.drafts/last-adoption.json')

const shape = z.object({
  file: z.string(),
  /** Each file of `overrides/` before and after; null where there was none. */
  changes: z.array(
    z.object({
      path: z.string().regex(/^overrides\/(?:(?:disclaimers|papers)\/)?[a-z0-9][a-z0-9-]*(\.after)?\.md$/),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
})

/** What taking an adoption back did. */
export interface Undone {
  /** The file that had been brought in. */
  readonly file: string
  readonly restored: readonly string[]
  /** Changed again since, so left as they are. */
  readonly left: readonly string[]
}

/** Writes down what an adoption of `file` is about to change; one that changes nothing leaves the one before. */
export async function rememberAdoption(
  folder: string,
  file: string,
  { write, remove }: Pick<Edits, 'write' | 'remove'>,
  before: ReadonlyMap<string, string>,
): Promise<void> {
  const changes = [
    ...write.map(({ path, content }) => ({ path, before: before.get(path) ?? null, after: String(content) })),
    ...remove.map((path) => ({ path, before: before.get(path) ?? null, after: null })),
  ]
  if (changes.length > 0) await writeWhole(folder, undoName, `${JSON.stringify({ file, changes }, null, 2)}\n`)
}

/** Puts `overrides/` back as it was before the last adoption; null when there is none to take back. */
export async function undoAdoption(folder: string): Promise<Undone | null> {
  const parsed = parse((await readText(folder, undoName))?.text ?? '')
  if (parsed === null) return null
  const restored: string[] = []
  const left: string[] = []
  for (const { path, before, after } of parsed.changes) {
    const now = (await readText(folder, path))?.text ?? null
    if (now !== after) {
      left.push(path)
      continue
    }
    if (before === null) await removeFile(folder, removablePath(path))
    else await writeWhole(folder, folderPath(path), before)
    restored.push(path)
  }
  await removeFile(folder, undoName)
  return { file: parsed.file, restored, left }
}

function parse(text: string): z.infer<typeof shape> | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
