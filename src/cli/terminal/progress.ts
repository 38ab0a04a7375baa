/** One line on stderr that says what is being written, only where a person watches. */
import { visible } from '../../core/ground/bounds/visible.js'
import type { Io } from './io.js'

export interface Progress {
  readonly step: (done: number, of: number, path: string) => void
  readonly done: () => void
}

/** On anything but a terminal it says nothing. */
export function startProgress(io: Io): Progress {
  if (io.error.isTTY !== true || io.env['TERM'] === 'dumb') return { step: () => undefined, done: () => undefined }
  const clear = '\r\u001B[K'
  io.error.write(`${clear}Assembling the policy…`)
  return {
    step: (done, of, path) => void io.error.write(`${clear}Writing ${done} of ${of}: ${visible(path)}`),
    done: () => void io.error.write(clear),
  }
}
