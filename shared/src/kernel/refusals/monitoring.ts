import type { RefusalTable } from './refusal-table'

/** Of 电子监察: cards, alerts and checks. */
export const MONITORING_REFUSALS = {
  'card.state': { status: 422, text: '这张牌现在是“{state}”，不能{action}。' },
  'card.same-office': {
    status: 403,
    text: '您是被发牌的人或与被发牌单位同一单位，不能{action}。请由其他单位人员办理。',
  },
  'card.own-review': { status: 403, text: '这张牌是您发的，不能{action}。请由其他人员复核。' },
  'card.escalation': {
    status: 422,
    text: '还不能发{kind}：同一对象先要有已送达的{before}，它的新限期已过，并且不在申诉中。',
  },
  'card.appeal-late': {
    status: 422,
    text: '申诉应在送达后 {days} 个工作日内提出，最后一天是 {last}，现在不能再申诉。',
  },
  'card.delivery-day': { status: 422, text: '送达日期应在发牌之日（{issued}）和今天之间。' },
  'card.person': { status: 422, text: '这个人不在被发牌的单位，不能写在牌上。' },
  'card.no-paper': { status: 422, text: '这张牌还没有发出，没有文书。' },
  'alert.no-card': {
    status: 422,
    text: '这条预警现在不用再发牌：同一办件已有在办的牌，或它的新限期还没有过。',
  },
  'check.none': { status: 422, text: '这个范围里没有办件，请放宽条件再抽。' },
  'check.filled': { status: 422, text: '这次检查已经填过结果，不能再改。' },
  'check.same-office': { status: 403, text: '您与被检查单位是同一单位，请由其他单位人员检查。' },
  'check.unanswered': { status: 422, text: '“{item}”还没有选，请逐项填写。' },
  'check.note': { status: 422, text: '“{item}”不符合，请写清楚哪里不符合。' },
  'check.card': { status: 422, text: '只有抽查到的办件有问题时才能提请发牌。' },
  'check.day': { status: 422, text: '模拟办事的日期不能晚于今天。' },
} as const satisfies RefusalTable<'card' | 'alert' | 'check'>
