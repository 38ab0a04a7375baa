#!/usr/bin/env node
import module from 'node:module'

module.enableCompileCache?.()
const { main, processIo } = await import('../dist/main.js')
process.stdout.on('error', ({ code }) => {
  if (code === 'ENOSPC') process.exitCode = 2
})
const code = await main(process.argv.slice(2), processIo())
// A result that could not be written has set its own.
process.exitCode ||= code
