import type { Parts } from '../../parts'
import { readFields, type Fields } from '../../wechat/event-fields'
import type { OpenEvent } from '../../wechat/events.repo'
import type { CreditChannel, CreditEvent } from '../subscriptions/subscriptions.service'

/** What acting on an event needs. */
export type EventParts = Pick<Parts, 'config' | 'log' | 'box' | 'time' | 'wechat'>

/** Everything the event said. @throws Error when it was sealed with another key */
export function fieldsOf({ raw }: OpenEvent, { box }: EventParts): Fields {
  return readFields(box.open(raw))
}

/** The event as the credit ledger takes it, for one of the templates it names. */
export function creditEvent(event: OpenEvent, templateId: string): CreditEvent {
  const { id, openid, at } = event
  return { id, openid, at, templateId, channel: subscribeChannel(event) }
}

/** Both accounts send 订阅消息, each with templates and credits of its own. */
export function subscribeChannel({ account }: OpenEvent): CreditChannel {
  return account === 'mp' ? 'mpSubscribe' : 'miniSubscribe'
}
