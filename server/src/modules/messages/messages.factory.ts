import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { inTransaction } from '../../db/connection'
import type { SandboxPerson } from '../../testing/sandbox'
import { AccountModel } from '../accounts/accounts.model'
import { DeliveryModel, MessageModel, type DeliveryDoc, type MessageDoc } from './messages.model'
import { tellPeople, type NewMessage } from './messages.service'

/** For tests: messages that suffice to themselves. */
export const TOLD_AT = new Date('2026-11-25T06:32:00.000Z')

export function messageTo(recipientIds: readonly string[], part: Partial<NewMessage> = {}): NewMessage {
  return {
    kind: 'taskAssigned',
    recipientIds,
    subject: {
      kind: 'task',
      id: 'e'.repeat(24),
      no: '演督〔2026〕37号-2.1',
      name: '清水河段“四乱”问题整改清零',
    },
    dedupe: 'assigned:v1',
    title: '新任务：清水河段“四乱”问题整改清零',
    body: '请签收。',
    light: 'green',
    target: { kind: 'task', id: 'e'.repeat(24) },
    due: plainDate('2026-11-30'),
    remaining: '剩 3 个工作日',
    sender: '演示区督查室',
    ...part,
  }
}

export function tell(...messages: NewMessage[]): Promise<void> {
  return inTransaction((tx) => tellPeople(messages, TOLD_AT, tx))
}

/** The account as it is after binding and following. */
export async function bindTo(accountId: string, person: SandboxPerson, followed = true): Promise<void> {
  const { miniOpenid, mpOpenid, unionid } = person
  const set = { miniOpenid, unionid, mpOpenid: followed ? mpOpenid : '', followed }
  await AccountModel.updateOne({ _id: accountId }, { $set: set })
}

/** The card's delivery and the message of one person, of whom there is one. */
export async function onlyMessage(recipientId: string): Promise<{ message: MessageDoc; card: DeliveryDoc }> {
  const messages = await MessageModel.find({ recipientId }).sort({ _id: 1 }).lean<MessageDoc[]>()
  const cards = await DeliveryModel.find({ recipientId, channel: 'mpTemplate' })
    .sort({ _id: 1 })
    .lean<DeliveryDoc[]>()
  const [message, card] = [messages[0], cards[0]]
  if (messages.length !== 1 || cards.length !== 1 || !message || !card)
    throw new Error('not exactly one message')
  return { message, card }
}
