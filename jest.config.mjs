export default {
  // Test files share two processes, where modules stay loaded and warm, instead of a new module world each.
  runner: '<rootDir>/test/runner/runner.mjs',
  setupFiles: ['<rootDir>/test/runner/setup.mjs'],
  setupFilesAfterEnv: ['<rootDir>/test/runner/limits.mjs'],
  maxWorkers: 2,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {},
  reporters: ['default', '<rootDir>/test/summary-reporter.mjs'],
}
