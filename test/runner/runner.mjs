/** Runs test files in long-lived processes of their own, where modules stay loaded from one file to the next. */
import { createRunner } from 'jest-light-runner'

/** Modules of finished test files stay in memory: after so many files the processes are replaced. */
const batch = 24

export default class BatchRunner extends createRunner({ runtime: 'child_process' }) {
  async runTests(tests, ...rest) {
    for (let at = 0; at < tests.length; at += batch) await super.runTests(tests.slice(at, at + batch), ...rest)
  }
}
