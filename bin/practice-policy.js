#!/usr/bin/env node
// CommonJS (bin/package.json says so): Node starts that faster than a module.
'use strict'

const prepared = { '--help': 'help', '-h': 'help', '--version': 'version', '-V': 'version' }
const [word, ...more] = process.argv.slice(2)
const text = more.length > 0 ? undefined : prepared[word]
if (text === undefined || !sayPrepared(text)) run()

/** Help and version were written down when the program was built: nothing needs to be loaded for them. */
function sayPrepared(name) {
  try {
    const { fstatSync, readFileSync, writeSync } = process.getBuiltinModule('node:fs')
    // A pipe or a file is no device: for those, what Node has for terminals need not be loaded.
    const isTerminal = () => fstatSync(1).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(1)
    // A window of another width gets the help broken to fit it.
    if (name === 'help' && isTerminal() && process.stdout.columns !== 80) return false
    writeSync(1, readFileSync(`${__dirname}/../dist/${name}.txt`))
    return true
  } catch {
    return false
  }
}

async function run() {
  const { isMainThread } = process.getBuiltinModule('node:worker_threads')
  const again = isMainThread ? require('./again.js').again(process.argv.slice(2)) : null
  if (again?.saidAgain) {
    process.exitCode = again.code
    return
  }
  const { program, remember } = require('./load.js').load()
  // The same file is what the worker threads of `many` start with.
  if (!isMainThread) return program.serveMany()
  const words = process.argv.slice(2)
  const isPrinted = program.isResultPrinted(words)
  process.stdout.on('error', ({ code }) => {
    if (code === 'ENOSPC' && isPrinted) process.exitCode = 2
  })
  const io = program.processIo(isPrinted)
  again?.listen()
  const code = await program.main(words, io)
  // A result that could not be written has set its own.
  process.exitCode ||= code
  again?.keep(process.exitCode)
  remember()
}
