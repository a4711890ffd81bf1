import { subscriptionsApi } from '@mingdu/shared/subscriptions/subscriptions.api'
import { digestOf } from '../../seal-box'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { expectAnswers, subscriptionsOf } from './subscriptions.mine'

/** A person's 订阅消息 in the mini-program, each side about what it is told. */
export function subscriptionsRoutes({ config, log }: Pick<Parts, 'config' | 'log'>): readonly Route[] {
  const mine = ([subscriptionsApi.mine, subscriptionsApi.citizenMine] as const).map((endpoint) =>
    readRoute(endpoint as typeof subscriptionsApi.mine, async ({ actor }) => ({
      items: await subscriptionsOf(actor, config),
    })),
  )
  const answered = ([subscriptionsApi.answered, subscriptionsApi.citizenAnswered] as const).map((endpoint) =>
    writeRoute(endpoint as typeof subscriptionsApi.answered, async ({ actor, body }, tx) => {
      await expectAnswers(actor, body.answers, { config, log }, tx)
      return {
        result: { items: await subscriptionsOf(actor, config) },
        subject: { kind: actor.side === 'citizen' ? 'citizen' : 'account', id: actor.id, name: actor.name },
        digests: body.answers.map(digestOf),
      }
    }),
  )
  return [...mine, ...answered]
}
