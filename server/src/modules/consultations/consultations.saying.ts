import { addWorkHours } from '@mingdu/shared/kernel/work-hours'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { currentCalendar } from '../calendar/calendar.service'
import { attachFiles } from '../files/files.service'
import { currentRules } from '../rules/rules.service'
import type { PostDoc } from './consultations.repo'

export interface Acting {
  scope: Scope
  actor: Actor
  time: BusinessTime
}

/** What one side says now. */
export function postOf(
  side: PostDoc['side'],
  text: string,
  fileIds: string[],
  { actor, time }: Acting,
): PostDoc {
  const by = { id: actor.id, name: actor.name }
  return { side, by, at: new Date(time.now()), text, fileIds, knowledge: null, late: false }
}

/** By when the 督查 answers what is asked now. @param from epoch milliseconds */
export async function promised(from: number): Promise<Date> {
  const [calendar, { values }] = await Promise.all([currentCalendar(), currentRules()])
  return new Date(addWorkHours(calendar, from, values.consultationAnswerHours))
}

/** Files of either side belong to the unit that asks: it reads them, and the 督查 whose 咨询 reach that unit. */
export async function attached(
  ids: readonly string[],
  consultationId: string,
  orgId: string,
  actor: Actor,
  tx: Tx,
): Promise<string[]> {
  const to = { record: { kind: 'consultation', id: consultationId }, orgIds: [orgId] }
  return (await attachFiles(ids, to, actor, tx)).map(({ id }) => id)
}
