/** Opens a file or folder with whatever the system opens it with. */
import { execFile } from 'node:child_process'

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Says in one sentence what happened; never throws. */
export function openFile(file: string): Promise<string> {
  const [command = 'xdg-open', ...args] = openers[process.platform] ?? []
  return new Promise((resolve) => {
    execFile(command, [...args, file], (error) => {
      resolve(error === null ? 'Opened.' : `It could not be opened from here. You find it at ${file}`)
    })
  })
}
