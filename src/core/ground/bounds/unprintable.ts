/** Tells a text or a name of a library that no paper can be made of from a fault of the program. */

/** Thrown where such a text is met; `library check` says where it stands. */
export class Unprintable extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Unprintable'
  }
}
