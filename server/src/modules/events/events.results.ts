import type { OpenEvent } from '../../wechat/events.repo'
import { listOf, textOf } from '../../wechat/event-fields'
import { resultsArrived } from '../messages/messages.service'
import { failureArrived } from '../subscriptions/subscriptions.service'
import { creditEvent, fieldsOf, subscribeChannel, type EventParts } from './events.parts'

const TEMPLATE_RESULT = 'TEMPLATESENDJOBFINISH'
const SUBSCRIBE_RESULT = 'subscribe_msg_sent_event'

/** True for the report on what became of one message. */
export function isResult({ account, event, msgId }: OpenEvent): boolean {
  if (!msgId) return false
  return event === SUBSCRIBE_RESULT || (account === 'mp' && event === TEMPLATE_RESULT)
}

/**
 * Hands results to their messages, many at a time: they come as fast as messages are sent. A result whose message is
 * not known yet is kept there; a failed 订阅消息 is noted in the ledger, too.
 */
export async function applyResults(events: readonly OpenEvent[], parts: EventParts): Promise<void> {
  if (events.length === 0) return
  const results = events.map((event) => ({
    channel: event.event === TEMPLATE_RESULT ? ('mpTemplate' as const) : subscribeChannel(event),
    providerMessageId: event.msgId ?? '',
    status: event.status ?? '',
    code: event.code,
  }))
  await resultsArrived(results, parts)
  const failed = events.filter((one) => one.event === SUBSCRIBE_RESULT && one.status !== 'success')
  for (const event of failed) await noteFailure(event, parts)
}

async function noteFailure(event: OpenEvent, parts: EventParts): Promise<void> {
  const item = listOf(fieldsOf(event, parts)).find((one) => textOf(one, 'MsgID') === event.msgId)
  const templateId = textOf(item ?? {}, 'TemplateId')
  const failure = `${event.code} ${event.status}`
  if (templateId) await failureArrived(creditEvent(event, templateId), failure, parts.config)
}
