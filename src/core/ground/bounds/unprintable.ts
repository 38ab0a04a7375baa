/** Tells a text or a name of a library that no paper can be made of from a fault of the program. */

const name = 'Unprintable'

/** What is thrown where such a text is met; `library check` says where it stands. */
export const unprintable = (message: string): Error => Object.assign(new Error(message), { name })

/** Whether it is that. */
export const isUnprintable = (error: unknown): error is Error => error instanceof Error && error.name === name
