/** Opens the page in Firefox and in Safari's engine, where they are installed, and prints what it did in each. */
import { engines } from '../test/browser/engines.js'
import { visited } from '../test/browser/engine-visit.js'

for (const { name, missing, start } of engines) {
  if (missing.length > 0) {
    console.log(`${name}: SKIPPED, not installed here (Debian packages ${missing.join(', ')})`)
    continue
  }
  const began = Date.now()
  const engine = await start()
  try {
    const { screens, files, differing, wrong, complaints } = await visited(engine)
    console.log(
      `${name} ${engine.version}: quick interview by keyboard (${screens} screens), Back, answers saved and opened again, ` +
        `${files - differing.length} of ${files} files of the zip and the Word file the command line’s bytes, the zip opened again, a text copied, 375 pixels; ` +
        `${complaints.length} complaints or requests; ${wrong.length} things wrong; ${Math.round((Date.now() - began) / 1000)} s`,
    )
    const faults = [...differing.map((file) => `differs: ${file}`), ...wrong, ...complaints]
    for (const fault of faults) console.log(`  ${fault}`)
    if (faults.length > 0) process.exitCode = 1
  } catch (error) {
    console.log(`${name} ${engine.version}: ${String(error)}`)
    process.exitCode = 1
  } finally {
    await engine.close()
  }
}
