/** Finds what docx wrote for the looks of papers when the program was built, which the build kept as one file beside it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { keepLooksIn, type Looks } from '../render/docx/looks.js'
import { packageRoot } from './library-files.js'

/** Papers are made with what the build kept; where nothing is, or can be read, docx writes it anew. */
export const useKeptLooks = (): void => keepLooksIn(() => readLooks(path.join(packageRoot(), 'dist', 'looks.json')))

function readLooks(file: string): Looks | null {
  try {
    const data = JSON.parse(readFileSync(file, 'utf8')) as Partial<Looks> | null
    return data?.forms !== undefined && data.surrounds !== undefined
      ? { forms: data.forms, surrounds: data.surrounds }
      : null
  } catch {
    return null
  }
}
