/** Lets test files be written in TypeScript, and import `@jest/globals`, outside of Jest's own module system. */
import { register as registerHook } from 'node:module'
import { register as registerTypeScript } from 'tsx/esm/api'

registerTypeScript()
registerHook('./globals-hook.mjs', import.meta.url)
