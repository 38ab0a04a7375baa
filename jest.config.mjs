export default {
  testEnvironment: 'node',
  // A stop for tests that hang; on a busy machine an honest one may take minutes.
  testTimeout: 900_000,
  // Modules of finished test files stay in memory: a worker that holds much is replaced.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1.5GB',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  reporters: ['default', '<rootDir>/test/summary-reporter.mjs'],
}
