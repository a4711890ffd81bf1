import type { MessageTemplate } from '../config'
import type { EventFields } from '../events/events.format'
import type { WechatCall } from '../http/wechat.call'
import { newMsgid } from '../random'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import type { Card, CardChannel, Person } from '../state/state.types'
import { spendCredit } from './subscribe.credits'
import { rowsOf } from './template.rules'

/** A message every rule has let through. */
export interface JudgedMessage {
  channel: Extract<CardChannel, 'mpTemplate' | 'mpSubscribe' | 'miniSubscribe'>
  person: Person
  template: MessageTemplate
  data: unknown
  pagepath: string | null
  url: string | null
}

export interface AdmittedMessage extends JudgedMessage {
  /** msgid */
  id: string
  warnings: string[]
}

/**
 * Gives the message its msgid unless a fault plays moderation: a blocked one is kept for queryblocktmplmsg, one in
 * review is published when its time has come.
 * @throws Refusal 40249, 40252
 */
export function admitMessage(call: WechatCall, sandbox: Sandbox, message: JudgedMessage): AdmittedMessage {
  const judge: Judge = call.judge
  const admitted = { ...message, id: newMsgid(sandbox.random), warnings: warningsOf(judge) }
  const { fate, path } = call
  if (fate?.kind === 'block') keepBlocked(sandbox, admitted)
  if (fate?.kind === 'review') {
    sandbox.events.after(fate.ms, () => void publishMessage(sandbox, admitted, path))
  }
  const blocked = 'this template msg has been blocked for illegal content'
  judge.require(fate?.kind !== 'block', 'message.blocked', 40249, blocked)
  const reviewed = '你正在调用的模板下发的部分内容已进入平台审核流程'
  judge.require(fate?.kind !== 'review', 'message.review', 40252, reviewed)
  call.about.msgid = admitted.id
  return admitted
}

/** Shows the card, takes a credit where one is needed, and pushes the result event. `path`: of the call, for faults. */
export async function publishMessage(
  sandbox: Sandbox,
  message: AdmittedMessage,
  path: string,
): Promise<void> {
  const { channel, person, template, id } = message
  const openid = channel === 'miniSubscribe' ? person.openids.mini : person.openids.mp
  const cause = { path, openid, template: template.id }
  const failed = sandbox.faults.takeForResult(cause)?.status
  const blocks = channel === 'mpTemplate' && person.blocks
  const card = newCard(sandbox, message, failed ?? (blocks ? 'failed:user block' : 'success'))
  if (channel !== 'mpTemplate') spendCredit(sandbox, openid, template)
  sandbox.store.state.cards.push(card)
  sandbox.store.touch()
  const settle = (callback: Card['callback']) => {
    card.callback = callback
    sandbox.store.touch()
  }
  await sandbox.events.pushResult({
    account: channel === 'miniSubscribe' ? 'mini' : 'mp',
    openid,
    fields: channel === 'mpTemplate' ? jobFinish(id, card.fate) : messageSent(id, template.id, card.fate),
    cause,
    onTaken: () => settle('taken'),
    onLost: () => settle('lost'),
  })
}

function newCard(sandbox: Sandbox, message: AdmittedMessage, fate: Card['fate']): Card {
  const { id, channel, person, template, data, pagepath, url, warnings } = message
  return {
    id,
    channel,
    personKey: person.key,
    templateId: template.id,
    title: template.title,
    rows: rowsOf(template, data),
    pagepath,
    url,
    at: sandbox.time.businessNow(),
    warnings,
    fate,
    callback: 'waiting',
  }
}

function jobFinish(msgid: string, fate: Card['fate']): EventFields {
  return { Event: 'TEMPLATESENDJOBFINISH', MsgID: BigInt(msgid), Status: fate }
}

/** Codes of failed 订阅消息 are not documented; -1 stands for all of them. */
function messageSent(msgid: string, templateId: string, fate: Card['fate']): EventFields {
  const reason = /^failed:\s*(.+)$/.exec(fate)?.[1]
  const end =
    reason === undefined ? { ErrorCode: 0, ErrorStatus: 'success' } : { ErrorCode: -1, ErrorStatus: reason }
  return {
    Event: 'subscribe_msg_sent_event',
    SubscribeMsgSentEvent: { List: [{ TemplateId: templateId, MsgID: BigInt(msgid), ...end }] },
  }
}

function keepBlocked(sandbox: Sandbox, { person, template, data }: AdmittedMessage): void {
  const { blocked } = sandbox.store.state.platform
  blocked.push({
    id: (blocked.at(-1)?.id ?? 0) + 1,
    templateId: template.id,
    title: template.title,
    content: rowsOf(template, data)
      .map(({ label, value }) => `${label}:${value}`)
      .join('\n'),
    openid: person.openids.mp,
    at: sandbox.config.now(),
  })
}

function warningsOf(judge: Judge): string[] {
  return judge.verdicts.filter(({ passed, note }) => passed && note !== '').map(({ note }) => note)
}
