import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { templateKeySchema } from '../templates/templates.api'

/** What a person has allowed one template to do. */
export const subscriptionSchema = z.object({
  key: templateKeySchema,
  name: z.string(),
  templateId: z.string(),
  /** Long-term: one consent, many messages. */
  long: z.boolean(),
  /** How many messages may still be sent; of a long-term one 1 or 0. */
  credits: z.int(),
})

const heldSchema = z.object({ items: z.array(subscriptionSchema) })
const answersInput = z.strictObject({
  answers: z
    .array(
      z.strictObject({
        templateId: z.string().max(64),
        answer: z.enum(['accept', 'reject', 'ban', 'filter', 'acceptWithAudio']),
      }),
    )
    .min(1)
    .max(5),
})

export const subscriptionsApi = {
  mine: endpoint({
    id: 'subscriptions.mine',
    method: 'GET',
    path: '/me/subscriptions',
    permission: 'signedIn',
    summary: '我的订阅消息：可以询问的模板和剩余次数',
    response: heldSchema,
  }),
  /** Only a hint: credits come from WeChat's own events. It tells the ledger that an event is to be expected. */
  answered: endpoint({
    id: 'subscriptions.answered',
    method: 'POST',
    path: '/me/subscriptions/answers',
    permission: 'signedIn',
    audit: 'subscription.answered',
    summary: '小程序报告订阅弹窗的答复（仅作提示，以微信推送为准）',
    body: answersInput,
    response: heldSchema,
  }),
  /** The same for a citizen: about their cases, with their own session. */
  citizenMine: endpoint({
    id: 'subscriptions.citizenMine',
    method: 'GET',
    path: '/citizen/subscriptions',
    permission: 'citizen',
    summary: '群众的订阅消息：可以询问的模板和剩余次数',
    response: heldSchema,
  }),
  citizenAnswered: endpoint({
    id: 'subscriptions.citizenAnswered',
    method: 'POST',
    path: '/citizen/subscriptions/answers',
    permission: 'citizen',
    audit: 'subscription.answered',
    summary: '小程序报告群众对订阅弹窗的答复（仅作提示，以微信推送为准）',
    body: answersInput,
    response: heldSchema,
  }),
}
