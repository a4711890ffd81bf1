import type { IncomingHttpHeaders } from 'node:http'
import { aliyunRefusal } from '../endpoints/aliyun-sms.endpoints'
import { tencentRefusal } from '../endpoints/tencent-sms.endpoints'

/**
 * Both providers take every action at the root of their host and tell by a header which one is meant; in the
 * request log and for faults they have these names.
 */
export function smsPathOf(method: string, path: string, headers: IncomingHttpHeaders): string | null {
  if (method !== 'POST' || path !== '/') return null
  if (headers['x-acs-action'] !== undefined) return '/sms/aliyun'
  return headers['x-tc-action'] === undefined ? null : '/sms/tencent'
}

export const SMS_REFUSALS = { aliyun: aliyunRefusal, tencent: tencentRefusal } as const
