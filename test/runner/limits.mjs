/** Ends a test or a hook that hangs, after a quarter of an hour: on a busy machine an honest one may take minutes. */
import { bind } from 'jest-each'

const patience = 900_000

const within = (work) =>
  work === undefined
    ? work
    : async () => {
        let timer
        const late = new Promise((_, reject) => {
          timer = setTimeout(() => reject(new Error(`not done within ${patience} ms`)), patience)
        })
        try {
          return await Promise.race([Promise.resolve().then(work), late])
        } finally {
          clearTimeout(timer)
        }
      }

const { test } = globalThis
const limited = (name, work) => test(name, within(work))
globalThis.test = globalThis.it = Object.assign(limited, test, { each: bind(limited) })

for (const name of ['beforeAll', 'beforeEach', 'afterEach', 'afterAll']) {
  const hook = globalThis[name]
  globalThis[name] = (work) => hook(within(work))
}
