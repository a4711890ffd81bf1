import type { SheetState } from '@mingdu/shared/sheets/sheets.states'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Page } from '@mingdu/shared/kernel/page'
import { trusted, type UpdateQuery } from 'mongoose'
import { duplicateFields, type Tx } from '../../db/connection'
import type { HistoryDoc } from '../../db/history'
import { findPage, type PageRequest } from '../../db/page'
import type { Scope } from '../../http/actor'
import { Refused } from '../../refused'
import { JobModel, type JobDoc } from './sheets.model'

export type { JobDoc }

type NewJob = Pick<
  JobDoc,
  'direction' | 'kind' | 'format' | 'fileName' | 'createOrgs' | 'basis' | 'by' | 'orgName' | 'regionId'
> &
  Pick<JobDoc, 'createdAt' | 'open' | 'fileKey' | 'filter'> &
  Partial<Pick<JobDoc, 'scope' | 'purpose'>>

const NEWEST = [
  ['createdAt', -1],
  ['_id', -1],
] as const

/** Jobs that the scope reaches, the newest first; `own` are those the person started. */
export function listJobs(
  scope: Scope,
  { direction, ...page }: Omit<PageRequest, 'sort'> & { direction?: JobDoc['direction'] | undefined },
): Promise<Page<JobDoc>> {
  const filter = { ...scopeFilter(scope), ...(direction ? { direction } : {}) }
  return findPage<JobDoc>(JobModel, filter, { sort: NEWEST, ...page })
}

/** null when it is not there or out of scope. */
export async function readJob(scope: Scope, id: Id, tx?: Tx): Promise<JobDoc | null> {
  const job = await JobModel.findOne({ _id: id, ...scopeFilter(scope) }, null, tx ? { session: tx } : {})
  return job ? job.toObject<JobDoc>() : null
}

/** @throws Refused `sheet.busy` while another import of the region is open */
export async function insertJob(job: NewJob, line: Omit<HistoryDoc, 'version'>, tx: Tx): Promise<JobDoc> {
  if (job.open && (await hasOpenImport(job.regionId, tx))) throw new Refused('sheet.busy')
  const waits = { state: 'queued' as const, work: true, leaseUntil: new Date(0) }
  const history = [{ ...line, version: 1 }]
  try {
    const [created] = await JobModel.create([{ ...job, ...waits, history }], { session: tx })
    if (!created) throw new Error('nothing was inserted')
    return created.toObject<JobDoc>()
  } catch (error) {
    throw duplicateFields(error) ? new Refused('sheet.busy') : error
  }
}

/** The next version of a job somebody has read; null when another act came first. */
export async function changeJob(
  job: Pick<JobDoc, '_id' | 'version'>,
  set: Partial<JobDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<JobDoc | null> {
  try {
    return await JobModel.findOneAndUpdate(
      { _id: job._id, version: job.version },
      {
        $set: set,
        $inc: { version: 1 },
        $push: { history: { ...line, version: job.version + 1 } },
      } as UpdateQuery<unknown>,
      { session: tx, returnDocument: 'after' },
    ).lean<JobDoc>()
  } catch (error) {
    throw duplicateFields(error) ? new Refused('sheet.busy') : error
  }
}

export async function hasOpenImport(regionId: Id, tx: Tx): Promise<boolean> {
  return (await JobModel.countDocuments({ regionId, open: true }).session(tx)) > 0
}

function scopeFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  if (scope.kind === 'own') return { 'by.id': scope.accountId }
  return { regionId: trusted({ $in: [...scope.orgIds] }) }
}

export const WORK_STATES: readonly SheetState[] = ['queued', 'reading', 'committing', 'undoing', 'writing']
