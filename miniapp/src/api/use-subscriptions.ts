import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { subscriptionsApi } from '@mingdu/shared/subscriptions/subscriptions.api'
import { api } from './client.gen'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { Side } from './side'
import { useRecord } from './use-record'

export type Subscriptions = Response<(typeof subscriptionsApi)['mine']>
export type Subscription = Subscriptions['items'][number]
type SubscribeAnswered = Body<(typeof subscriptionsApi)['answered']>['answers'][number]

/** The templates this person may be asked about, with what the server knows is left; each side about its own. */
export function useSubscriptions(side: Side = 'official') {
  const ask = side === 'citizen' ? api.subscriptions.citizenMine : api.subscriptions.mine
  return useRecord<Subscriptions>(() => ask(), `subscriptions ${side}`)
}

/** Tells the server what the person answered WeChat. @throws ApiError */
export function reportAnswers(side: Side, answers: readonly SubscribeAnswered[]): Promise<Subscriptions> {
  const report = side === 'citizen' ? api.subscriptions.citizenAnswered : api.subscriptions.answered
  return report({ body: { answers: [...answers] } })
}
