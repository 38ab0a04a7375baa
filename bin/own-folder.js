/** Finds the folder where a user's programs keep what they can make again. */
'use strict'

const fs = process.getBuiltinModule('node:fs')
const path = process.getBuiltinModule('node:path')

/** A folder that nobody else can write to; undefined where there is none, or nothing is to be kept. */
exports.ownFolder = () => {
  try {
    const { env, platform } = process
    if (env.NODE_DISABLE_COMPILE_CACHE) return undefined
    const home = process.getBuiltinModule('node:os').homedir()
    const usual = { darwin: path.join(home, 'Library', 'Caches'), win32: env.LOCALAPPDATA }[platform]
    const base = env.XDG_CACHE_HOME || usual || path.join(home, '.cache')
    const folder = path.join(base, 'practice-policy')
    if (!path.isAbsolute(folder)) return undefined
    const found = fs.lstatSync(folder, { throwIfNoEntry: false })
    if (found === undefined) return folder
    const isOurs = platform === 'win32' || (found.uid === process.getuid() && (found.mode & 0o077) === 0)
    return found.isDirectory() && isOurs ? folder : undefined
  } catch {
    return undefined
  }
}

/** Puts a file of ours there whole; a disk that is full or read-only is no matter. */
exports.keepOwn = (folder, name, content) => {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    const part = path.join(folder, `.${name}.${process.pid}.part`)
    fs.writeFileSync(part, content, { mode: 0o600 })
    fs.renameSync(part, path.join(folder, name))
    return true
  } catch {
    return false
  }
}
