/** Leaves the terminal as it was when a signal ends the program, or Ctrl-Z sets it aside for a while. */

const cursorShow = '\u001B[?25h'
const ending: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP']

/** While prompts stand: on a signal the cursor shows again before the program ends. Gives the way to stop that. */
export function keepCursor(output: NodeJS.WritableStream): () => void {
  const restore = (signal: NodeJS.Signals): void => {
    output.write(cursorShow)
    stop()
    process.kill(process.pid, signal)
  }
  const stop = (): void => {
    for (const signal of ending) process.removeListener(signal, restore)
  }
  for (const signal of ending) process.on(signal, restore)
  return stop
}

/** Empties the window; what is drawn next starts at its top. */
export const clearWindow = '\u001B[2J\u001B[H'

/** Puts the program aside as Ctrl-Z does, with whatever started it, and calls back once it is in front again. */
export function setAside(steer: (codes: string) => void, back: () => void): void {
  steer(cursorShow)
  process.kill(0, 'SIGTSTP')
  // Runs only once the program does again.
  setTimeout(back, 50)
}
