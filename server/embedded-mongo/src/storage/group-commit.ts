import { MongoError, toMongoError } from '../kernel/errors'
import type { Catalog } from './catalog'
import type { Environment } from './environment'
import { Locked } from './transactions'

interface Job {
  run: () => unknown
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

type Outcome = { value: unknown } | { error: unknown }

/** Longest time one commit gathers work before it syncs and lets reads in between. */
const MAX_BATCH_MS = 40

/**
 * The only writer. Jobs that arrived in one turn of the event loop run one after another in one LMDB
 * transaction; their promises settle after that transaction was synced to disk. A job that refuses
 * (MongoError, Locked) must have written nothing. Any other error undoes the whole transaction, and
 * its jobs are run again one by one, so that only the faulty one fails.
 */
export class GroupCommit {
  private queue: Job[] = []
  private scheduled = false
  private closed = false
  commits = 0

  constructor(
    private readonly env: Environment,
    private readonly catalog: Catalog,
  ) {}

  run<T>(job: () => T): Promise<T> {
    if (this.closed) return Promise.reject(new MongoError('InternalError', 'the database is closing'))
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ run: job, resolve: resolve as (value: unknown) => void, reject })
      this.schedule()
    })
  }

  /** Runs what is queued and takes nothing new. */
  close(): void {
    while (this.queue.length > 0) this.flush()
    this.closed = true
  }

  private schedule(): void {
    if (this.scheduled) return
    this.scheduled = true
    setImmediate(() => {
      this.scheduled = false
      this.flush()
      if (this.queue.length > 0) this.schedule()
    })
  }

  private flush(): void {
    const jobs = this.queue
    this.queue = []
    if (jobs.length === 0) return
    const outcomes = this.commit(jobs)
    if (outcomes) jobs.slice(0, outcomes.length).forEach((job, i) => settle(job, outcomes[i] as Outcome))
    else for (const job of jobs) settle(job, this.commitAlone(job))
    if (outcomes) this.queue = [...jobs.slice(outcomes.length), ...this.queue]
  }

  /** Outcomes of the jobs that ran before the time was up, or null when the transaction was undone. */
  private commit(jobs: Job[]): Outcome[] | null {
    const outcomes: Outcome[] = []
    const until = performance.now() + MAX_BATCH_MS
    try {
      this.env.root.transactionSync(() => {
        for (const job of jobs) {
          outcomes.push(outcomeOf(job))
          if (performance.now() > until) break
        }
        this.catalog.persist()
      })
      this.commits++
      return outcomes
    } catch {
      this.catalog.reload()
      return null
    }
  }

  private commitAlone(job: Job): Outcome {
    try {
      const outcome = this.env.root.transactionSync(() => {
        const done = outcomeOf(job)
        this.catalog.persist()
        return done
      })
      this.commits++
      return outcome
    } catch (error) {
      this.catalog.reload()
      return { error: toMongoError(error) }
    }
  }
}

function outcomeOf(job: Job): Outcome {
  try {
    return { value: job.run() }
  } catch (error) {
    if (error instanceof MongoError || error instanceof Locked) return { error }
    throw error
  }
}

function settle(job: Job, outcome: Outcome): void {
  if ('error' in outcome) job.reject(outcome.error)
  else job.resolve(outcome.value)
}
