/** Lets whoever runs a command count the costly work it does; by default nobody counts. */

/** One piece of costly work: the policy put together, a paper rendered, a file that somebody changed read. */
export type Work = 'assemble' | 'render' | 'read'

/** Told of each piece of work as it begins, with the path it is about (empty for the policy as a whole). */
export type Tally = (work: Work, path: string) => void

/** Counts nothing. */
export const noTally: Tally = () => undefined
