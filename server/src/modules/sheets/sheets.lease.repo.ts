import type mongoose from 'mongoose'
import type { Tx } from '../../db/connection'
import type { HistoryDoc } from '../../db/history'
import { JobModel, type JobDoc } from './sheets.model'

/** Real time: a worker that dies loses its job after this. */
const LEASE_MS = 15_000

const jobs = JobModel.collection as unknown as mongoose.mongo.Collection<JobDoc>

/** Somebody else has the job now, or it was cancelled: whoever was at it stops, and writes nothing more. */
export class LostJob extends Error {
  constructor() {
    super('the job is in other hands')
    this.name = 'LostJob'
  }
}

/** The oldest job that nobody is at, for this worker alone; null when there is none. */
export function claimJob(owner: string): Promise<JobDoc | null> {
  const now = new Date()
  return jobs.findOneAndUpdate(
    { work: true, leaseUntil: { $lte: now } },
    { $set: lease(owner), $inc: { attempts: 1 } },
    { sort: { leaseUntil: 1, _id: 1 }, returnDocument: 'after' },
  )
}

/** @throws LostJob */
export async function keepJob(job: Pick<JobDoc, '_id'>, owner: string): Promise<void> {
  await touch(job, owner, {}, null)
}

/**
 * Writes on a job that this worker holds, in the transaction of what it has done.
 * @throws LostJob
 */
export async function noteProgress(
  job: Pick<JobDoc, '_id'>,
  owner: string,
  change: mongoose.mongo.UpdateFilter<JobDoc>,
  tx: Tx | null,
): Promise<void> {
  await touch(job, owner, change, tx)
}

/** The end of a step: the job waits for a person, or is done. @throws LostJob */
export async function endStep(
  job: Pick<JobDoc, '_id'>,
  owner: string,
  set: Partial<JobDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<void> {
  const held = await jobs.findOne(
    { _id: job._id, leaseOwner: owner },
    { session: tx, projection: { version: 1 } },
  )
  if (!held) throw new LostJob()
  const version = held.version + 1
  const free = { work: false, leaseOwner: '', leaseUntil: new Date(0), attempts: 0 }
  const written = await jobs.updateOne(
    { _id: job._id, leaseOwner: owner, version: held.version },
    { $set: { ...free, ...set, version }, $push: { history: { ...line, version } } },
    { session: tx },
  )
  if (written.matchedCount !== 1) throw new LostJob()
}

/** Gives a job back for the next worker. */
export async function releaseJob(job: Pick<JobDoc, '_id'>, owner: string): Promise<void> {
  await jobs.updateOne(
    { _id: job._id, leaseOwner: owner },
    { $set: { leaseOwner: '', leaseUntil: new Date(0) } },
  )
}

/** A checked import whose sheet with findings is still to be made. */
export function unmarkedJob(): Promise<JobDoc | null> {
  return jobs.findOne({ marks: 'waiting' }, { sort: { _id: 1 } })
}

/** Of the version that was marked: one corrected or committed meanwhile is marked anew. */
export async function setMarked(
  { _id, version }: Pick<JobDoc, '_id' | 'version'>,
  markedKey: string,
): Promise<void> {
  await jobs.updateOne({ _id, version, marks: 'waiting' }, { $set: { markedKey, marks: 'done' } })
}

async function touch(
  job: Pick<JobDoc, '_id'>,
  owner: string,
  change: mongoose.mongo.UpdateFilter<JobDoc>,
  tx: Tx | null,
): Promise<void> {
  const set = { ...(change.$set ?? {}), leaseUntil: lease(owner).leaseUntil }
  const written = await jobs.updateOne(
    { _id: job._id, leaseOwner: owner, work: true },
    { ...change, $set: set } as mongoose.mongo.UpdateFilter<JobDoc>,
    tx ? { session: tx } : {},
  )
  if (written.matchedCount !== 1) throw new LostJob()
}

function lease(owner: string) {
  return { leaseOwner: owner, leaseUntil: new Date(Date.now() + LEASE_MS) }
}
