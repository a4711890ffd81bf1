import { refusalText } from '@mingdu/shared/kernel/refusals'
import { contentRefusal, kindRefusal } from '@mingdu/shared/powers/power.rules'
import { POWERS_TABLE, type PowerFields } from '@mingdu/shared/sheets/powers.table'
import { error, warning } from '@mingdu/shared/sheets/table.rules'
import type { Tx } from '../../db/connection'
import {
  contentDigest,
  exportPowers,
  powersByCode,
  writePowerRows,
  type CodedPower,
  type PowerWrite,
} from '../powers/bulk.service'
import { countExported, newestContents, type StoredContent } from '../powers/contents.service'
import type { StoredRow } from './sheets.rows.repo'
import type { ExportAsk, ImportAct, Judged, SheetSource, SheetTarget, WrittenRow } from './sheets.target'
import { takeBackPowers, undoOf, problemOf } from './targets.undo'

type Place = Pick<ImportAct, 'regionId' | 'orgs'>
interface Meeting {
  existing: CodedPower | undefined
  content: StoredContent
  action: 'created' | 'updated' | 'unchanged'
}

/** 权力事项: a row is the power with its 实施编码 in the region. */
export const POWERS_TARGET: SheetTarget & SheetSource = {
  async judge(read, place) {
    const known = await powersByCode(place.regionId, read.keys)
    if (known.size === 0) return read.keys.map(() => ({ action: 'created', notes: [] }))
    return (await meet(read.rows(), known, place)).map(judged)
  },
  async write(rows, act, tx) {
    const keys = rows.map(({ key }) => key)
    const meetings = await meet(rows, await powersByCode(act.regionId, keys, tx), act, tx)
    const writes = meetings.flatMap(({ content, existing, action }, i): (PowerWrite & { at: number })[] =>
      action === 'unchanged' ? [] : [{ at: i, content, existing: existing ?? null }],
    )
    const { regionId, basis, by } = act
    const stamp = { regionId, from: by.today, basis, by, kind: null, codesFree: true }
    const results = await writePowerRows(writes, stamp, tx)
    const byRow = new Map(writes.map(({ at }, i) => [at, results[i]] as const))
    return rows.map((row, i): WrittenRow => {
      const result = byRow.get(i)
      const action = meetings[i]?.action ?? 'failed'
      if (!result) return { action, problem: '', undo: null }
      if (result.refusal) return { action: 'failed', problem: problemOf(result.refusal), undo: null }
      return { action, problem: '', undo: undoOf(row, result, action === 'created') }
    })
  },
  undo: takeBackPowers,
  count: (ask) => countExported(scopeOf(ask), ask.filter, ask.today),
  async *records(ask) {
    for await (const portion of exportPowers(scopeOf(ask), ask.filter, ask.today))
      yield portion.map(({ content }) => ({ ...content, org: ask.orgNames.get(content.orgId) ?? '' }))
  },
}

/** What the list has under the code of each row, and what the row makes of it. */
async function meet(
  rows: readonly Pick<StoredRow, 'key' | 'fields'>[],
  known: ReadonlyMap<string, CodedPower>,
  place: Place,
  tx?: Tx,
): Promise<Meeting[]> {
  const contents = await newestContents([...known.values()], tx)
  return rows.map(({ key, fields }): Meeting => {
    const existing = known.get(key)
    const held = existing ? contents.get(existing.id) : undefined
    const content = merged(held, fields as PowerFields, place)
    if (!existing || !held) return { existing, content, action: 'created' }
    return {
      existing,
      content,
      action: contentDigest(held) === contentDigest(content) ? 'unchanged' : 'updated',
    }
  })
}

/** Cells that were filled in stand over what the list says; an empty cell changes nothing. */
function merged(held: StoredContent | undefined, fields: PowerFields, { orgs }: Place): StoredContent {
  const content: StoredContent = { ...(held ?? BLANK), orgId: orgs.get(fields.org ?? '') ?? '' }
  // fields that are there already: contents of one shape are read and written far faster
  for (const field of CELLS) if (fields[field] !== undefined) set(content, field, fields[field])
  return content
}

function set(content: StoredContent, field: string, value: unknown): void {
  ;(content as unknown as Record<string, unknown>)[field] = value
}

function judged({ existing, content, action }: Meeting): Judged {
  if (action === 'unchanged') return { action, notes: [] }
  const refusal = contentRefusal(content) ?? (existing ? kindRefusal('adjust', existing) : null)
  if (refusal) {
    const text = refusalText(refusal.code, refusal.details)
    return { action: 'failed', notes: [{ field: '', ...error('list', text) }] }
  }
  if (existing?.upcoming)
    return { action: 'failed', notes: [{ field: 'code', ...error('upcoming', notYet(existing)) }] }
  const open = existing?.openProposal ? [{ field: 'code', ...warning('open-proposal', OPEN) }] : []
  return { action, notes: open }
}

const OPEN = '这一项有一件调整正在办理，导入后那件调整要按新内容重新核对'

function notYet({ upcoming }: CodedPower): string {
  return `这一项已公布了 ${upcoming?.from ?? ''} 生效的版本，等它生效后再导入`
}

function scopeOf({ regionId }: ExportAsk) {
  return { kind: 'region', regionId } as const
}

const CELLS = POWERS_TABLE.columns
  .map(({ field }) => field as keyof PowerFields)
  .filter((field) => field !== 'org')

const BLANK: StoredContent = {
  ...{ code: '', name: '', type: '', baseCode: '', itemCode: '', mainName: '', subItems: [], orgId: '' },
  ...{ orgCode: '', regionCode: '', office: '', level: '', source: '', bases: [] },
  ...{ legalDays: null, promisedDays: null, accountabilities: [], penalties: [], norms: '', materials: [] },
  ...{ outerFlow: null, innerFlow: null, supervision: '', remedies: '', extra: {} },
}
