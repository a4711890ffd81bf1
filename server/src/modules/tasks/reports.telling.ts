import { formatDateZh } from '@mingdu/shared/kernel/plain-date'
import type { Tx } from '../../db/connection'
import { tellPeople } from '../messages/messages.service'
import { dayFacts } from './day.service'
import type { AskedDoc } from './reports.model'
import type { ReportDoc } from './reports.repo'
import type { TaskDoc } from './tasks.repo'
import type { TaskAct } from './tasks.service'
import { taskMessage, type Telling } from './telling.service'

export const ACCEPTED = { kind: 'reportAccepted', heading: '进展已核验', key: 'accepted' } as const
export const DONE = { kind: 'taskDone', heading: '任务办结', key: 'done' } as const
export const RETURNED = { kind: 'reportReturned', heading: '进展被退回', key: 'returned' } as const

/** A report waits: the supervisor of the matter is told. */
export async function tellSupervisor(
  task: TaskDoc,
  report: ReportDoc,
  said: string,
  act: Pick<TaskAct, 'actor' | 'time'>,
  tx: Tx,
): Promise<void> {
  const id = String(report._id)
  const telling: Telling = {
    kind: 'reportSubmitted',
    recipientIds: [task.supervisor.id],
    dedupe: `submitted:${id}${(report.asked ?? []).length > 0 ? `:${report.version}` : ''}`,
    heading: '进展待核验',
    body: `${act.actor.orgName}第 ${report.ordinal} 次报送，累计 ${said}。`,
    sender: act.actor.orgName,
    target: { kind: 'verification', id },
  }
  await tellPeople([taskMessage(task, telling, await dayFacts(act.time))], new Date(act.time.now()), tx)
}

/** More is asked for: who reported and who handles are told what, and by when. */
export async function tellAsked(
  task: TaskDoc,
  report: ReportDoc,
  { what, until }: AskedDoc,
  act: Pick<TaskAct, 'actor' | 'time'>,
  tx: Tx,
): Promise<void> {
  const telling: Telling = {
    kind: 'reportMoreAsked',
    heading: '进展要补充',
    recipientIds: [report.submittedBy.id, ...(task.handler ? [task.handler.id] : [])],
    dedupe: `asked:${String(report._id)}:${report.version}`,
    body: `请在${formatDateZh(until)}前补充：${what}。`,
    sender: act.actor.orgName,
  }
  await tellPeople([taskMessage(task, telling, await dayFacts(act.time))], new Date(act.time.now()), tx)
}

/** A report was decided: who reported and who handles are told; of a return the supervising officer as well. */
export async function tellHandler(
  task: TaskDoc,
  report: ReportDoc,
  act: Pick<TaskAct, 'actor' | 'time'>,
  tx: Tx,
  about: typeof ACCEPTED | typeof DONE | typeof RETURNED,
  body: string,
): Promise<void> {
  const officer = about === RETURNED && task.supervisor.id !== act.actor.id ? [task.supervisor.id] : []
  const telling: Telling = {
    kind: about.kind,
    heading: about.heading,
    recipientIds: [report.submittedBy.id, ...(task.handler ? [task.handler.id] : []), ...officer],
    dedupe: `${about.key}:${String(report._id)}`,
    body,
    sender: act.actor.orgName,
  }
  await tellPeople([taskMessage(task, telling, await dayFacts(act.time))], new Date(act.time.now()), tx)
}
