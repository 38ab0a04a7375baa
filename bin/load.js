/** Loads the program's bundle for the entry, for worker threads and for the build, with the compiled code that an earlier run left. */
'use strict'

// Asked for in this way, Node's own parts come without a search.
const fs = process.getBuiltinModule('node:fs')
const path = process.getBuiltinModule('node:path')
const { Script } = process.getBuiltinModule('node:vm')
const { keepOwn, ownFolder } = require('./own-folder.js')

/** Loads the bundle with its compiled code, made when it was built or by an earlier run; without that, it compiles as it goes. */
exports.load = (dist = path.join(__dirname, '..', 'dist')) => {
  const filename = path.join(dist, 'program.cjs')
  // Letters beyond ASCII are escaped in it.
  const source = fs.readFileSync(filename, 'latin1')
  // The first line holds the bundle's own fingerprint: compiled code of another one is never taken for it.
  const name = `${source.slice(2, 18)}-${process.version}-${process.arch}.cache`
  const own = ownFolder()
  const cachedData = read(path.join(dist, name)) ?? (own && read(path.join(own, name)))
  const script = new Script(source, { filename, ...(cachedData && { cachedData }) })
  const module = { exports: {} }
  script.runInThisContext()(module, module.exports, require, filename)
  const isNew = cachedData === undefined || script.cachedDataRejected
  return {
    program: module.exports,
    /** Where its compiled code belongs, and what it is after what has run so far. */
    compiled: { name, isNew, data: () => script.createCachedData() },
    remember: () => isNew && own && keep(own, name, script),
  }
}

function read(file) {
  try {
    return fs.readFileSync(file)
  } catch {
    return undefined
  }
}

/** Keeps the code compiled in this run for the next one, in place of what other versions left. */
function keep(folder, name, script) {
  if (!keepOwn(folder, name, script.createCachedData())) return
  const old = fs.readdirSync(folder).filter((one) => one.endsWith('.cache') && !one.startsWith(name.slice(0, 16)))
  for (const one of old) fs.rmSync(path.join(folder, one), { force: true })
}
