import { MATTER_BATCH_PERMISSION, type MatterBatchAct } from '@mingdu/shared/matters/batch.states'
import { OPEN_MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import type { Tx } from '../../db/connection'
import { Refused, refuseFields } from '../../refused'
import { digestOf } from '../../seal-box'
import {
  runBatch,
  type BatchDoc,
  type BatchKind,
  type Batching,
  type RowAct,
  type RowDone,
} from '../batches/batches.service'
import { urgeMatter } from './batch.urge'
import { findMatter, type MatterDoc } from './matters.repo'
import { issue } from './matters.tree.service'
import { replaceSupervisor } from './supervisor.service'

/** What is wanted of many matters. */
export interface MattersBatch {
  act: MatterBatchAct
  items: readonly { id: string; version: number }[]
  note: string
  supervisorId: string | null
}

const LEAST_REASON = 5

/** @throws Refused `input.invalid`, those of `runBatch` */
export async function runMattersBatch(batch: MattersBatch, by: Batching): Promise<BatchDoc> {
  const kind: BatchKind<MattersBatch> = {
    ...{ of: 'matter', permission: MATTER_BATCH_PERMISSION[batch.act] },
    act: (one, row, tx) => ACTS[one.act](one, row, tx),
    nameOf: async (scope, id) => matterName(await findMatter(scope, id)),
  }
  if (batch.act === 'changeSupervisor' && by.actor.permissions.has(kind.permission))
    refuseFields([
      ['body.supervisorId', batch.supervisorId ? null : '请选新的督查员'],
      ['body.note', batch.note.length < LEAST_REASON ? '请写明换人原因，至少 5 个字' : null],
    ])
  return runBatch(batch, kind, by)
}

const ACTS = {
  issue: issueOne,
  changeSupervisor: giveOne,
  urge: urgeMatter,
} as const satisfies Record<MatterBatchAct, (batch: MattersBatch, row: RowAct, tx: Tx) => Promise<RowDone>>

/** 派单: told at once, for it cannot be taken back. What overlaps is signed for one by one. */
async function issueOne({ note }: MattersBatch, { hold: _, ...act }: RowAct, tx: Tx): Promise<RowDone> {
  const { matter, digests } = await issue({ note, overlapReason: '' }, act, tx).catch(asRow)
  const versionAfter = matter.version + 1
  const name = matterName(matter)
  return { name, versionAfter, before: null, message: '', event: 'matter.issued', digests }
}

async function giveOne({ supervisorId, note }: MattersBatch, act: RowAct, tx: Tx): Promise<RowDone> {
  const before = await replaceSupervisor({ supervisorId: supervisorId ?? '', reason: note }, act, tx)
  const versionAfter = before.version + 1
  const digests = [digestOf({ id: act.id, version: versionAfter, supervisorId })]
  const { supervisor } = before
  return {
    ...{ name: matterName(before), versionAfter, before: { supervisor }, digests },
    message: OPEN_MATTER_STATES.includes(before.state) ? '任务的督查员随之更换' : '',
    event: 'matter.supervisorChanged',
  }
}

function asRow(error: unknown): never {
  if (error instanceof Refused && error.code === 'matter.overlap')
    throw new Refused('batch.overlap', error.details)
  throw error
}

export function matterName(matter: Pick<MatterDoc, 'no' | 'title'> | null): string {
  return matter ? `${matter.no} ${matter.title}`.trim() : ''
}
