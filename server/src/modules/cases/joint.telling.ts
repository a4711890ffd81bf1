import { formatDateZh, plainDate } from '@mingdu/shared/kernel/plain-date'
import { clip } from '@mingdu/shared/kernel/text'
import type { Tx } from '../../db/connection'
import { tellPeople } from '../messages/messages.service'
import type { JointDoc } from './joint.repo'

/** Tells the reviewers of the asked unit. */
export async function tellAsked(
  step: JointDoc,
  recipientIds: readonly string[],
  sender: string,
  at: Date,
  tx: Tx,
): Promise<void> {
  const id = String(step._id)
  const due = plainDate(step.due)
  const message = {
    ...{ kind: 'caseStepAsked' as const, recipientIds },
    subject: { kind: 'case' as const, id, no: `${step.case.no}-${step.n}`, name: clip(step.case.title, 20) },
    dedupe: 'asked',
    title: `联办 ${step.case.no}-${step.n}：${clip(step.case.title, 30)}`,
    body: clip(`${sender}请你单位在 ${formatDateZh(due)} 前办理：${step.what}`, 200),
    target: { kind: 'caseStep' as const, id },
    ...{ light: null, due, remaining: `${step.days} 个工作日`, sender },
  }
  await tellPeople([message], at, tx)
}
