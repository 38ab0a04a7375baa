/** What an owner's visit at home is carried on with. */
import type { Library } from '../../core/library/library.js'
import type { CommandInput } from '../command.js'
import type { Page, Reply } from '../../core/interview/page/page.js'

/** What the things an owner can do at home are done with. */
export interface Home {
  readonly input: CommandInput
  readonly library: Library
  readonly folder: string
  /** Asks one page; its terminal is free again before anything is done. */
  readonly ask: (page: Page) => Promise<Reply>
}
