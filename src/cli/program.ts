/** What the bundle gives to those who start it: the entry in bin/, worker threads, and the build itself. */
import { useKeptLooks } from '../node/kept-looks.js'

export { main } from './main.js'
export { isResultPrinted } from './commands.js'
export { processIo } from './terminal/process-io.js'
export { loadLibrary } from '../node/library-files.js'
export { writeBundle } from '../node/library-bundle.js'
export { looksSoFar } from '../render/docx/looks.js'

useKeptLooks()

/** Serves as a worker thread of `many`. */
export const serveMany = async (): Promise<void> => (await import('./many/worker.js')).serve()
