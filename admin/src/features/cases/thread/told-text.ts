import type { OfficeThread } from '@mingdu/shared/cases/case-thread.api'
import { CHANNELS, MESSAGE_STATES } from '@mingdu/shared/messages/messages.states'
import { timeText } from '../../../components/dates'

type Entry = Pick<OfficeThread['items'][number], 'readAt' | 'told'>

/** Whether it was read, and by which way the applicant was told, the SMS named in any case. */
export function toldText({ readAt, told }: Entry, today: string): string {
  const read = readAt === null ? '申请人还没看' : `申请人 ${timeText(readAt, today)} 已看`
  if (told === null) return `${read}　没有可以通知的方式`
  const sms = told.sms === null ? '没有发短信' : `短信${MESSAGE_STATES[told.sms]}`
  const other =
    told.channel === 'sms' || told.channel === 'inApp'
      ? ''
      : `　${CHANNELS[told.channel]}${MESSAGE_STATES[told.state]}`
  return `${read}${other}　${sms}`
}
