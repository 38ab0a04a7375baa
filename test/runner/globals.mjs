/** What test files import as `@jest/globals`: the functions the runner set up. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = globalThis
