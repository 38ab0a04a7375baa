/** Module hook: turns the name `@jest/globals` into the file beside this one. */
export function resolve(specifier, context, nextResolve) {
  if (specifier !== '@jest/globals') return nextResolve(specifier, context)
  return { url: new URL('./globals.mjs', import.meta.url).href, shortCircuit: true }
}
