import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import { characterString, thing, type CardField } from '../../wechat/fields'
import type { TemplateSend } from '../../wechat/wechat'
import type { NewMessage } from './messages.service'

type Template = TemplateSend['template']

/** Which template tells which kind, with the word of its const field; null = in the app only. */
const TEMPLATE_OF: Record<MessageKind, { template: Template; word: string } | null> = {
  taskAssigned: { template: 'assigned', word: '待签收' },
  reportSubmitted: { template: 'assigned', word: '待核验' },
  taskYellow: { template: 'warning', word: '预警' },
  taskD3: { template: 'warning', word: '即将到期' },
  taskD1: { template: 'warning', word: '即将到期' },
  taskDue: { template: 'warning', word: '今日到期' },
  taskOverdue: { template: 'warning', word: '已超期' },
  reportReturned: { template: 'result', word: '退回补充' },
  reportAccepted: { template: 'result', word: '核验通过' },
  taskDone: { template: 'result', word: '已办结' },
  deadlineMoved: null,
}

/**
 * The card of a message, every field inside WeChat's rules whatever the texts are; null when it stays in the app:
 * news that needs no card, and what has no deadline, since the field 截止时间 takes nothing but a time.
 */
export function cardOf(message: NewMessage, at: Date): { template: Template; fields: CardField[] } | null {
  const plan = TEMPLATE_OF[message.kind]
  if (!plan) return null
  const time = plan.template === 'result' ? shanghaiMinute(at) : message.due && lastMinute(message.due)
  return time ? { template: plan.template, fields: FIELDS[plan.template](message, plan.word, time) } : null
}

const FIELDS: Record<Template, (m: NewMessage, word: string, time: string) => CardField[]> = {
  assigned: (m, word, time) => [
    field('character_string1', '工单编号', asciiNo(m.subject.no)),
    field('thing2', '工单名称', thing(m.subject.name)),
    field('const3', '工单状态', word),
    field('time4', '截止时间', time),
    field('thing5', '派单单位', thing(m.sender)),
  ],
  warning: (m, word, time) => [
    field('character_string1', '工单编号', asciiNo(m.subject.no)),
    field('thing2', '工单名称', thing(m.subject.name)),
    field('const3', '提醒类型', word),
    field('time4', '截止时间', time),
    field('thing5', '剩余时间', thing(m.remaining)),
  ],
  result: (m, word, time) => [
    field('character_string1', '工单编号', asciiNo(m.subject.no)),
    field('thing2', '工单名称', thing(m.subject.name)),
    field('const3', '处理结果', word),
    field('time4', '处理时间', time),
    field('thing5', '备注', thing(m.sender)),
  ],
}

/** `演督〔2026〕37号-2.1` → `2026-37-2.1`: the field takes no Chinese. */
export function asciiNo(no: string): string {
  return characterString(no.replace(/^\D*〔(\d{4})〕(\d+)号/, '$1-$2'))
}

/** The field cannot say 24:00, so the last minute of the day stands for it. */
function lastMinute(due: PlainDate): string {
  const [y, m, d] = due.split('-')
  return `${y}年${m}月${d}日 23:59`
}

function shanghaiMinute(at: Date): string {
  const [day, minute] = new Date(at.getTime() + 8 * 3_600_000).toISOString().split('T') as [string, string]
  const [y, m, d] = day.split('-')
  return `${y}年${m}月${d}日 ${minute.slice(0, 5)}`
}

function field(key: string, label: string, value: string): CardField {
  return { key, label, value }
}

const PAGES: Record<NewMessage['target']['kind'], string> = {
  task: 'features/tasks/detail/index',
  verification: 'features/tasks/verify/index',
  matter: 'pages/todo/index',
  todo: 'pages/todo/index',
}

/** Where a tap on the card leads in the mini-program. */
export function pagepathOf(target: { kind: string; id: string | null }): string {
  const page = PAGES[target.kind as NewMessage['target']['kind']] ?? PAGES.todo
  return target.id && page !== PAGES.todo ? `${page}?id=${target.id}` : page
}
