/** What a rule over a library is. */
import type { Diagnostic } from '../../core/ground/diagnostic.js'
import type { Library } from '../../core/library/library.js'

/** One promise about a library, kept by one function. */
export type LibraryRule = (library: Library) => readonly Diagnostic[]
