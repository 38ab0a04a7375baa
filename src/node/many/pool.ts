/** Hands tasks to worker threads, one at a time each, so that as many run at once as the machine allows and no more. */
import { availableParallelism, totalmem } from 'node:os'
import { Worker } from 'node:worker_threads'

/** Megabytes that one worker may hold before it is stopped and another takes its place. */
const workerMegabytes = 512

/** Workers for so many tasks: one a processor, as long as the machine's memory holds them twice over. */
export const workersFor = (tasks: number): number =>
  Math.max(1, Math.min(tasks, availableParallelism(), Math.floor(totalmem() / (2 * workerMegabytes * 1_048_576))))

/** What the pool is asked to do. */
export interface PoolWork<Task, Result> {
  readonly tasks: Iterable<Task>
  readonly workers: number
  /** The worker's program: it says 'ready', then answers each task with its result. */
  readonly program: URL
  readonly setup: unknown
  /** What to tell of a task whose worker died over it. */
  readonly died: (task: Task, why: string) => Result
  readonly onResult: (result: Result) => Promise<void>
}

/** Ends when every task has its result. */
export async function runPool<Task, Result>(work: PoolWork<Task, Result>): Promise<void> {
  const tasks = work.tasks[Symbol.iterator]()
  await Promise.all(Array.from({ length: work.workers }, () => serve(work, tasks)))
}

/** One place in the pool: a worker, and after its death another one, until no task is left. */
async function serve<Task, Result>(work: PoolWork<Task, Result>, tasks: Iterator<Task>): Promise<void> {
  let worker: Worker | null = null
  try {
    for (let next = tasks.next(); next.done !== true; next = tasks.next()) {
      worker ??= await start(work)
      const answer: Answered<Result> = await ask(worker, next.value)
      if ('why' in answer) worker = null
      await work.onResult('why' in answer ? work.died(next.value, answer.why) : answer.result)
    }
  } finally {
    await worker?.terminate()
  }
}

async function start({ program, setup }: { readonly program: URL; readonly setup: unknown }): Promise<Worker> {
  const worker = new Worker(program, {
    workerData: setup,
    resourceLimits: { maxOldGenerationSizeMb: workerMegabytes },
  })
  const said = await heard<unknown>(worker)
  if ('why' in said) throw new Error(`a worker could not start: ${said.why}`)
  return worker
}

type Answered<Result> = { readonly result: Result } | { readonly why: string }

function ask<Result>(worker: Worker, task: unknown): Promise<Answered<Result>> {
  const answer = heard<Result>(worker)
  worker.postMessage(task)
  return answer
}

/** The next thing a worker says, or why it says nothing any more. */
function heard<Result>(worker: Worker): Promise<Answered<Result>> {
  return new Promise((resolve) => {
    const settle = (answer: Answered<Result>): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      resolve(answer)
    }
    const onMessage = (result: Result): void => settle({ result })
    const onError = (error: Error): void => settle({ why: error.message })
    const onExit = (code: number): void => settle({ why: `it ended with code ${code}` })
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  })
}
