/** The real terminal, as the commands see it. */
import type { Io } from './io.js'

/** Streams, environment, folder and date of this process. */
export function processIo(): Io {
  // A reader that leaves early (`| head`) is no error of ours.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  return {
    input: process.stdin,
    output: process.stdout,
    error: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    today: localToday(),
  }
}

function localToday(): string {
  const now = new Date()
  const pad = (number: number): string => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}
