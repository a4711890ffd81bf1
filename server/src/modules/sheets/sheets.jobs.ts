import type { SheetState } from '@mingdu/shared/sheets/sheets.states'
import type { Parts } from '../../parts'
import { checkStep } from './sheets.check'
import { commitStep, undoStep } from './sheets.commit'
import { exportStep, markJob } from './sheets.export'
import { claimJob, keepJob, LostJob, releaseJob, setMarked, unmarkedJob } from './sheets.lease.repo'
import type { JobDoc } from './sheets.repo'
import { endHeld, StepProblem, type HeldJob } from './sheets.step'

/** A job whose worker dies is taken over when its lease has run out; one that keeps failing ends. */
const ATTEMPTS = 4
const HEARTBEAT_MS = 4000

type Needed = Pick<Parts, 'files' | 'time' | 'log'>

/** Does what waits, one job after the other, until nothing does. */
export async function runSheetJobs(parts: Needed, owner: string, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const job = await claimJob(owner)
    if (!job) return
    await runJob(job, parts, owner, stop)
  }
}

/** Makes the sheets that go back with a column of findings. */
export async function markSheets({ files, log }: Needed, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const job = await unmarkedJob()
    if (!job) return
    try {
      await markJob(job, files, stop)
    } catch (err) {
      if (stop.aborted) return
      log.error({ err, job: String(job._id) }, 'a sheet could not be marked')
      await setMarked(job, '')
    }
  }
}

async function runJob(job: JobDoc, parts: Needed, owner: string, stop: AbortSignal): Promise<void> {
  const lost = new AbortController()
  const beat = setInterval(() => void keepJob(job, owner).catch(() => lost.abort()), HEARTBEAT_MS)
  const signal = AbortSignal.any([stop, lost.signal])
  const held: HeldJob = { job, jobId: String(job._id), owner, parts, signal }
  try {
    await stepOf(job)(held)
  } catch (error) {
    await setBack(held, error)
  } finally {
    clearInterval(beat)
  }
}

const STEPS: Partial<Record<SheetState, (held: HeldJob) => Promise<void>>> = {
  reading: checkStep,
  committing: commitStep,
  undoing: undoStep,
  writing: exportStep,
}

function stepOf({ state, direction }: JobDoc): (held: HeldJob) => Promise<void> {
  const first = direction === 'import' ? checkStep : exportStep
  return state === 'queued' ? first : (STEPS[state] ?? first)
}

/** A step that did not end: given back, ended in plain words, or, after some attempts, given up. */
async function setBack(held: HeldJob, error: unknown): Promise<void> {
  const { job, owner, parts, signal } = held
  if (error instanceof LostJob || signal.aborted) return releaseJob(job, owner)
  if (error instanceof StepProblem) return fail(held, error.plain)
  parts.log.error({ err: error, job: held.jobId, attempt: job.attempts }, 'a step of a sheet failed')
  if (tooLarge(error)) return fail(held, '表格太大，超过了一次能读的大小。请拆成几份上传。')
  if (job.attempts < ATTEMPTS) return releaseJob(job, owner)
  return fail(held, `系统反复没能办完，已记录。请把编号 ${held.jobId} 告诉管理员。`)
}

/** What was half written is taken back before the job ends as failed. */
async function fail(held: HeldJob, problem: string): Promise<void> {
  if (held.job.state === 'committing') {
    const next = { state: 'undoing', rollback: true, work: true, problem, done: 0 } as const
    return endHeld(held, next, '导入没有办完，退回', problem)
  }
  const finishedAt = new Date(held.parts.time.now())
  return endHeld(held, { state: 'failed', open: false, problem, finishedAt }, '没有办成', problem)
}

function tooLarge(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
