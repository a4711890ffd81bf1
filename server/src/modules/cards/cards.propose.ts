import { escalationRefusal } from '@mingdu/shared/cards/cards.rules'
import type { CardKind } from '@mingdu/shared/cards/cards.states'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import type { Tx } from '../../db/connection'
import { refuseIf } from '../../refused'
import { openAct, orgRef, type TaskAct } from '../tasks/acts.service'
import { cardsOfSubjects, type CardDoc } from './cards.repo'
import { proposeCard } from './cards.service'
import { earlierOf } from './cards.view'

export interface TaskCardProposal {
  kind: CardKind
  reason: string
  basis: string
  limitDays: number | null
}

/**
 * 提请发牌 about a task: nothing of it stands in the task's history, which its org reads, until a 督查室主任
 * issues it.
 * @throws Refused `card.escalation` and what `openAct` refuses
 */
export async function proposeForTask(
  { kind, reason, basis, limitDays }: TaskCardProposal,
  act: TaskAct,
  tx: Tx,
): Promise<{ doc: CardDoc; about: CardDoc[] }> {
  const opened = await openAct('proposeCard', act, tx, reason, basis)
  const { task, by, at, moment } = opened
  const id = String(task._id)
  const about = await cardsOfSubjects([id], tx)
  refuseIf(escalationRefusal(kind, about.map(earlierOf), plainDate(moment.today)))
  const doc = await proposeCard(
    {
      ...{ kind, reason, basis, limitDays, by, at: new Date(at), rule: null },
      regionId: task.regionId,
      subject: { kind: 'task', id, no: task.no, name: task.title },
      org: await orgRef(task.orgId),
      breach: { duties: [], accountabilities: [] },
    },
    tx,
  )
  return { doc, about: [...about, doc] }
}
