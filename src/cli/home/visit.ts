/** What one visit of an owner at home knows, from the first page to the last: the command, the library and the folder, and how to ask. */
import type { Library } from '../../core/library/library.js'
import type { CommandInput } from '../command.js'
import type { Page, Reply } from '../../core/interview/page/page.js'

/** What each thing an owner can do at home is done with. */
export interface Home {
  readonly input: CommandInput
  readonly library: Library
  readonly folder: string
  /** Asks one page, and gives the terminal back before what was chosen is done. */
  readonly ask: (page: Page) => Promise<Reply>
}
