import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { Ref } from '@mingdu/shared/kernel/ids'
import { clockView, type DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { plannedPoints } from '@mingdu/shared/tasks/light.rules'
import { taskActions, type ActingPerson } from '@mingdu/shared/tasks/tasks.rules'
import type { HistoryLine, Progress, TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import type { HistoryDoc } from '../../db/history'
import { scopeFor, type Actor, type Scope } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { allOrgs } from '../orgs/orgs.service'
import { actingPerson } from './acting.service'
import { dayFacts } from './day.service'
import { clockFacts, lightToday, taskFacts } from './tasks.facts'
import type { TaskRowDoc } from './tasks.repo'

/** What turning documents into answers needs: the day, the reader, the names of orgs. */
export interface Viewing {
  day: DayFacts
  person: ActingPerson
  /** Whose reports the reader may verify; null: nobody's. */
  verifies: Scope | null
  org(id: string): Ref
}

export async function viewingOf(actor: Actor, time: Pick<BusinessTime, 'today'>): Promise<Viewing> {
  const [day, orgs] = await Promise.all([dayFacts(time), orgNames()])
  return { day, person: actingPerson(actor), verifies: scopeFor(actor, 'report.verify'), org: orgs }
}

/** Names by id; an org that is gone keeps its place with an empty name. */
export async function orgNames(): Promise<(id: string) => Ref> {
  const names = namesOf(await allOrgs())
  return (id) => ({ id, name: names.get(id) ?? '' })
}

type Orgs = Awaited<ReturnType<typeof allOrgs>>
const namesByTree = new WeakMap<Orgs, Map<string, string>>()

/** The tree is held for seconds: its names are put together once. */
function namesOf(orgs: Orgs): Map<string, string> {
  const known = namesByTree.get(orgs)
  if (known) return known
  const names = new Map(orgs.map((org) => [org.id, org.name]))
  namesByTree.set(orgs, names)
  return names
}

/** A row of 待办, of the task lists and of the queue. */
export function rowView(doc: TaskRowDoc, { day, person, org }: Viewing): TaskRow {
  return {
    id: String(doc._id),
    version: doc.version,
    no: doc.no,
    title: doc.title,
    category: doc.category,
    matter: { id: doc.matterId, name: doc.matterTitle, no: doc.matterNo },
    org: org(doc.orgId),
    coOrgs: doc.coOrgIds.map(org),
    handler: doc.handler,
    supervisor: doc.supervisor,
    state: doc.state,
    light: lightToday(doc, day),
    clock: clockView(clockFacts(doc), day),
    progress: progressView(doc, day),
    quantity: quantityView(doc),
    allowedActions: taskActions(taskFacts(doc), person),
  }
}

export function progressView(
  doc: Pick<TaskRowDoc, 'verified' | 'claimed' | 'dispatchedOn' | 'due' | 'closedOn' | 'milestones'>,
  day: DayFacts,
): Progress {
  return { verified: doc.verified, claimed: doc.claimed, planned: plannedPoints(doc, day) }
}

export function quantityView({ amount }: Pick<TaskRowDoc, 'amount'>): TaskRow['quantity'] {
  const { unit, target, verified, claimed } = amount
  return unit === null ? null : { unit, target, verified, claimed }
}

export type Files = ReadonlyMap<string, FileInfo>

/** Newest first, without the versions. */
export function historyView(history: readonly HistoryDoc[]): HistoryLine[] {
  const lines = history.map(({ at, who, what, note, office }) => ({
    ...{ at: at.toISOString(), who, what, note },
    ...(office ? { office } : {}),
  }))
  return lines.reverse()
}

/** Files in the order of their ids; one that is gone leaves no hole. */
export function pick(files: Files, ids: readonly string[]): FileInfo[] {
  return ids.flatMap((id) => files.get(id) ?? [])
}
