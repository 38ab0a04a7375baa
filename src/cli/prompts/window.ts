/** Keeps a prompt right on its terminal: draws it anew when the window changes or comes back from Ctrl-Z, and takes Esc without a long wait. */
import { useEffect, useState } from '@inquirer/core'
import { clearWindow, setAside } from '../terminal/cursor.js'
import type { Look } from '../terminal/look.js'

/** Milliseconds to tell Esc from the start of an arrow key; Node's own half second feels broken, far less breaks slow lines. */
const escapeWait = 120

/** To be called once by every prompt. */
export function useWindow(look: Look): void {
  const [, setDrawn] = useState(0)
  useEffect((rl) => {
    // CAVEAT: Node binds the key decoder to the first readline of a stream; later ones only repeat the setting.
    Object.assign(rl, { escapeCodeTimeout: escapeWait })
    let drawn = 0
    let columns = look.columns()
    const draw = (): void => {
      drawn += 1
      setDrawn(drawn)
    }
    const { input } = rl as unknown as { readonly input: { readonly setRawMode?: (raw: boolean) => unknown } }
    rl.on('SIGTSTP', () => {
      input.setRawMode?.(false)
      setAside(look.steer, () => {
        input.setRawMode?.(true)
        look.steer(clearWindow)
        draw()
      })
    })
    return look.onResize(() => {
      // A narrower window breaks what stands there into more lines than were drawn.
      if (look.columns() < columns) look.steer(clearWindow)
      columns = look.columns()
      draw()
    })
  }, [])
}
