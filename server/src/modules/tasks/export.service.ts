import type { Query } from '@mingdu/shared/kernel/endpoint'
import { LIGHTS } from '@mingdu/shared/kernel/light'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { MATTER_CATEGORIES } from '@mingdu/shared/matters/matters.states'
import { percent, quantityText } from '@mingdu/shared/parts/figures'
import type { ExtensionLevel } from '@mingdu/shared/tasks/acts.states'
import type { tasksApi } from '@mingdu/shared/tasks/tasks.api'
import { TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import type { Scope } from '../../http/actor'
import { orgNames } from './viewing.service'
import { namedOf } from './asked.service'
import { dayFacts } from './day.service'
import { clockView } from '@mingdu/shared/tasks/clock.rules'
import { clockFacts, lightToday } from './tasks.facts'
import { basesOf, listTasks, type TaskRowDoc } from './tasks.repo'
import { progressView, quantityView, type Viewing } from './viewing.service'

/** The conditions of the list as an export was started with them, and who started it. */
export type TaskExportFilter = Omit<Query<typeof tasksApi.list>, 'cursor' | 'limit'> & {
  readerId: string
  levels: readonly ExtensionLevel[]
}

/** A task in words, by the fields of `TASKS_TABLE`. */
export type ExportedTask = Record<string, string>

const PORTION = 500

export async function countExportedTasks(scope: Scope, filter: TaskExportFilter): Promise<number> {
  return (await portionOf(scope, filter, undefined, 1)).total
}

/** Tasks of the scope in portions, in the order of the list, with clock and light as of the day of the export. */
export async function* exportTasks(
  scope: Scope,
  filter: TaskExportFilter,
  today: PlainDate,
): AsyncGenerator<ExportedTask[]> {
  const [day, org] = await Promise.all([dayFacts({ today: () => today }), orgNames()])
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await portionOf(scope, filter, cursor, PORTION)
    const bases = await basesOf(items.map(({ _id }) => _id))
    yield items.map((doc) => exported(doc, bases.get(String(doc._id)) ?? '', { day, org }))
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
}

async function portionOf(
  scope: Scope,
  { readerId, ...filter }: TaskExportFilter,
  cursor: string | undefined,
  limit: number,
) {
  return listTasks(scope, readerId, { ...filter, cursor, limit, named: await namedOf(filter) })
}

function exported(doc: TaskRowDoc, basis: string, { day, org }: Pick<Viewing, 'day' | 'org'>): ExportedTask {
  const clock = clockView(clockFacts(doc), day)
  const { verified, claimed, planned } = progressView(doc, day)
  return {
    ...{ no: doc.no, title: doc.title, matterNo: doc.matterNo, matter: doc.matterTitle, basis },
    category: MATTER_CATEGORIES[doc.category],
    org: org(doc.orgId).name,
    coOrgs: doc.coOrgIds.map((id) => org(id).name).join('、'),
    handler: doc.handler?.name ?? '',
    supervisor: doc.supervisor.name,
    state: TASK_STATES[doc.state],
    light: LIGHTS[lightToday(doc, day)].word,
    dispatchedOn: doc.dispatchedOn ?? '',
    due: clock.due ?? '',
    tentative: clock.tentative ? '暂定' : '',
    remaining: clock.remaining === null ? '' : String(clock.remaining),
    ...{
      planned: `${percent(planned)}%`,
      claimed: `${percent(claimed)}%`,
      verified: `${percent(verified)}%`,
    },
    quantity: quantityText(quantityView(doc)) ?? '',
    closedOn: doc.closedOn ?? '',
  }
}
