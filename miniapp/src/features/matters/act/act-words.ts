import type { PhoneMatterAct } from './matter-acts'

interface Words {
  /** Of the text. */
  label: string
  yes: string
  done: string
  /** What it leads to, asked before it is done. */
  ask: string
}

export const WORDS: Record<PhoneMatterAct, Words> = {
  complete: {
    label: '自查情况和办理结果',
    yes: '申请办结',
    done: '已申请办结，等初审。',
    ask: '接着由本单位另一人初审、督查室核验、领导批准，才能销号；不通过会退回整改。',
  },
  firstReview: {
    label: '初审意见',
    yes: '初审通过',
    done: '初审已通过，等督查核验。',
    ask: '以牵头单位的名义确认自查属实。',
  },
  verifyClose: {
    label: '核验情况',
    yes: '核验通过',
    done: '核验已通过，等批准。',
    ask: '核验人不能再批准销号。',
  },
  approveClose: {
    label: '批准意见',
    yes: '批准',
    done: '已批准，有关单位收到了消息。',
    ask: '批准后抽查回头看；发现反弹，用原编号重开。',
  },
  close: {
    label: '公示情况',
    yes: '销号',
    done: '已销号，有关单位收到了消息。',
    ask: '公示期满没有异议才能销号。',
  },
  sendBack: {
    label: '退回原因',
    yes: '退回整改',
    done: '已退回整改，牵头单位收到了消息。',
    ask: '事项回到办理中，时限继续计算。',
  },
}
