import type { Account } from '@mingdu/shared/accounts/accounts.schema'
import { Icon } from '../../components/icon'

/** Whether WeChat reaches the person. Not a light: lights are for clocks; words and a mark here. */
export function ReachMark({ reach }: { reach: Account['reach'] }) {
  return reach.reachable ? (
    <span className="reach">
      <Icon name="check" small />
      可达
    </span>
  ) : (
    <span className="reach reach--no" title={reachReason(reach)}>
      <Icon name="warn" small />
      不可达
    </span>
  )
}

/** Why not, and what helps. */
export function reachReason({ bound, followed, reachable }: Account['reach']): string {
  if (reachable) return '已绑定小程序，已关注服务号'
  if (!bound) return '还没有绑定微信：请本人用手机号或绑定码在小程序里绑定'
  return followed
    ? '服务号暂时发不到，请看消息送达记录'
    : '已绑定，但没有关注服务号：请本人在小程序里扫码关注'
}
