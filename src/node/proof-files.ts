/** Turns a proof into what it leaves behind: its certificate, and a small answers file for each fault. */
import path from 'node:path'
import { count } from '../core/ground/phrase.js'
import type { Library } from '../core/library/library.js'
import { certify } from '../lint/prove/certificate.js'
import type { Proof } from '../lint/prove/prove.js'
import { faultFile, faultName } from '../lint/replay/fault-file.js'
import { clearInDist, writeInDist } from './library-folder.js'

/** Writes `dist/proof.json` and `dist/faults/` in the library's folder; gives what to say about it. Where nothing can be written, the proof still stands. */
export async function writeProof(root: string, library: Library, proof: Proof): Promise<readonly string[]> {
  try {
    await writeInDist(root, 'proof.json', `${JSON.stringify(certify(library, proof), null, 1)}\n`)
    await clearInDist(root, 'faults', /^\d{2,}-[a-z-]+\.yaml$/)
    for (const [index, failure] of proof.failures.entries())
      await writeInDist(root, `faults/${faultName(failure, index)}`, faultFile(library, failure))
  } catch (error) {
    return [`The certificate was not written: ${error instanceof Error ? error.message : String(error)}`]
  }
  if (proof.failures.length === 0) return []
  const faults = path.join(root, 'dist', 'faults')
  return [
    `${count(proof.failures.length, 'fault')} written to ${faults}; show one with: practice-policy library prove --replay FILE`,
  ]
}
