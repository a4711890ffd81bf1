import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import type { Subscription } from '../../api/use-subscriptions'

type Reach = Me['reach']

/** What is missing, and what to do about it. `qr`: the 服务号's code helps. */
export interface NextWay {
  tone: 'red' | 'yellow' | 'blue'
  text: string
  qr: boolean
}

/** The ways to a person and how each stands; `items` is null while it is not known. */
export function reachLines(
  reach: Reach,
  items: readonly Subscription[] | null,
): { way: string; state: string }[] {
  return [
    { way: '企业微信', state: reach.wecom ? '已登记' : '没有登记' },
    { way: '服务号', state: followText(reach) },
    { way: '小程序订阅', state: items === null ? '–' : subscribedText(reach, items) },
    { way: '短信（仅紧急）', state: '发到登记的手机号' },
  ]
}

/** The one next step towards being reached, or null when nothing is missing. */
export function nextWay(reach: Reach): NextWay | null {
  if (!reach.reachable) return unreachable(reach)
  if (reach.followed) return null
  const bind = reach.bound ? '' : '先在微信里打开“明督”小程序绑定账号，'
  return { tone: 'blue', text: `企业微信提醒得到您。${bind}再关注服务号，微信里也能收到。`, qr: true }
}

function unreachable({ bound, followed }: Reach): NextWay {
  const why = '微信现在提醒不到您：'
  if (!bound) {
    const text = `${why}请在微信里打开“明督”小程序绑定账号，再扫下面的码关注服务号。`
    return { tone: 'red', text, qr: true }
  }
  if (!followed) {
    return { tone: 'red', text: `${why}提醒由服务号发出，没有关注就收不到。请扫下面的码关注。`, qr: true }
  }
  const text = `${why}您关注了服务号，但上次的提醒被拒收。请在微信里打开服务号，右上角进设置，打开“接收消息”。`
  return { tone: 'red', text, qr: false }
}

function followText({ followed, reachable, wecom }: Reach): string {
  if (!followed) return '未关注'
  return reachable || wecom ? '已关注' : '已关注，但被拒收'
}

function subscribedText({ bound }: Reach, items: readonly Subscription[]): string {
  if (!bound) return '未绑定小程序'
  if (items.length === 0) return '没有可订阅的'
  const long = items.some((item) => item.long && item.credits > 0)
  const once = items.filter((item) => !item.long).reduce((sum, { credits }) => sum + credits, 0)
  const parts = [long ? '长期已开启' : '', once > 0 ? `还可收到 ${once} 次` : ''].filter(Boolean)
  return parts.join('，') || '没有开启'
}
