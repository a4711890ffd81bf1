import type { MessageLogRow } from '@mingdu/shared/messages/messages.api'

/** Who sent a clue is shown to nobody who reads the log. */
export function recipientName({ recipient, kind }: Pick<MessageLogRow, 'recipient' | 'kind'>): string {
  if (recipient) return recipient.name
  return kind === 'confirmationAsked' ? '登记的群众（不显示）' : '线索提交人（不显示）'
}
