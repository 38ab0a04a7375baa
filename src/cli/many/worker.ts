/** A worker thread: runs the command for each practice that it is handed, and answers with what came of it. */
import { parentPort, workerData } from 'node:worker_threads'
import { loadLibrary } from '../../node/library-files.js'
import type { ListedPractice } from '../../node/many/practices.js'
import { runPractice, type ManySetup } from './practice.js'

/** Says that it is ready, then serves until it is ended. */
export async function serve(): Promise<void> {
  const { setup, folder } = workerData as { readonly setup: ManySetup; readonly folder: string | null }
  const { library } = await loadLibrary(folder)
  if (library === null) throw new Error('the library could not be read')
  parentPort?.on('message', (one: ListedPractice) => {
    void runPractice(setup, library, one).then((result) => parentPort?.postMessage(result))
  })
  parentPort?.postMessage('ready')
}
