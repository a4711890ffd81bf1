import type { ChannelLight } from '@mingdu/shared/channels/channels.rules'
import type { DeliveryErrorClass } from '@mingdu/shared/messages/failure.reasons'

/** A channel's light in words: it works, it is held up, nothing gets through, it is not in use. */
export const CHANNEL_LIGHTS: Record<ChannelLight, string> = {
  green: '正常',
  yellow: '不畅',
  red: '不通',
  grey: '未用',
}

const ERROR_CLASSES: Record<DeliveryErrorClass, string> = {
  retry: '暂时出错',
  rate: '发得太快',
  quota: '额度用完',
  token: '凭证失效',
  recipient: '收件人收不到',
  content: '内容不合规',
  review: '平台审核',
  duplicate: '重复发送',
  config: '配置有误',
  'unknown-delivery': '结果不明',
  off: '没有启用',
}

/** `额度用完 45009`; '' when nothing failed. A class that is not known here is shown as it is. */
export function errorText(errorClass: string | null, errorCode: string | number | null): string {
  const name = errorClass === null ? null : (ERROR_CLASSES[errorClass as DeliveryErrorClass] ?? errorClass)
  return [name, errorCode].filter((part) => part !== null && part !== '').join(' ')
}

/** Tenths of a percent: 986 → `98.6%`. */
export function shareText(tenths: number | null): string {
  return tenths === null ? '–' : `${(tenths / 10).toFixed(1)}%`
}

/** A count in a matrix: nothing is a dash. */
export function countText(n: number): string {
  return n === 0 ? '–' : n.toLocaleString('en-US')
}
