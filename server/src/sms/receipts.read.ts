import { z } from 'zod'
import type { ReceiptProvider, SmsReceipt } from './receipts.repo'

const providerId = z.string().min(1).max(128)

/** 短信下发状态通知 of Tencent Cloud: a list, each with the SerialNo of its message as `sid`. */
const tencent = z.object({
  sid: providerId,
  report_status: z.enum(['SUCCESS', 'FAIL']),
  errmsg: z.string().max(200).default(''),
})

/** SmsReport of Alibaba Cloud: a list, each with the BizId of its message. */
const aliyun = z.object({
  biz_id: providerId,
  success: z.boolean(),
  err_code: z.string().max(200).default(''),
})

/** What a provider pushes, read strictly and without the number; null when it is not what the provider documents. */
export function readReceipts(provider: ReceiptProvider, body: string): SmsReceipt[] | null {
  const pushed = z.array(z.unknown()).min(1).max(1000).safeParse(jsonIn(body))
  if (!pushed.success) return null
  const read = pushed.data.map(READERS[provider])
  return read.every((one) => one !== null) ? read : null
}

const READERS: Record<ReceiptProvider, (one: unknown) => SmsReceipt | null> = {
  tencent(one) {
    const { success, data } = tencent.safeParse(one)
    if (!success) return null
    const delivered = data.report_status === 'SUCCESS'
    return { provider: 'tencent', providerId: data.sid, delivered, code: codeOf(data.errmsg) }
  },
  aliyun(one) {
    const { success, data } = aliyun.safeParse(one)
    if (!success) return null
    const { biz_id, success: delivered, err_code } = data
    return { provider: 'aliyun', providerId: biz_id, delivered, code: codeOf(err_code) }
  },
}

/** Carriers' codes look like DELIVRD or MK:0001; a long row of digits could be somebody's number. */
function codeOf(text: string): string {
  return /^[\w:.+-]{1,40}$/.test(text) && !/\d{7}/.test(text) ? text : ''
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
