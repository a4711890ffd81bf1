import type { Account } from '@mingdu/shared/accounts/accounts.schema'
import { Icon } from '../../components/icon'

type Reach = Account['reach']

/** By what the person is reached, or that nothing does. Not a light: lights are for clocks; words and a mark here. */
export function ReachMark({ reach }: { reach: Reach }) {
  return reach.reachable ? (
    <span className="reach" title={reachReason(reach)}>
      <Icon name="check" small />
      {reachText(reach)}
    </span>
  ) : (
    <span className="reach reach--no" title={reachReason(reach)}>
      <Icon name="warn" small />
      {reachText(reach)}
    </span>
  )
}

/** The way that is tried first. */
export function reachText({ wecom, reachable }: Reach): string {
  if (!reachable) return '不可达'
  return wecom ? '企业微信' : '服务号'
}

/** Why not, and what helps; or all the ways there are. */
export function reachReason({ bound, followed, wecom, reachable }: Reach): string {
  const wechat = bound && followed
  if (wecom) return wechat ? '先发企业微信，再发服务号' : '发企业微信；没有绑定或没有关注服务号'
  if (reachable) return '已绑定小程序，已关注服务号'
  if (!bound) return '还没有绑定微信：请本人用手机号或绑定码在小程序里绑定'
  return followed
    ? '服务号暂时发不到，请看消息平台的送达账本'
    : '已绑定，但没有关注服务号：请本人在小程序里扫码关注'
}
