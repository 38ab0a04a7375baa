/** A folder in the page's own memory with the handle of a real one: a browser without a window shows no picker. */
import type { Page } from 'playwright-core'

/** Runs in the page: a directory handle over `folderFiles`, of which it uses only what the page does. */
const handles = `
  const bytesOf = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0))
  const fileAt = (path) => ({
    kind: 'file',
    name: path.split('/').at(-1),
    getFile: async () => new File([bytesOf(folderFiles.get(path))], path),
    createWritable: async () => {
      let written = ''
      return {
        write: async (bytes) => { written = btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join('')) },
        close: async () => { folderFiles.set(path, written); folderOrder.push(path) },
      }
    },
  })
  const folderAt = (start, name) => ({
    kind: 'directory',
    name,
    async *values() {
      const below = [...folderFiles.keys()].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length))
      for (const one of new Set(below.map((path) => path.split('/')[0])))
        yield folderFiles.has(start + one) ? fileAt(start + one) : folderAt(start + one + '/', one)
    },
    getDirectoryHandle: async (one) => folderAt(start + one + '/', one),
    getFileHandle: async (one) => fileAt(start + one),
    removeEntry: async (one) => { folderFiles.delete(start + one); folderOrder.push(start + one) },
  })
  window.folderOrder = []
  window.showDirectoryPicker = async ({ mode }) => {
    if (mode !== 'readwrite') throw new Error('The page would not be let write.')
    return folderAt('', 'Riverbend')
  }
`

/** Puts these files into the folder that the page's picker will give. */
export const holdFolder = (page: Page, files: ReadonlyMap<string, Buffer>): Promise<void> =>
  page.evaluate(
    `window.folderFiles = new Map(${JSON.stringify([...files].map(([name, bytes]) => [name, bytes.toString('base64')]))}); ${handles}`,
  )

/** What lies in the folder, by path. */
export async function filesInFolder(page: Page): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await page.evaluate<[string, string][]>('[...folderFiles]')
  return new Map(entries.map(([name, text]) => [name, Buffer.from(text, 'base64')]))
}

/** The paths that were written or removed, in that order. */
export const writtenInFolder = (page: Page): Promise<readonly string[]> => page.evaluate<string[]>('folderOrder')

/** Somebody else changes a file there. */
export const changeInFolder = (page: Page, name: string, bytes: Buffer): Promise<void> =>
  page.evaluate(`folderFiles.set(${JSON.stringify(name)}, ${JSON.stringify(bytes.toString('base64'))})`)
