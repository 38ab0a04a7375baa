/** Opens the front that suits the owner and the terminal. */
import type { Front } from '../../core/interview/page/front.js'
import type { Io } from '../terminal/io.js'
import { lookOf, type Look } from '../terminal/look.js'
import { plainFront } from './plain.js'

/** Prompts load only when they are needed, so that other commands start fast. */
export async function openFront(io: Io, look: Look, plain: boolean): Promise<Front> {
  if (plain) return plainFront(io, look)
  const { richFront } = await import('../prompts/prompts.js')
  return richFront(io, look)
}

/** Asks through a front of its own, which is closed again whatever happens. */
export async function withFront<Said>(io: Io, plain: boolean, asks: (front: Front) => Promise<Said>): Promise<Said> {
  const front = await openFront(io, lookOf(io), plain)
  try {
    return await asks(front)
  } finally {
    front.close()
  }
}
