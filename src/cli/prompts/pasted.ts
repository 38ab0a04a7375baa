/** Tells Tab and Enter in the midst of a paste from those that a person presses. */
import { useRef } from '@inquirer/core'

export interface Pasted {
  /** Tab or Enter was pressed: acts on it, unless more keys come at once, as a paste does. */
  readonly mark: (between: string, act: () => void) => void
  /** What stands for a Tab or Enter in the midst of a paste, before the key that has just come; '' where there was none. */
  readonly between: () => string
}

/** To be called by a prompt for text: a pasted table comes as keys, too: its tabs and line ends part its cells and rows, and open or send nothing. */
export function usePasted(): Pasted {
  const waiting = useRef<{ readonly between: string; readonly timer: NodeJS.Immediate } | null>(null)
  return {
    mark: (between, act) => {
      const before = waiting.current
      if (before !== null) clearImmediate(before.timer)
      const timer = setImmediate(() => {
        waiting.current = null
        act()
      })
      // Of several in a row the strongest parts: a line's end, whatever empty cells stand beside it.
      waiting.current = { between: before?.between === '; ' ? '; ' : between, timer }
    },
    between: () => {
      const before = waiting.current
      if (before === null) return ''
      clearImmediate(before.timer)
      waiting.current = null
      return before.between
    },
  }
}
