import {
  MATTER_BATCH_ACTS,
  MATTER_BATCH_PERMISSION,
  MATTER_BATCH_UNDO,
  type MatterBatchAct,
} from '@mingdu/shared/matters/batch.states'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import { found, refuseStale } from '../../refused'
import { digestOf } from '../../seal-box'
import type { BatchRowDoc } from '../batches/batches.service'
import type { Undoing } from '../batches/undo.service'
import { withdrawHeld } from '../messages/messages.service'
import { dayFacts } from '../tasks/day.service'
import { takeUrgeBack } from '../tasks/urging.undo.service'
import type { Urged } from './batch.urge'
import { findMatter } from './matters.repo'
import { settleMatters } from './settle.service'
import { giveMatter } from './supervisor.service'

type By = Parameters<Undoing['putBack']>[2]

const WHY = '批量办理后 10 秒内撤销'

export const MATTERS_UNDO: Undoing = {
  of: 'matter',
  permission: (act) => MATTER_BATCH_PERMISSION[act as MatterBatchAct],
  final: (act) => MATTER_BATCH_UNDO[act as MatterBatchAct] === null,
  async putBack(row, { id, act }, by, tx) {
    const what = `撤销${MATTER_BATCH_ACTS[act as MatterBatchAct]}`
    const undo = act === 'urge' ? undoUrge : undoSupervisor
    const left = await undo(row, id, what, by, tx)
    const event = MATTER_BATCH_UNDO[act as MatterBatchAct] ?? 'matter.batchUndone'
    return { ...left, event, note: what }
  },
}

async function undoSupervisor(row: BatchRowDoc, batchId: string, what: string, by: By, tx: Tx) {
  const matter = found(await findMatter(by.scope, row.recordId, tx))
  refuseStale(matter, row.versionAfter)
  const { supervisor } = row.before as { supervisor: StoredRef }
  await giveMatter(matter, supervisor, { what, reason: WHY }, by, tx)
  const withdrawn = await withdrawHeld(batchId, row.recordId, tx)
  const version = matter.version + 1
  return { withdrawn, digests: [digestOf({ id: row.recordId, version, supervisorId: supervisor.id })] }
}

/** All of its tasks or none: one that was changed since keeps the row as it is. */
async function undoUrge(row: BatchRowDoc, batchId: string, what: string, by: By, tx: Tx) {
  const { urged } = row.before as { urged: Urged[] }
  let withdrawn = 0
  for (const task of urged) {
    await takeUrgeBack(task, { what, note: WHY }, by, tx)
    withdrawn += await withdrawHeld(batchId, task.id, tx)
  }
  const at = new Date(by.time.now())
  await settleMatters([row.recordId], await dayFacts(by.time), at, tx, { changedAt: at })
  const digests = urged.map(({ id, versionAfter }) => digestOf({ id, version: versionAfter + 1 }))
  return { withdrawn, digests }
}
