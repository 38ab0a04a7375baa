#!/usr/bin/env node
// CommonJS (bin/package.json says so): Node starts that faster than a module.
'use strict'

const prepared = { '--help': 'help', '-h': 'help', '--version': 'version', '-V': 'version' }
const [word, ...more] = process.argv.slice(2)
// Under `npm start` the help names that.
const text = more.length > 0 || process.env.npm_lifecycle_event === 'start' ? undefined : prepared[word]
if (text === undefined || !sayPrepared(text)) run()

/** Help and version were written down when the program was built: nothing needs to be loaded for them. */
function sayPrepared(name) {
  try {
    const { readFileSync, writeSync } = process.getBuiltinModule('node:fs')
    // A window of another width gets the help broken to fit it.
    if (name === 'help' && process.getBuiltinModule('node:tty').isatty(1) && process.stdout.columns !== 80) return false
    writeSync(1, readFileSync(`${__dirname}/../dist/${name}.txt`))
    return true
  } catch {
    return false
  }
}

async function run() {
  process.getBuiltinModule('node:module').enableCompileCache?.()
  const { main, processIo } = await import('../dist/main.js')
  process.stdout.on('error', ({ code }) => {
    if (code === 'ENOSPC') process.exitCode = 2
  })
  const code = await main(process.argv.slice(2), processIo())
  // A result that could not be written has set its own.
  process.exitCode ||= code
}
