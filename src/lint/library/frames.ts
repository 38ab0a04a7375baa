/** Papers that a frame names: each has a file name that some renderer can write. */
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import { suggestion } from '../../core/ground/nearest.js'
import type { Library } from '../../core/library/library.js'
import { extensionOf, extensionsFor } from '../../render/output.js'

/** A file name whose ending no renderer knows; a build can't go on with one. */
export const frameFiles = ({ frames }: Pick<Library, 'frames'>): readonly Diagnostic[] =>
  frames.flatMap(({ files, filePlaces, place }) =>
    Object.entries(files).flatMap(([output, names]) =>
      names
        .filter((name) => !extensionsFor(name).includes(extensionOf(name)))
        .map((name) => {
          const known = extensionsFor(name)
          const message = `Unexpected file name "${name}" for ${output}, expected one that ends in ${known.map((one) => `.${one}`).join(', ')}`
          return errorAt(
            filePlaces[output] ?? place,
            'library/templates',
            message,
            suggestion(extensionOf(name), known),
          )
        }),
    ),
  )
