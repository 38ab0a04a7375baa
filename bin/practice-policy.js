#!/usr/bin/env node
import { readFileSync, writeSync } from 'node:fs'

const prepared = { '--help': 'help', '-h': 'help', '--version': 'version', '-V': 'version' }
const [word, ...more] = process.argv.slice(2)
const text = more.length > 0 ? undefined : prepared[word]
// A window of another width gets the help broken to fit it.
const fits = text === 'version' || !process.stdout.isTTY || process.stdout.columns === 80
if (text === undefined || !fits || !sayPrepared(text)) await run()

/** Help and version were written down when the program was built: nothing needs to be loaded for them. */
function sayPrepared(name) {
  try {
    writeSync(1, readFileSync(new URL(`../dist/${name}.txt`, import.meta.url)))
    return true
  } catch {
    return false
  }
}

async function run() {
  const { default: module } = await import('node:module')
  module.enableCompileCache?.()
  const { main, processIo } = await import('../dist/main.js')
  process.stdout.on('error', ({ code }) => {
    if (code === 'ENOSPC') process.exitCode = 2
  })
  const code = await main(process.argv.slice(2), processIo())
  // A result that could not be written has set its own.
  process.exitCode ||= code
}
