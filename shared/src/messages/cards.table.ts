import type { TemplateKey } from '../templates/templates.table'
import type { Channel, MessageKind } from './messages.states'

/** How one kind of message leaves the house; a channel that is left out has no lawful form for it. */
export interface CardPlan {
  /** The word of the card's const field, and of every channel that has no enum. */
  word: string
  mpTemplate?: TemplateKey
  mpSubscribe?: TemplateKey
  miniSubscribe?: TemplateKey
  /** Told to citizens, who have neither 企业微信 nor the 服务号 of officials. */
  citizen?: true
}

const reminder = { mpSubscribe: 'bizReminder', miniSubscribe: 'miniReminder' } as const
const warning = { ...reminder, mpTemplate: 'warning' } as const
const progress = { miniSubscribe: 'miniCase', citizen: true } as const
const result = { mpTemplate: 'result', miniSubscribe: 'miniResult' } as const

/** What tells which kind outside the app; null = in the app only. Words of const fields stand in templates.table.ts. */
export const CARDS: Record<MessageKind, CardPlan | null> = {
  taskAssigned: { ...reminder, mpTemplate: 'assigned', word: '待签收' },
  reportSubmitted: { ...reminder, mpTemplate: 'assigned', word: '待核验' },
  taskYellow: { ...warning, word: '预警' },
  taskD3: { ...warning, word: '即将到期' },
  taskD1: { ...warning, word: '即将到期' },
  taskDue: { ...warning, word: '今日到期' },
  taskOverdue: { ...warning, word: '已超期' },
  reportReturned: { ...result, word: '退回补充' },
  reportMoreAsked: { ...result, word: '退回补充' },
  reportDue: { ...warning, word: '即将到期' },
  reportAccepted: { ...result, word: '核验通过' },
  taskDone: { ...result, word: '已办结' },
  // the result card of the 服务号 has no word for it
  taskCancelled: { miniSubscribe: 'miniResult', word: '任务已撤销' },
  // no word of the cards of the 服务号 fits these
  taskAsked: { ...reminder, word: '待审批' },
  taskMoved: { miniSubscribe: 'miniResult', word: '请示有结果' },
  taskSplit: null,
  taskUrged: { ...reminder, word: '催办' },
  directiveIssued: { miniSubscribe: 'miniResult', word: '收到督查通知' },
  directiveDue: { ...warning, word: '即将到期' },
  directiveLate: { ...warning, word: '已超期' },
  warningDigest: { ...reminder, mpTemplate: 'digest', word: '多项预警' },
  deadlineMoved: null,
  feedbackReplied: null,
  correctionReceived: null,
  proposalMoved: null,
  caseReceived: { ...progress, word: '已收到' },
  caseAccepted: { ...progress, word: '已受理' },
  caseRefused: { ...progress, word: '不予受理' },
  caseCorrection: { ...progress, word: '需要补正' },
  caseReviewing: { ...progress, word: '正在审查' },
  casePaused: { ...progress, word: '期限有变动' },
  caseDecided: { ...progress, word: '已有决定' },
  caseMade: { ...progress, word: '证照已制好' },
  caseDelivered: { ...progress, word: '已送达' },
  caseEnded: { ...progress, word: '已终结' },
  ratingToCall: null,
  ratingToRectify: null,
  ratingAppealed: null,
  ratingRuled: null,
  ratingOverdue: null,
  caseSaid: { ...progress, word: '有新留言' },
  caseAssigned: null,
  caseWritten: null,
  caseStepAsked: null,
  caseStepAnswered: null,
  caseCorrectionLapsed: null,
  caseClockMoved: null,
  // the cards of the 服务号 have no word for it
  cardIssued: { miniSubscribe: 'miniResult', word: '收到督办通知' },
  cardMoved: null,
  matterMoved: null,
  lookBackDue: null,
  bulletinMoved: null,
  articleMoved: null,
  questionShown: null,
  columnPublished: { miniSubscribe: 'miniColumn', citizen: true, word: '专栏有更新' },
  oversightMoved: null,
  consultationMoved: null,
  delegationMoved: null,
  powerUsed: null,
  clueAssigned: null,
  clueMoved: null,
  clueAccepted: { ...progress, word: '已受理' },
  clueAnswered: { ...progress, word: '已有答复' },
  clueClosed: { ...progress, word: '已办结' },
  // nothing of it outside the app: that somebody sent a clue is itself sealed
  clueOpened: null,
  confirmationAsked: { ...progress, word: '请您核验' },
}

/** The templates of the mini-program that tell one side something, in the order of the kinds. */
export function miniTemplatesOf(side: 'official' | 'citizen'): TemplateKey[] {
  const told = Object.values(CARDS).flatMap((plan) =>
    plan?.miniSubscribe && (plan.citizen === true) === (side === 'citizen') ? [plan.miniSubscribe] : [],
  )
  return [...new Set(told)]
}

/** The template of a kind on a channel; null when the channel needs none or has none for it. */
export function templateOf(kind: MessageKind, channel: Channel): TemplateKey | null {
  const plan = CARDS[kind]
  if (!plan || channel === 'inApp' || channel === 'wecom' || channel === 'sms') return null
  return plan[channel] ?? null
}
