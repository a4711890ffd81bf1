import { kindRefusal } from '@mingdu/shared/powers/power.rules'
import type { Duty } from '@mingdu/shared/powers/powers.schema'
import type { DutyFields } from '@mingdu/shared/sheets/duties.table'
import { error } from '@mingdu/shared/sheets/table.rules'
import type { Tx } from '../../db/connection'
import {
  dutiesDigest,
  exportDuties,
  powersByCode,
  replaceDutiesRows,
  type CodedPower,
} from '../powers/bulk.service'
import { countExported, newestDuties } from '../powers/contents.service'
import type { StoredRow } from './sheets.rows.repo'
import type { ImportAct, Judged, RowAction, SheetSource, SheetTarget, WrittenRow } from './sheets.target'
import { problemOf, takeBackPowers, undoOf } from './targets.undo'

type Row = Pick<StoredRow, 'row' | 'key' | 'label' | 'fields'>

interface Group {
  rows: Row[]
  power: CodedPower | undefined
  duties: Duty[]
  action: RowAction
}

/** 责任事项: the rows of one 实施编码 are all the duties of that power; they are replaced as a whole. */
export const DUTIES_TARGET: SheetTarget & SheetSource = {
  async judge(read, act) {
    const rows = read.rows()
    const groups = await meet(rows, act)
    const byKey = new Map(groups.map((group) => [group.rows[0]?.key ?? '', group]))
    return rows.map(({ key }) => judged(byKey.get(key)))
  },
  async write(rows, act, tx) {
    const groups = await meet(rows, act, tx)
    const writes = groups.flatMap((group) =>
      group.power && (group.action === 'created' || group.action === 'updated')
        ? [{ group, power: group.power }]
        : [],
    )
    const stamp = { regionId: act.regionId, from: act.by.today, basis: act.basis, by: act.by }
    const results = await replaceDutiesRows(
      writes.map(({ group, power }) => ({ existing: power, duties: group.duties })),
      stamp,
      tx,
    )
    const byGroup = new Map(writes.map(({ group }, i) => [group, results[i]] as const))
    return groups.flatMap((group) => writtenRows(group, byGroup.get(group)))
  },
  undo: takeBackPowers,
  count: (ask) => countExported({ kind: 'region', regionId: ask.regionId }, ask.filter, ask.today),
  async *records(ask) {
    for await (const portion of exportDuties(
      { kind: 'region', regionId: ask.regionId },
      ask.filter,
      ask.today,
    ))
      yield portion.map(({ code, stage, content, basis }) => ({ code, stage, content, basis }))
  },
}

async function meet(
  rows: readonly Row[],
  { regionId }: Pick<ImportAct, 'regionId'>,
  tx?: Tx,
): Promise<Group[]> {
  const byKey = new Map<string, Row[]>()
  for (const row of rows) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row])
  const powers = await powersByCode(regionId, [...byKey.keys()], tx)
  const held = await newestDuties(
    [...powers.values()].map(({ id }) => id),
    tx,
  )
  return [...byKey].map(([key, group]): Group => {
    const power = powers.get(key)
    const duties = group.map(({ fields }) => dutyOf(fields as unknown as DutyFields))
    const now = power ? (held.get(power.id) ?? []) : []
    return { rows: group, power, duties, action: actionOf(power, now, duties) }
  })
}

function actionOf(power: CodedPower | undefined, now: Duty[], duties: Duty[]): RowAction {
  if (!power) return 'failed'
  if (now.length === 0) return 'created'
  return dutiesDigest(now) === dutiesDigest(duties) ? 'unchanged' : 'updated'
}

function judged(group: Group | undefined): Judged {
  if (!group?.power) {
    const text = '清单里没有这个实施编码，请先导入权力事项'
    return { action: 'failed', notes: [{ field: 'code', ...error('unknown-power', text) }] }
  }
  const refusal = group.action === 'unchanged' ? null : kindRefusal('adjust', group.power)
  if (refusal) return { action: 'failed', notes: [{ field: 'code', ...error('list', problemOf(refusal)) }] }
  return { action: group.action, notes: [] }
}

/** The undo of a power stands at the first of its rows. */
function writtenRows(
  group: Group,
  result: Awaited<ReturnType<typeof replaceDutiesRows>>[number] | undefined,
): WrittenRow[] {
  return group.rows.map((row, i): WrittenRow => {
    if (!result)
      return {
        action: group.action,
        problem: group.action === 'failed' ? '清单里已没有这一项' : '',
        undo: null,
      }
    if (result.refusal) return { action: 'failed', problem: problemOf(result.refusal), undo: null }
    return { action: group.action, problem: '', undo: i === 0 ? undoOf(row, result, false) : null }
  })
}

function dutyOf({ stage, content, basis }: DutyFields): Duty {
  return { stage, content, basis: basis ?? '' }
}
