/** Runs test files in long-lived processes of their own, where modules stay loaded from one file to the next. */
import { createRunner } from 'jest-light-runner'

/** Modules of finished test files stay in memory: after so many files the processes are replaced. */
const batch = 24

export default class BatchRunner extends createRunner({ runtime: 'child_process' }) {
  async runTests(tests, ...rest) {
    for (let at = 0; at < tests.length; at += batch) await this.#runBatch(tests.slice(at, at + batch), ...rest)
  }

  /**
   * A process asks jest-light-runner (0.8.2) for its settings before its first file. The answer goes to every process that has a file by then,
   * and never again: one that has a file and has not asked yet waits for ever. So one file, the smallest, is run before the others begin.
   */
  async #runBatch(tests, watcher, onStart, onResult, onFailure) {
    const first = tests.at(-1)
    let settle
    const settled = new Promise((resolve) => (settle = resolve))
    await super.runTests(
      [first, ...tests.slice(0, -1)],
      watcher,
      async (test) => {
        if (test !== first) await settled
        await onStart(test)
      },
      async (test, result) => {
        settle()
        await onResult(test, result)
      },
      async (test, error) => {
        settle()
        await onFailure(test, error)
      },
    )
  }
}
