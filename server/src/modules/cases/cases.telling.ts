import { scopeOf, type Permission } from '@mingdu/shared/accounts/permissions'
import { formatDateZh, isPlainDate } from '@mingdu/shared/kernel/plain-date'
import { clip } from '@mingdu/shared/kernel/text'
import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import type { Tx } from '../../db/connection'
import { findPeople, type Person } from '../accounts/accounts.service'
import { tellPeople } from '../messages/messages.service'
import type { CaseDoc } from './cases.repo'

/** What the people of a unit are told of a case. No name of the applicant stands in it. */
const WORDS = {
  assigned: { kind: 'caseAssigned', title: '分派给您审查' },
  takenOver: { kind: 'caseAssigned', title: '已改由他人审查' },
  written: { kind: 'caseWritten', title: '申请人有留言' },
  stepAnswered: { kind: 'caseStepAnswered', title: '联办有答复' },
  correctionLapsed: { kind: 'caseCorrectionLapsed', title: '补正期限已过，没有补齐' },
  clockMoved: { kind: 'caseClockMoved', title: '限期因日历调整变动' },
} as const satisfies Record<string, { kind: MessageKind; title: string }>
export type OfficeWord = keyof typeof WORDS

/**
 * Tells who examines the case, and while nobody does the window of its unit; `to` names others.
 * `dedupe` is what must not be told twice: by itself the version of the case.
 */
export async function tellOffice(
  doc: CaseDoc,
  word: OfficeWord,
  at: Date,
  tx: Tx,
  more: { to?: readonly string[]; body?: string; dedupe?: string } = {},
): Promise<void> {
  const recipientIds = more.to ?? (await officeOf(doc))
  if (recipientIds.length === 0) return
  const { kind, title } = WORDS[word]
  const id = String(doc._id)
  const message = {
    ...{ kind, recipientIds },
    subject: { kind: 'case' as const, id, no: doc.no, name: clip(doc.title, 20) },
    dedupe: `${word}:${more.dedupe ?? `v${doc.version}`}`,
    title: `办件 ${doc.no}：${title}`,
    body: clip(more.body ?? `${doc.title}${dueText(doc)}`, 200),
    target: { kind: 'case' as const, id },
    ...{ light: null, due: isPlainDate(doc.due) ? doc.due : null, remaining: '', sender: '' },
  }
  await tellPeople([message], at, tx)
}

/** Active people of a unit who hold a permission there, by employee number. */
export async function peopleHolding(orgId: string, permission: Permission): Promise<Person[]> {
  const people = await findPeople({ orgIds: [orgId], activeOnly: true })
  return people.filter(({ roles }) => scopeOf(roles, permission) !== null)
}

async function officeOf({ reviewer, orgId }: CaseDoc): Promise<string[]> {
  if (reviewer) return [reviewer.id]
  return (await peopleHolding(orgId, 'case.receive')).map(({ id }) => id)
}

function dueText({ due }: CaseDoc): string {
  return isPlainDate(due) ? `，限期 ${formatDateZh(due)}` : ''
}
