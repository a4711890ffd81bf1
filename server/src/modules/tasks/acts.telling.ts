import { permissionsOf, type Permission, type Role } from '@mingdu/shared/accounts/permissions'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import type { Tx } from '../../db/connection'
import { findPeople } from '../accounts/accounts.service'
import { holdMessages, tellPeople } from '../messages/messages.service'
import { regionIdOf } from '../orgs/orgs.service'
import type { TaskAct } from './tasks.service'
import { taskMessage, type Telling, type ToldTask } from './telling.service'

/** Tells people of an act in its transaction; nobody of what they did themselves. */
export async function tellAct(
  task: ToldTask,
  telling: Omit<Telling, 'sender'>,
  act: Pick<TaskAct, 'actor' | 'time' | 'hold'>,
  day: DayFacts,
  tx: Tx,
): Promise<void> {
  const recipientIds = telling.recipientIds.filter((id) => id !== act.actor.id)
  if (recipientIds.length === 0) return
  const message = taskMessage(task, { ...telling, recipientIds, sender: act.actor.orgName }, day)
  const at = new Date(act.time.now())
  await (act.hold ? holdMessages([message], act.hold, at, tx) : tellPeople([message], at, tx))
}

/** Those of the region who hold the permission, among people of these roles. */
export async function holdersInRegion(
  permission: Permission,
  roles: readonly Role[],
  regionId: string,
): Promise<string[]> {
  const people = (await Promise.all(roles.map((role) => findPeople({ role, activeOnly: true })))).flat()
  const regions = await Promise.all(people.map(({ orgId }) => regionIdOf(orgId)))
  const able = people.filter(
    ({ roles: held }, i) => regions[i] === regionId && permissionsOf(held).includes(permission),
  )
  return [...new Set(able.map(({ id }) => id))]
}
