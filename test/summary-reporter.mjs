import { writeSync } from 'node:fs'

/** Ends a test run with one line a script can read; Jest's own summary comes after all reporters, so it waits for the exit. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : ''
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    process.once('exit', () => writeSync(1, `${results.numPassedTests} passed, ${failed} failed${skipped}\n`))
  }
}
