/** Says again what `build`, `check` or `status` said the last time, where all that they look at is as it was then: the program is not even loaded. */
'use strict'

const fs = process.getBuiltinModule('node:fs')
const path = process.getBuiltinModule('node:path')
const { keepOwn, ownFolder } = require('./own-folder.js')

const commands = ['build', 'check', 'status']
/** What may be asked with: anything else is left to the program. */
const flags = ['--json', '--no-color', '--all', '--details']
const valued = ['--folder', '--answers', '--only', '--date', '--as-of']
/** What differs from call to call, and says nothing. */
const passedOver = ['_', 'SHLVL', 'OLDPWD', 'TERM_SESSION_ID']
const most = { files: 2000, bytes: 2 ** 25, kept: 40 }

/** Null for any other command; else whether it `saidAgain`, and a way to keep what is said now. */
exports.again = ([command, ...words]) => {
  if (!commands.includes(command)) return null
  const own = ownFolder()
  const asked = own && askedOf(words)
  const before = asked && stateOf(asked, [command, ...words])
  if (!before) return null
  const name = `said-${hashOf([process.cwd(), command, ...words]).slice(0, 24)}.json`
  const kept = read(path.join(own, name))
  if (kept?.state === before && say(kept.said)) return { saidAgain: true, code: kept.code }
  const said = []
  return {
    saidAgain: false,
    listen: () => listenTo([process.stdout, process.stderr], said),
    keep: (code) => {
      // What was written, and what went wrong, is not to be said again.
      if (![0, 1, 3].includes(code) || stateOf(asked, [command, ...words]) !== before) return
      if (keepOwn(own, name, JSON.stringify({ state: before, code, said }))) dropOld(own)
    },
  }
}

/** The folder and the files that the words name; null for words that are not known here. */
function askedOf(words) {
  const named = []
  const values = {}
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (valued.includes(word)) values[word] = words[(at += 1)]
    else if (word.startsWith('-')) {
      if (!flags.includes(word)) return null
    } else named.push(word)
  }
  if (named.length > 1 || Object.values(values).some((value) => !value || value.startsWith('-'))) return null
  const answers = values['--answers']
  return {
    folder: path.resolve(named[0] ?? values['--folder'] ?? 'social-media-policy'),
    files: answers === undefined ? [] : [path.resolve(answers)],
  }
}

const hashOf = (value) =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** Everything an answer depends on, as one hash; null where that is too much, or a link leads elsewhere. */
function stateOf({ folder, files }, words) {
  try {
    const root = path.join(__dirname, '..')
    // A folder that is not there has said nothing yet.
    if (!fs.existsSync(folder)) return null
    const env = Object.entries(process.env).filter(([name]) => !passedOver.includes(name))
    const isSeen = [1, 2].map(isTerminal)
    const now = new Date()
    const around = [
      [process.version, process.cwd(), words, env, isSeen, isSeen[0] ? process.stdout.columns : 0],
      [now.getFullYear(), now.getMonth(), now.getDate(), now.getTimezoneOffset()],
      engine(root),
      ['dist/program.cjs', 'dist/library.json'].map((name) => factsOf(path.join(root, name))),
      ['clauses', 'templates'].map((name) => filesIn(path.join(root, name), []).map(({ file }) => factsOf(file))),
    ]
    const hash = process.getBuiltinModule('node:crypto').createHash('sha256').update(JSON.stringify(around))
    let bytes = 0
    for (const { file, isFolder } of [...filesIn(folder, []), ...files.map((file) => ({ file }))]) {
      const content = isFolder ? '' : fs.readFileSync(file)
      bytes += content.length
      if (bytes > most.bytes) return null
      hash.update(JSON.stringify([file, content.length])).update(content)
    }
    return hash.digest('hex')
  } catch {
    return null
  }
}

/** A pipe or a file is no device: for those, what Node has for terminals need not be loaded. */
const isTerminal = (stream) =>
  fs.fstatSync(stream).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(stream)

/** Whether the engine for PDFs is there: a build without one has no PDFs to make. */
function engine(root) {
  try {
    return require.resolve('@myriaddreamin/typst-ts-node-compiler', { paths: [path.join(root, 'dist')] })
  } catch {
    return null
  }
}

function factsOf(file) {
  const { size, mtimeMs } = fs.statSync(file)
  return [file, size, mtimeMs]
}

/** Folders and files below a folder, hidden ones too. */
function filesIn(folder, found) {
  const entries = fs.readdirSync(folder, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name)
    if (!entry.isFile() && !entry.isDirectory()) throw new Error('a link, or no file at all')
    if (found.push({ file, isFolder: entry.isDirectory() }) > most.files) throw new Error('too many')
    if (entry.isDirectory()) filesIn(file, found)
  }
  return found
}

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** Whether it could be said; a reader that left early is no matter. */
function say(said) {
  try {
    for (const [stream, text] of said) fs.writeSync(stream, text)
    return true
  } catch ({ code }) {
    return code === 'EPIPE'
  }
}

function listenTo(streams, said) {
  for (const stream of streams) {
    const { write } = stream
    stream.write = (text, ...more) => {
      said.push([stream.fd, String(text)])
      return write.call(stream, text, ...more)
    }
  }
}

function dropOld(own) {
  const kept = fs.readdirSync(own).filter((name) => name.startsWith('said-'))
  if (kept.length <= most.kept) return
  const [oldest] = kept
    .map((name) => ({ name, changed: fs.statSync(path.join(own, name)).mtimeMs }))
    .sort((a, b) => a.changed - b.changed)
  fs.rmSync(path.join(own, oldest.name), { force: true })
}
