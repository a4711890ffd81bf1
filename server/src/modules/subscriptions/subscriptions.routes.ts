import { subscriptionsApi } from '@mingdu/shared/subscriptions/subscriptions.api'
import { digestOf } from '../../seal-box'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { expectAnswers, subscriptionsOf } from './subscriptions.mine'

/** A person's 订阅消息 in the mini-program. */
export function subscriptionsRoutes({ config, log }: Pick<Parts, 'config' | 'log'>): readonly Route[] {
  return [
    readRoute(subscriptionsApi.mine, async ({ actor }) => ({
      items: await subscriptionsOf(actor.id, config),
    })),
    writeRoute(subscriptionsApi.answered, async ({ actor, body }, tx) => {
      await expectAnswers(actor.id, body.answers, { config, log }, tx)
      return {
        result: { items: await subscriptionsOf(actor.id, config) },
        subject: { kind: 'account', id: actor.id, name: actor.name },
        digests: body.answers.map(digestOf),
      }
    }),
  ]
}
