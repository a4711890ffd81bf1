import type { Channel } from './messages.states'

/** What can become of a call to a far side; `off`: the channel is not in use here. */
export type DeliveryErrorClass =
  | 'retry'
  | 'rate'
  | 'quota'
  | 'token'
  | 'recipient'
  | 'content'
  | 'review'
  | 'duplicate'
  | 'config'
  | 'unknown-delivery'
  | 'off'

/** An error of a far side, in the same words for all of them. */
export interface Failure {
  errorClass: DeliveryErrorClass
  code: number | string | null
  message: string
  rid: string | null
}

/** The far side refuses this person for a while, not the account. */
export function isPersonal({ errorClass, code }: Pick<Failure, 'errorClass' | 'code'>): boolean {
  return errorClass === 'rate' && code !== 45011 && code !== 45009
}

/** In the words of those who read the ledger; the platform's own words stay in the worker's log, with the rid. */
export function reasonOf({ errorClass, code, message }: Failure, channel: Channel): string {
  if (errorClass === 'recipient')
    return RECIPIENT[`${channel} ${code}`] ?? RECIPIENT[String(code)] ?? '不能送达本人'
  if (errorClass === 'rate' && isPersonal({ errorClass, code })) return '给本人发得太频繁'
  if (errorClass !== 'content') return REASONS[errorClass]
  const key = /data\.(\w+)\.value/.exec(message)?.[1]
  return key ? `${REASONS.content}：${key}` : REASONS.content
}

const RECIPIENT: Readonly<Record<string, string>> = {
  43004: '未关注服务号',
  43101: '没有订阅次数',
  'mpTemplate 43101': '拒收消息',
  40003: '微信身份已失效',
  81013: '企业微信账号收不到消息',
}

const REASONS: Record<Exclude<DeliveryErrorClass, 'recipient'>, string> = {
  retry: '对方系统暂时出错',
  token: '接口凭证失效',
  rate: '发送太频繁',
  quota: '当日额度已用完',
  config: '通道配置有误，请系统管理员检查',
  content: '内容不合平台规则',
  review: '平台审核中',
  duplicate: '平台判为重复，视为已送达',
  'unknown-delivery': '对方没有回应，结果不明',
  off: '没有启用这个通道',
}
