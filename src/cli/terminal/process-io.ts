/** The real terminal, as the commands see it. */
import type { Io } from './io.js'

/** Streams, environment, folder and date of this process; `isPrinted`: what it prints is its result. */
export function processIo(isPrinted = true): Io {
  // A reader that leaves early (`| head`) is no error of ours.
  let told = false
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (gone.includes(error.code ?? '')) return
      // The exit code tells too: bin/ sets it, as nothing under src ends the process.
      if (stream === process.stdout && !told)
        process.stderr.write(
          isPrinted
            ? 'Could not write the result: the disk is full.\n'
            : 'Could not write what there is to say, as the disk is full where it was to go. The exit code tells what became of the files.\n',
        )
      told = true
    })
  }
  return {
    // Opened when somebody reads it: most commands never do.
    get input() {
      return process.stdin
    },
    output: process.stdout,
    error: process.stderr,
    env: process.env,
    cwd: workingFolder(),
    today: localToday(),
  }
}

/** The reader left, or the terminal was closed. */
const gone = ['EPIPE', 'EIO', 'ENOTCONN', 'ECONNRESET']

/** Empty when the folder is gone: the first command that needs it says so. */
function workingFolder(): string {
  try {
    return process.cwd()
  } catch {
    return ''
  }
}

function localToday(): string {
  const now = new Date()
  const pad = (number: number): string => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}
