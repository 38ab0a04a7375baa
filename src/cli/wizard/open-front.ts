/** Opens the front that suits the owner and the terminal. */
import type { Io } from '../terminal/io.js'
import type { Front } from './front.js'
import type { Look } from '../terminal/look.js'
import { plainFront } from './plain.js'

/** Prompts load only when they are needed, so that other commands start fast. */
export async function openFront(io: Io, look: Look, plain: boolean): Promise<Front> {
  if (plain) return plainFront(io, look)
  const { richFront } = await import('../prompts/prompts.js')
  return richFront(io, look)
}
