import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { dayText } from '../../../components/dates'
import type { PhoneAct } from './phone-acts'

interface Words {
  /** Of the text. */
  label: string
  yes: string
  done: string
  /** What it leads to, asked before it is done. */
  ask: string
}

export const WORDS: Record<PhoneAct, Words> = {
  giveBack: {
    label: '为什么不归本单位办',
    yes: '申请退回',
    done: '已申请退回，等督查员决定。',
    ask: '由督查员决定。等待期间时限照常计算；认定不该退的，耽误的工作日记在本单位名下。',
  },
  takeBack: {
    label: '为什么撤回',
    yes: '撤回退回',
    done: '已撤回，任务仍由本单位办理。',
    ask: '任务回到本单位办理，等待的工作日记在本单位名下。',
  },
  decideReturn: {
    label: '意见',
    yes: '提交决定',
    done: '已决定，并通知了对方。',
    ask: '改派后时限不重新起算；不予退回的，耽误的工作日记在退回单位名下。',
  },
  extend: {
    label: '理由',
    yes: '申请延期',
    done: '已申请延期。批复前时限照常计算。',
    ask: '一般只延一次。等待审批期间，时限照常计算。',
  },
  decideExtension: {
    label: '意见（可不填）',
    yes: '批复',
    done: '已批复，并通知了对方。',
    ask: '同意后限期按批的天数延后，原限期留在记录里。',
  },
  answerCo: {
    label: '答复',
    yes: '答复主办单位',
    done: '已答复，主办单位和督查员收到了消息。',
    ask: '答复发出后不能改。',
  },
  entrust: {
    label: '交代一句（可不填）',
    yes: '交办',
    done: '已交办，承办人收到了消息。',
    ask: '由这个人签收和报送，责任仍在本单位，时限不变。',
  },
  transfer: {
    label: '理由',
    yes: '转办',
    done: '已转办，对方单位收到了消息。',
    ask: '责任随之转移，时限不重新起算。',
  },
  recall: {
    label: '为什么收回',
    yes: '收回分解',
    done: '已收回分解，各项都撤销了，承办人收到了消息。',
    ask: '分出去的各项全部撤销，不能恢复；本任务由原承办人照旧办理。',
  },
  waiveCo: {
    label: '为什么不等',
    yes: '注明',
    done: '已注明，这个协办单位不再挡住报结。',
    ask: '原因留在记录里。',
  },
  urge: {
    label: '说一句（可不填）',
    yes: '催办',
    done: '已催办。',
    ask: '提醒承办人和单位负责人，限次。',
  },
}

/** What was asked for, to be read before it is decided. */
export function askedText(act: PhoneAct, { acts, clock, handler }: Task, today: string | null): string[] {
  if (act === 'decideReturn') {
    const asked = acts.handbacks.find(({ state }) => state === 'pending')
    if (!asked) return []
    const hint = asked.suggested ? [`建议由${asked.suggested.name}承办`] : []
    return [`${asked.org.name} ${asked.by.name}申请退回`, asked.reason, ...hint]
  }
  if (act === 'decideExtension') {
    const asked = acts.extensions.find(({ state }) => state === 'pending')
    if (!asked) return []
    const to = asked.newDue === null ? '' : `，拟改为${dayText(asked.newDue, today)}`
    return [
      `${asked.org.name} ${asked.by.name}申请延 ${asked.days} 天`,
      `现限期${dayText(asked.oldDue, today)}${to}`,
      asked.reason,
    ]
  }
  if (act === 'entrust') {
    const now = handler ? `现由${handler.name}承办` : '现在没有派人'
    return clock.due === null ? [now] : [now, `限期${dayText(clock.due, today)}`]
  }
  if (act === 'extend' && clock.due !== null) return [`现限期${dayText(clock.due, today)}`]
  const helped = acts.coWork.find((work) => work.state === 'open' && (act === 'waiveCo' || work.mine))
  if ((act !== 'answerCo' && act !== 'waiveCo') || !helped) return []
  const demand = helped.demand === '' ? [] : [helped.demand]
  return [`${helped.org.name}，限${dayText(helped.due, today)}答复`, ...demand]
}
