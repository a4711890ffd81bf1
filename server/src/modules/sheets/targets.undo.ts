import { refusalText, type Refusal } from '@mingdu/shared/kernel/refusals'
import type { Tx } from '../../db/connection'
import { undoPowerRows, type WrittenPower } from '../powers/bulk.service'
import type { StoredRow, UndoRow } from './sheets.rows.repo'
import type { ImportAct } from './sheets.target'

/** What must be kept of a written power to take it back: the state in which the import left it. */
interface PowerUndo {
  id: string
  noAfter: number
  versionAfter: number
  created: boolean
}

export function undoOf(
  { row, key, label }: Pick<StoredRow, 'row' | 'key' | 'label'>,
  { id, no, version }: WrittenPower,
  created: boolean,
): UndoRow {
  const undo: PowerUndo = { id, noAfter: no, versionAfter: version, created }
  return { row, key, label, undo: { ...undo } }
}

/** Rows changed since stay as they are, and are named. */
export async function takeBackPowers(
  rows: readonly UndoRow[],
  { by }: ImportAct,
  tx: Tx,
): Promise<{ row: UndoRow; message: string }[]> {
  const undo = rows.map((row) => row.undo as unknown as PowerUndo)
  const { refused } = await undoPowerRows(undo, by, tx)
  const byId = new Map(rows.map((row) => [(row.undo as unknown as PowerUndo).id, row]))
  return refused.flatMap(({ id, refusal }) => {
    const row = byId.get(id)
    return row ? [{ row, message: whyLeft(refusal) }] : []
  })
}

export function problemOf(refusal: Refusal): string {
  return refusalText(refusal.code, refusal.details)
}

function whyLeft({ code }: Refusal): string {
  return code === 'record.missing'
    ? '这一项已不在清单里，没有可恢复的内容'
    : '导入之后又改过，或者有调整在办、有指南引用，没有恢复'
}
