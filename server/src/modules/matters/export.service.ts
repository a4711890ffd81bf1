import type { Query } from '@mingdu/shared/kernel/endpoint'
import { LIGHTS } from '@mingdu/shared/kernel/light'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { mattersApi } from '@mingdu/shared/matters/matters.api'
import { BASIS_KINDS, MATTER_CATEGORIES, MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import { percent } from '@mingdu/shared/parts/figures'
import type { Scope } from '../../http/actor'
import { namedOf } from '../tasks/asked.service'
import { dayFacts } from '../tasks/day.service'
import { orgNames, type Viewing } from '../tasks/viewing.service'
import { listMatters, type MatterRowDoc } from './matters.repo'
import { clockOfMatter, lightToday } from './matters.view'

/** The conditions of the list as an export was started with them. */
export type MatterExportFilter = Omit<Query<typeof mattersApi.list>, 'cursor' | 'limit'>

/** A matter in words, by the fields of `MATTERS_TABLE`. */
export type ExportedMatter = Record<string, string>

const PORTION = 500

export async function countExportedMatters(scope: Scope, filter: MatterExportFilter): Promise<number> {
  return (await portionOf(scope, filter, undefined, 1)).total
}

/** Matters of the scope in portions, in the order of the list, with clock and light as of the day of the export. */
export async function* exportMatters(
  scope: Scope,
  filter: MatterExportFilter,
  today: PlainDate,
): AsyncGenerator<ExportedMatter[]> {
  const [day, org] = await Promise.all([dayFacts({ today: () => today }), orgNames()])
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await portionOf(scope, filter, cursor, PORTION)
    yield items.map((doc) => exported(doc, { day, org }))
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
}

async function portionOf(
  scope: Scope,
  filter: MatterExportFilter,
  cursor: string | undefined,
  limit: number,
) {
  return listMatters(scope, { ...filter, cursor, limit, named: await namedOf(filter) })
}

function exported(doc: MatterRowDoc, { day, org }: Pick<Viewing, 'day' | 'org'>): ExportedMatter {
  const { counts } = doc
  const { dispatchedOn, due, remaining } = clockOfMatter(doc, day)
  return {
    ...{ no: doc.no, title: doc.title, basis: doc.basis.text },
    category: MATTER_CATEGORIES[doc.category],
    basisKind: BASIS_KINDS[doc.basis.kind],
    lead: org(doc.leadOrgId).name,
    supervisor: doc.supervisor.name,
    state: MATTER_STATES[doc.state],
    light: LIGHTS[lightToday(doc, day)].word,
    dispatchedOn: dispatchedOn ?? '',
    due: due ?? '',
    remaining: remaining === null ? '' : String(remaining),
    ...{ tasks: String(counts.total), done: String(counts.done), red: String(counts.red) },
    ...{ claimed: `${percent(doc.claimed)}%`, verified: `${percent(doc.verified)}%` },
    relapses: String(doc.relapses ?? 0),
  }
}
