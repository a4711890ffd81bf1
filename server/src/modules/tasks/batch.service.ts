import { BATCH_EVENT, BATCH_PERMISSION, type BatchAct } from '@mingdu/shared/tasks/batch.states'
import type { Tx } from '../../db/connection'
import { found, refuseFields } from '../../refused'
import { digestOf } from '../../seal-box'
import {
  runBatch,
  type BatchDoc,
  type BatchKind,
  type Batching,
  type RowAct,
  type RowDone,
} from '../batches/batches.service'
import { hasHandler, settleMatters } from '../matters/settle.service'
import { dayFacts } from './day.service'
import { entrust } from './moves.service'
import { findTask, readTask, type TaskDoc } from './tasks.repo'
import { sign, type TaskAct } from './tasks.service'
import { urge } from './urging.service'

/** What is wanted of many tasks. */
export interface TasksBatch {
  act: BatchAct
  items: readonly { id: string; version: number }[]
  note: string
  personId: string | null
  due: string | null
}

export interface Joined {
  matterId: string
  personId: string
}

/** What an undo puts back. */
export interface TaskBefore {
  fields: Partial<TaskDoc>
  /** Who became a handler of the matter by it and was none before; null: nobody. */
  joined: Joined | null
}

/** What of a task each act changes: what an undo puts back. */
const CHANGES = {
  urge: ['acts'],
  sign: ['state', 'handler', 'signedAt'],
  entrust: ['handler', 'acts'],
} as const satisfies Record<BatchAct, readonly (keyof TaskDoc)[]>

/** @throws Refused `input.invalid`, those of `runBatch` */
export async function runTasksBatch(batch: TasksBatch, by: Batching): Promise<BatchDoc> {
  const kind: BatchKind<TasksBatch> = {
    ...{ of: 'task', permission: BATCH_PERMISSION[batch.act], act: actOnTask },
    nameOf: async (scope, id) => nameOf(await findTask(scope, id)),
  }
  if (batch.act === 'entrust' && by.actor.permissions.has(kind.permission))
    refuseFields([['body.personId', batch.personId ? null : '请选交给谁办']])
  return runBatch(batch, kind, by)
}

async function actOnTask(batch: TasksBatch, row: RowAct, tx: Tx): Promise<RowDone> {
  const { actor, time, id } = row
  const before = await ACTS[batch.act](batch, row, tx)
  const { matterId } = before
  const handlerId = batch.act === 'entrust' ? batch.personId : actor.id
  const had = handlerId === null || (await hasHandler(matterId, handlerId, tx))
  const at = new Date(time.now())
  await settleMatters([matterId], await dayFacts(time), at, tx, { changedAt: at })
  const { version, state, acts, handler } = found(await readTask(id, tx))
  const joined = had || handler?.id !== handlerId ? null : { matterId, personId: handlerId }
  const kept: TaskBefore = { fields: changedBy(batch.act, before), joined }
  return {
    ...{ name: nameOf(before), versionAfter: version, before: kept, message: '' },
    event: BATCH_EVENT[batch.act],
    digests: [digestOf({ id, version, state, acts })],
  }
}

/** Each answers the task as it was before. */
const ACTS = {
  urge: ({ note }, act, tx) => urge(note, act, tx),
  sign: (_, act, tx) => sign(act, tx),
  entrust: ({ personId, due, note }, act, tx) => entrust({ personId: personId ?? '', due, note }, act, tx),
} as const satisfies Record<BatchAct, (one: TasksBatch, act: TaskAct, tx: Tx) => Promise<TaskDoc>>

function changedBy(act: BatchAct, task: TaskDoc): TaskBefore['fields'] {
  return Object.fromEntries(CHANGES[act].map((field) => [field, task[field] ?? null]))
}

function nameOf(task: Pick<TaskDoc, 'no' | 'title'> | null): string {
  return task ? `${task.no} ${task.title}` : ''
}
