/** A pure function of a value and its setting → the same function, which works only once as long as both are the ones it had before. */

/** Remembers the last result for each value (values never change once made); forgotten with the value. */
export function remember<Value extends object, Setting extends readonly unknown[], Result>(
  work: (value: Value, ...setting: Setting) => Result,
): (value: Value, ...setting: Setting) => Result {
  const known = new WeakMap<Value, { readonly setting: Setting; readonly result: Result }>()
  return (value, ...setting) => {
    const last = known.get(value)
    if (last?.setting.every((part, index) => part === setting[index]) === true) return last.result
    const result = work(value, ...setting)
    known.set(value, { setting, result })
    return result
  }
}
