import type { Ref } from '@mingdu/shared/kernel/ids'
import { milestonesOf } from '@mingdu/shared/sheets/plan-text.rules'
import { readPlan, type PlanFields } from '@mingdu/shared/sheets/plans.table'
import { error, warning } from '@mingdu/shared/sheets/table.rules'
import type { Tx } from '../../db/connection'
import {
  addPlanned,
  removePlanned,
  sameTitles,
  supervisorsOf,
  type PlannedMatter,
} from '../matters/plans.service'
import type { StoredRow } from './sheets.rows.repo'
import type { Judged, Place, SheetTarget, WrittenRow } from './sheets.target'

type Row = Pick<StoredRow, 'row' | 'fields'>
type PlanNote = Judged['notes'][number]

/** What a row comes to: a matter to be set up, one that is there already, or what is against it. */
type Met = { planned: PlannedMatter } | { present: true } | { problem: PlanNote }

/** 督查计划: a row is a new 督查事项, a draft with one task; one that stands there already is left alone. */
export const PLANS_TARGET: SheetTarget = {
  async judge(read, place) {
    return (await meet(read.rows(), place)).map((met): Judged => {
      if ('problem' in met) return { action: 'failed', notes: [met.problem] }
      if ('present' in met) return { action: 'unchanged', notes: [{ field: 'title', ...PRESENT }] }
      return { action: 'created', notes: [] }
    })
  },
  async write(rows, act, tx) {
    const met = await meet(rows, act, tx)
    const planned = met.flatMap((one) => ('planned' in one ? [one.planned] : []))
    const { importId, regionId, importer, basis, by } = act
    const written = await addPlanned(planned, { importId, regionId, importer, basis, at: by.at }, tx)
    const byRow = new Map(planned.map(({ row }, i) => [row, written[i]] as const))
    return rows.map(({ row, key, label }, i): WrittenRow => {
      const one = met[i]
      if (one && 'problem' in one) return { action: 'failed', problem: one.problem.message, undo: null }
      const made = byRow.get(row)
      if (!made) return { action: 'unchanged', problem: '', undo: null }
      return { action: 'created', problem: '', undo: { row, key, label, undo: { ...made } } }
    })
  },
  async undo(rows, _act, tx) {
    const byId = new Map(rows.map((row) => [madeBy(row).id, row]))
    const left = await removePlanned(rows.map(madeBy), tx)
    return left.flatMap(({ id, exists }) => {
      const row = byId.get(id)
      return row ? [{ row, message: exists ? CHANGED : GONE }] : []
    })
  },
}

const PRESENT = warning('present', '已有任务、来源和牵头单位都相同的督查事项，不再导入')
const CHANGED = '导入之后修改、批准或撤销过，没有撤销；不办了请在事项里撤销'
const GONE = '这一项已不在，没有可撤销的内容'

async function meet(rows: readonly Row[], place: Place, tx?: Tx): Promise<Met[]> {
  const fields = rows.map((row) => row.fields as PlanFields)
  const titles = [...new Set(fields.map(({ title = '' }) => title))]
  const [there, supervisors] = await Promise.all([
    sameTitles(place.regionId, titles, tx),
    supervisorsOf(place.regionId),
  ])
  const present = new Set(there.map(({ title, basis, leadOrgId }) => sameness(title, basis.text, leadOrgId)))
  return rows.map((row) => metOf(row, place, present, supervisors))
}

function metOf(
  { row, fields }: Row,
  { orgs, today, importer }: Place,
  present: ReadonlySet<string>,
  supervisors: readonly Ref[],
): Met {
  const { title = '', source = '', note = '', supervisor: named } = fields as PlanFields
  const { plan, notes } = readPlan(fields as PlanFields, orgs)
  const { category, basisKind, leadOrgId, coOrgIds, due, quantity, period, stages } = plan
  const wrong = notes.find(({ level }) => level === 'error')
  if (wrong) return { problem: wrong }
  if (due === null) return { problem: { field: 'due', ...error('due', '没有完成时限') } }
  if (present.has(sameness(title, source, leadOrgId))) return { present: true }
  if (due < today) {
    const text = `限期 ${due} 已过，立项后不能派单。请写明新的限期`
    return { problem: { field: 'due', ...error('past', text) } }
  }
  const found = supervisorOf(named, importer, supervisors)
  if ('rule' in found) return { problem: found }
  return {
    planned: {
      ...{ row, title, category, leadOrgId, coOrgIds, due, note, supervisor: found },
      basis: { kind: basisKind, text: source },
      task: { quantity, period, milestones: stages ? milestonesOf(stages, today, due) : [] },
    },
  }
}

/** Who imports, unless the row names another. */
function supervisorOf(named: string | undefined, importer: Ref, supervisors: readonly Ref[]): Ref | PlanNote {
  const same = supervisors.filter(({ id, name }) =>
    named === undefined ? id === importer.id : name === named,
  )
  const [one, another] = same
  if (one && !another) return { id: one.id, name: one.name }
  return { field: 'supervisor', ...error('supervisor', supervisorProblem(named, one !== undefined)) }
}

function supervisorProblem(named: string | undefined, several: boolean): string {
  if (several) return `叫“${named ?? ''}”的督查员不止一个，请留空，导入后在事项里选`
  return named === undefined
    ? '您没有核验的权限，不能作责任督查员，请在表里写明由谁督查'
    : `本地区没有叫“${named}”的督查员，请核对姓名，或者留空由导入的人负责`
}

function sameness(title: string, source: string, leadOrgId: string): string {
  return JSON.stringify([title, source, leadOrgId])
}

function madeBy({ undo }: { undo: object }): { id: string; version: number } {
  return undo as { id: string; version: number }
}
