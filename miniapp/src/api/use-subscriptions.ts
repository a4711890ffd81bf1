import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { subscriptionsApi } from '@mingdu/shared/subscriptions/subscriptions.api'
import { api } from './client.gen'
import { useRecord } from './use-record'

export type Subscriptions = Response<(typeof subscriptionsApi)['mine']>
export type Subscription = Subscriptions['items'][number]

/** The templates this person may be asked about, with what the server knows is left. */
export function useSubscriptions() {
  return useRecord<Subscriptions>(() => api.subscriptions.mine(), 'subscriptions')
}
