import type { Ref } from '@mingdu/shared/kernel/ids'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { NO_ACTS, taskActRefusal, type ActMoment } from '@mingdu/shared/tasks/acts.rules'
import type { KeptActs } from '@mingdu/shared/tasks/acts.schema'
import type { TaskAct as ActName } from '@mingdu/shared/tasks/acts.states'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import type { ActingPerson } from '@mingdu/shared/tasks/tasks.rules'
import type { Tx } from '../../db/connection'
import { found, refuseIf, refuseStale, Refused } from '../../refused'
import { peopleById, type Person } from '../accounts/accounts.service'
import { orgsById, regionIdOf } from '../orgs/orgs.service'
import { actingPerson } from './acting.service'
import { actMoment } from './acts.moment'
import { dayFacts } from './day.service'
import { actFacts } from './tasks.facts'
import { findTask, type TaskDoc } from './tasks.repo'
import type { TaskAct } from './tasks.service'
import { childrenOf } from './tree.repo'

/** A task on which this person may do this act now, and what the act needs. */
export interface OpenAct {
  task: TaskDoc
  acts: KeptActs
  day: DayFacts
  moment: ActMoment
  person: ActingPerson
  by: Ref
  /** ISO instant of the act. */
  at: string
}

/** @throws Refused `record.missing`, `version.stale`, `text.classified`, every refusal of `taskActRefusal` */
export async function openAct(
  name: ActName,
  act: TaskAct,
  tx: Tx,
  ...texts: readonly string[]
): Promise<OpenAct> {
  const opened = await seenTask(act, tx)
  refuseStale(opened.task, act.version)
  const below = opened.task.leaf ? [] : await childrenOf(opened.task, tx)
  refuseIf(taskActRefusal(actFacts(opened.task, below), name, opened.person, opened.moment))
  refuseIf(classifiedRefusal(...texts))
  return opened
}

/** The same of a task on which something else decides what may be done, e.g. a paper about it. @throws Refused `record.missing` */
export async function seenTask(act: Omit<TaskAct, 'version' | 'hold'>, tx: Tx): Promise<OpenAct> {
  const task = found(await findTask(act.scope, act.id, tx))
  const day = await dayFacts(act.time)
  const moment = await actMoment(act.time, day)
  const person = actingPerson(act.actor)
  const by = { id: act.actor.id, name: act.actor.name }
  return { task, acts: task.acts ?? NO_ACTS, day, moment, person, by, at: new Date(moment.now).toISOString() }
}

/** An org as a target: its name, its region and whether it is in use. @throws Refused `task.org` */
export async function targetOrg(orgId: string): Promise<Ref & { regionId: string; active: boolean }> {
  const org = (await orgsById([orgId])).get(orgId)
  if (!org) throw new Refused('task.org')
  return { id: org.id, name: org.name, regionId: await regionIdOf(orgId), active: org.status === 'active' }
}

/** A person of that org who may do the task. @throws Refused `task.person` */
export async function targetPerson(personId: string | null, org: Ref): Promise<Ref | null> {
  if (personId === null) return null
  const person = (await peopleById([personId])).get(personId)
  if (!person || !handlesFor(person, org.id)) throw new Refused('task.person', { org: org.name })
  return { id: person.id, name: person.name }
}

/** Whether this person does tasks of that org. */
export function handlesFor(person: Person | undefined, orgId: string): boolean {
  if (!person?.active || person.orgId !== orgId) return false
  return person.roles.some((role) => role === 'handler' || role === 'head')
}
