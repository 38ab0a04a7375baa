/** Ends a test or a hook that hangs: after the milliseconds it names, or a quarter of an hour. On a busy machine an honest one may take minutes. */
import { bind } from 'jest-each'

const patience = 900_000

const within = (work, limit = patience) =>
  work === undefined
    ? work
    : async () => {
        let timer
        const late = new Promise((_, reject) => {
          timer = setTimeout(() => reject(new Error(`not done within ${limit} ms`)), limit)
        })
        try {
          return await Promise.race([Promise.resolve().then(work), late])
        } finally {
          clearTimeout(timer)
        }
      }

const { test } = globalThis
const limited = (name, work, limit) => test(name, within(work, limit), limit)
globalThis.test = globalThis.it = Object.assign(limited, test, { each: bind(limited) })

for (const name of ['beforeAll', 'beforeEach', 'afterEach', 'afterAll']) {
  const hook = globalThis[name]
  globalThis[name] = (work, limit) => hook(within(work, limit), limit)
}
