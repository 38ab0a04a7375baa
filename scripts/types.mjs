/** Writes the types of the library for other programs beside it, as one file: dist/api/api.d.ts. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const bundle = await rollup({
  input: path.join(root, 'src', 'api', 'api.ts'),
  plugins: [dts({ tsconfig: path.join(root, 'src', 'tsconfig.json') })],
  external: (name) => !name.startsWith('.') && !path.isAbsolute(name),
})
const { output } = await bundle.generate({ format: 'es' })
await writeFile(path.join(root, 'dist', 'api', 'api.d.ts'), output[0].code)
