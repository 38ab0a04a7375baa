/** Runs test files in two long-lived processes of their own, where modules stay loaded from one file to the next. */
import { createRunner } from 'jest-light-runner'

export default createRunner({ runtime: 'child_process' })
