/** A bar on stderr that grows with the practices done, only where a person watches. */
import type { Io } from '../terminal/io.js'

/** Redrawn after each practice. */
export interface Bar {
  readonly show: (done: number, of: number, problems: number) => void
  readonly end: () => void
}

const cells = 24

/** On anything but a terminal it says nothing. */
export function startBar(io: Io): Bar {
  if (io.error.isTTY !== true || io.env['TERM'] === 'dumb') return { show: () => undefined, end: () => undefined }
  const clear = '\r\u001B[K'
  return {
    show: (done, of, problems) => {
      const full = of === 0 ? cells : Math.floor((cells * done) / of)
      const trouble = problems === 0 ? '' : `, ${problems} with problems`
      io.error.write(`${clear}[${'#'.repeat(full)}${'.'.repeat(cells - full)}] ${done} of ${of}${trouble}`)
    },
    end: () => void io.error.write(clear),
  }
}
