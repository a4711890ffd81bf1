import type { Id } from '@mingdu/shared/kernel/ids'
import type { Scope } from '../../http/actor'
import { dutiesAt } from './duties.repo'
import { versionsAt } from './powers.bulk.repo'
import type { StoredContent } from './powers.model'
import { rowsAsOf, rowsById, type ListedPower } from './powers.repo'
import { orgReach, powerFilter, type PowerFilter } from './powers.scope'
import { roster, rowFilter, type RosterRow } from './roster'

const PORTION = 500

export interface ExportFilter extends PowerFilter {
  ids?: readonly Id[] | undefined
  asOf?: string | undefined
}

export interface ExportedPower {
  id: Id
  no: number
  row: ListedPower
  content: StoredContent
}

export interface ExportedDuty {
  powerId: Id
  code: string
  name: string
  orgId: Id
  stage: string
  content: string
  basis: string
}

/** The powers a list shows under this filter, by code, in portions: never all of them are held. */
export async function* exportPowers(
  scope: Scope,
  filter: ExportFilter,
  today: string,
): AsyncGenerator<readonly ExportedPower[]> {
  for await (const rows of portions(scope, filter, today)) {
    const contents = await versionsAt(rows.map(({ id, no }) => ({ powerId: id, no })))
    const byPower = new Map(contents.map((doc) => [doc.powerId, doc.content]))
    yield rows.flatMap((row) => {
      const content = byPower.get(row.id)
      return content ? [{ id: row.id, no: row.no, row, content }] : []
    })
  }
}

/** The duties of those powers, in the order of the powers and their own. */
export async function* exportDuties(
  scope: Scope,
  filter: ExportFilter,
  today: string,
): AsyncGenerator<readonly ExportedDuty[]> {
  for await (const rows of portions(scope, filter, today)) {
    const duties = await dutiesAt(rows.map(({ id, no }) => ({ powerId: id, no })))
    yield rows.flatMap((row) =>
      (duties.get(row.id) ?? []).map(({ stage, content, basis }) => {
        const { id, code, name, orgId } = row
        return { powerId: id, code, name, orgId, stage, content, basis }
      }),
    )
  }
}

/** Ids of the powers the list as it is shows under this filter, by code. */
export async function exportedIds(scope: Scope, filter: ExportFilter): Promise<Id[]> {
  const { matches } = rowFilter(filter)
  const { covers } = await orgReach(scope, filter.orgId)
  const wanted = filter.ids && new Set(filter.ids)
  const isShown = (row: RosterRow) => (wanted?.has(row.id) ?? true) && covers(row.orgId) && matches(row)
  return (await roster()).filter(isShown).map(({ id }) => id)
}

function portions(scope: Scope, filter: ExportFilter, today: string): AsyncGenerator<ListedPower[]> {
  const { asOf = today } = filter
  return asOf === today ? portionsNow(scope, filter) : portionsAsOf(scope, filter, asOf)
}

async function* portionsNow(scope: Scope, filter: ExportFilter): AsyncGenerator<ListedPower[]> {
  const ids = await exportedIds(scope, filter)
  for (let i = 0; i < ids.length; i += PORTION) yield await rowsById(ids.slice(i, i + PORTION))
}

async function* portionsAsOf(scope: Scope, filter: ExportFilter, day: string): AsyncGenerator<ListedPower[]> {
  const where = await powerFilter(scope, filter)
  let after: { code: string; id: Id } | null = null
  for (;;) {
    const rows: ListedPower[] = await rowsAsOf(where, day, filter.ids, after, PORTION)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < PORTION) return
    after = { code: last.code, id: last.rowId }
  }
}
