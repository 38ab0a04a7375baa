/** The typst compiler, where somebody installed it → the engine that makes tagged PDFs, and what to say where there is none. */
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler'
import type { PdfEngine } from '../render/pdf/pdf.js'

/** The package that holds the engine and its fonts, in the version that the pages were looked at with. */
const enginePackage = { name: '@myriaddreamin/typst-ts-node-compiler', version: '0.7.0' }

/** Where the engine is looked for; who has one of their own puts it here. */
export const pdfEngines = { find: fromPackage }

/** The engine; null where none is installed, which is no fault. */
export const loadPdfEngine = (): Promise<PdfEngine | null> => pdfEngines.find()

async function fromPackage(): Promise<PdfEngine | null> {
  // By a name that no bundler follows: it is looked for when it is needed.
  const loaded = (await import(enginePackage.name).catch(() => null)) as typeof Typst | null
  if (loaded === null) return null
  const compiler = loaded.NodeCompiler.create()
  return (code, onUnset) => {
    try {
      const { result } = compiler.compile({ mainFileContent: code })
      return result === null ? null : new Uint8Array(compiler.pdf(result, { pdfStandard: 'ua-1' }))
    } catch (error) {
      onUnset?.(unsetIn(String(error)))
      return null
    } finally {
      compiler.evictCache(10)
    }
  }
}

/** The characters that the engine's complaint names; a PDF that declares PDF/UA may not show empty boxes for them. */
const unsetIn = (complaint: string): readonly string[] => [
  ...new Set(
    [...complaint.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)].map(([, shown = '']) => shown),
  ),
]

const byBrowser = 'Or open the page (.html) or the Word file and print it as a PDF.'

/** What to do where no engine is installed. */
export const howToGetPdf = `PDFs take a program of their own: npm install ${enginePackage.name}@${enginePackage.version}. ${byBrowser}`

/** What is said of PDFs that were wanted and not made: the engine is missing, or its fonts lack characters. */
export const missingPdfNote = (
  paths: readonly string[],
  engine: PdfEngine | null,
  unset: ReadonlySet<string>,
): readonly string[] => {
  if (paths.length === 0) return []
  const why =
    engine === null
      ? howToGetPdf
      : unset.size === 0
        ? `The program for PDFs could not set the text. ${byBrowser}`
        : `The fonts of the program for PDFs have no ${[...unset].join(' ')}, and empty boxes would stand there. ${byBrowser}`
  return [`Not made: ${paths.join(', ')}. ${why}`]
}
