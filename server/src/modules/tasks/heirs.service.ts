import type { Ref } from '@mingdu/shared/kernel/ids'
import { peopleById } from '../accounts/accounts.service'
import { idsOfOrg, keptFromOf } from '../matters/kept.service'
import { heirOf, orgsById } from '../orgs/orgs.service'
import { succeeded } from './succession.service'
import type { TaskDoc } from './tasks.model'

/** What changes of a task so that units in use stand in it, and how a history says it; nothing while all are in use. */
export type Heirs = (task: TaskDoc) => { set: Partial<TaskDoc>; said: string }

/**
 * For tasks that begin again after a unit of theirs went up in another: its successor is asked, unless their matter came from
 * a clue about it. Then 督查 gives the task to another.
 */
export async function heirsOf(tasks: readonly TaskDoc[]): Promise<Heirs> {
  const ids = [...new Set(tasks.flatMap(({ orgId, coOrgIds }) => [orgId, ...coOrgIds]))]
  const orgs = await orgsById(ids)
  const gone = new Map<string, { from: Ref; to: Ref }>()
  const kept = new Set([...(await keptFromOf(tasks.map(({ matterId }) => matterId))).values()].flat())
  for (const id of ids) {
    const [from, to] = [orgs.get(id), await heirOf(id)]
    if (from && to && to.id !== id && !(await idsOfOrg(to.id)).some((one) => kept.has(one)))
      gone.set(id, { from: { id, name: from.name }, to: { id: to.id, name: to.name } })
  }
  const people = await peopleById(tasks.flatMap(({ handler }) => handler?.id ?? []))
  return (task) => heirsIn(task, gone, (id) => people.get(id))
}

function heirsIn(
  task: TaskDoc,
  gone: ReadonlyMap<string, { from: Ref; to: Ref }>,
  person: (id: string) => { orgId: string; active: boolean } | undefined,
): ReturnType<Heirs> {
  const moves = [task.orgId, ...task.coOrgIds].flatMap((id) => gone.get(id) ?? [])
  if (moves.length === 0) return { set: {}, said: '' }
  const set = moves.reduce<TaskDoc>((doc, { from, to }) => ({ ...doc, ...succeeded(doc, from, to) }), task)
  const { orgId, coOrgIds, reportedByOrgId, acts } = set
  const there = task.handler && person(task.handler.id)
  // who handled it and went along goes on; else it waits for the successor to give it to somebody
  const handler = there?.active && there.orgId === orgId ? task.handler : null
  return {
    set: { orgId, coOrgIds, reportedByOrgId, handler, ...(acts ? { acts } : {}) },
    said: moves.map(({ from, to }) => `${from.name}已并入${to.name}`).join('，'),
  }
}
