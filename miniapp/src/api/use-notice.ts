import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { privacyApi } from '@mingdu/shared/privacy/privacy.api'
import { api } from './client.gen'
import { useRecord } from './use-record'

export type PrivacyNotice = Response<(typeof privacyApi)['notice']>

/** The privacy notice in force. Its version goes with every consent: one agrees to what one could read. */
export function useNotice() {
  return useRecord<PrivacyNotice>(() => api.privacy.notice(), 'notice')
}
