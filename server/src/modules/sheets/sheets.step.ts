import type { SheetSummary } from '@mingdu/shared/sheets/sheets.api'
import { inTransaction } from '../../db/connection'
import type { Parts } from '../../parts'
import { endStep, LostJob } from './sheets.lease.repo'
import type { JobDoc } from './sheets.repo'

/** A job in the hands of a worker. */
export interface HeldJob {
  job: JobDoc
  jobId: string
  owner: string
  parts: Pick<Parts, 'files' | 'time' | 'log'>
  /** The worker is to stop, or has lost the job. */
  signal: AbortSignal
}

/** A step that cannot go on, in words for the person who started it. */
export class StepProblem extends Error {
  constructor(readonly plain: string) {
    super(plain)
    this.name = 'StepProblem'
  }
}

/** Ends the step under way; the job waits for a person, or for nothing any more. */
export function endHeld(held: HeldJob, set: Partial<JobDoc>, what: string, note = ''): Promise<void> {
  const at = new Date(held.parts.time.now())
  return inTransaction((tx) => endStep(held.job, held.owner, set, { at, who: '系统', what, note }, tx))
}

/** @throws LostJob when the worker is to stop */
export function goOn({ signal }: HeldJob): void {
  if (signal.aborted) throw new LostJob()
}

export function zero(): SheetSummary {
  return { created: 0, updated: 0, unchanged: 0, failed: 0, findings: 0 }
}
