/** Reads a stream line by line, on a terminal and on a pipe alike, and keeps lines that come before they are asked for. */
import { createInterface } from 'node:readline'

export interface Lines {
  /** The next line; null when the input has ended or Ctrl-C was pressed. */
  readonly next: () => Promise<string | null>
  /** Stops reading for now; lines already sent wait for the next reader. */
  readonly close: () => void
}

interface Reader {
  readonly resume: () => void
  readonly pause: () => void
  readonly take: () => Promise<string | null>
  readonly end: () => void
}

// A pipe hands over all its lines at once: whoever reads the stream next needs those that are left.
const readers = new WeakMap<NodeJS.ReadableStream, Reader>()

/** Starts reading; the terminal itself echoes and edits the line, so that nothing is drawn by us. */
export function readLines(input: NodeJS.ReadableStream): Lines {
  const reader = readers.get(input) ?? createReader(input)
  readers.set(input, reader)
  // Without raw mode Ctrl-C comes as a signal.
  process.on('SIGINT', reader.end)
  reader.resume()
  return {
    next: reader.take,
    close: () => {
      process.removeListener('SIGINT', reader.end)
      reader.pause()
    },
  }
}

function createReader(input: NodeJS.ReadableStream): Reader {
  const stream = createInterface({ input, terminal: false })
  const waiting: ((line: string | null) => void)[] = []
  const lines: string[] = []
  let [ended, closed] = [false, false]
  const end = (): void => {
    ended = true
    waiting.splice(0).forEach((give) => {
      give(null)
    })
  }
  stream.on('close', () => {
    closed = true
    end()
  })
  stream.on('line', (line) => {
    const give = waiting.shift()
    if (give === undefined) lines.push(line)
    else give(line)
  })
  return {
    resume: () => {
      if (!closed) stream.resume()
    },
    // Also after Ctrl-C: a terminal that is still read from keeps the program running.
    pause: () => {
      if (!closed) stream.pause()
    },
    take: () => {
      const line = lines.shift()
      if (line !== undefined) return Promise.resolve(line)
      return ended ? Promise.resolve(null) : new Promise((resolve) => waiting.push(resolve))
    },
    end,
  }
}
