import type { MessageLogRow } from '@mingdu/shared/messages/messages.api'

/** Who sent a clue is shown to nobody who reads the log. */
export function recipientName({ recipient }: Pick<MessageLogRow, 'recipient'>): string {
  return recipient?.name ?? '线索提交人（不显示）'
}
