/** Writes many files, several at once: a disk answers four questions nearly as soon as one. */
import { folderPath } from './layout.js'
import { writeWhole } from './practice-folder.js'

/** As many as Node has threads for files. */
const atOnce = 4

/** A file of the folder and what is in it. */
interface Written {
  readonly path: string
  readonly content: string | Uint8Array
}

/** Writes each file whole, telling of each as it begins. After a failure no other file is begun; it is thrown when those under way are done. */
export async function writeAll(
  folder: string,
  files: readonly Written[],
  onBegin: (index: number, path: string) => void = () => undefined,
): Promise<void> {
  const failures: unknown[] = []
  const left = files.entries()
  const writeSome = async (): Promise<void> => {
    for (const [index, { path, content }] of left) {
      if (failures.length > 0) return
      onBegin(index, path)
      try {
        await writeWhole(folder, folderPath(path), content)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, writeSome))
  if (failures.length > 0) throw failures[0]
}
