import type { Channel } from '../messages/messages.states'

/** A key of a WeChat template: its type and number, the label people read, and the words a const field may take. */
export interface TemplateField {
  key: string
  label: string
  enums?: readonly string[]
}

/** Which account of WeChat a template belongs to, and by which call it is sent. */
export type TemplateChannel = Extract<Channel, 'mpTemplate' | 'mpSubscribe' | 'miniSubscribe'>

export interface Template {
  channel: TemplateChannel
  /** As it is called in the account's library. */
  name: string
  fields: readonly TemplateField[]
  /** One consent stands for many messages, until it is taken back. */
  long?: true
}

/**
 * Every template the product sends, in the order they are shown. The fields are those the account's administrator
 * picks when applying for the template; const words are entered there by hand and must be the same.
 */
export const TEMPLATES = {
  assigned: {
    channel: 'mpTemplate',
    name: '工单待处理通知',
    fields: [
      { key: 'character_string1', label: '工单编号' },
      { key: 'thing2', label: '工单名称' },
      { key: 'const3', label: '工单状态', enums: ['待签收', '待核验'] },
      { key: 'time4', label: '截止时间' },
      { key: 'thing5', label: '派单单位' },
    ],
  },
  warning: {
    channel: 'mpTemplate',
    name: '工单催办提醒',
    fields: [
      { key: 'character_string1', label: '工单编号' },
      { key: 'thing2', label: '工单名称' },
      { key: 'const3', label: '提醒类型', enums: ['预警', '即将到期', '今日到期', '已超期'] },
      { key: 'time4', label: '截止时间' },
      { key: 'thing5', label: '剩余时间' },
    ],
  },
  result: {
    channel: 'mpTemplate',
    name: '工单处理结果通知',
    fields: [
      { key: 'character_string1', label: '工单编号' },
      { key: 'thing2', label: '工单名称' },
      { key: 'const3', label: '处理结果', enums: ['核验通过', '退回补充', '已办结'] },
      { key: 'time4', label: '处理时间' },
      { key: 'thing5', label: '备注' },
    ],
  },
  digest: {
    channel: 'mpTemplate',
    name: '多项任务到期提醒',
    fields: [
      { key: 'character_string1', label: '任务数量' },
      { key: 'thing2', label: '任务事项' },
      { key: 'time3', label: '最近截止时间' },
      { key: 'const4', label: '提醒类型', enums: ['多项预警'] },
    ],
  },
  bizReminder: {
    channel: 'mpSubscribe',
    name: '工单办理提醒（订阅通知）',
    long: true,
    fields: [
      { key: 'character_string1', label: '工单编号' },
      { key: 'thing2', label: '工单名称' },
      { key: 'time3', label: '截止时间' },
      { key: 'thing4', label: '提醒事项' },
    ],
  },
  miniReminder: {
    channel: 'miniSubscribe',
    name: '工单办理提醒（长期）',
    long: true,
    fields: [
      { key: 'character_string1', label: '工单编号' },
      { key: 'thing2', label: '工单名称' },
      { key: 'time3', label: '截止时间' },
      { key: 'thing4', label: '提醒事项' },
    ],
  },
  miniResult: {
    channel: 'miniSubscribe',
    name: '工单处理结果通知（一次性）',
    fields: [
      { key: 'character_string1', label: '工单编号' },
      { key: 'thing2', label: '工单名称' },
      { key: 'thing3', label: '处理结果' },
      { key: 'time4', label: '处理时间' },
    ],
  },
  miniCase: {
    channel: 'miniSubscribe',
    name: '办件进度通知（一次性）',
    fields: [
      { key: 'character_string1', label: '办件编号' },
      { key: 'thing2', label: '事项名称' },
      { key: 'thing3', label: '办理状态' },
      { key: 'time4', label: '更新时间' },
    ],
  },
  miniColumn: {
    channel: 'miniSubscribe',
    name: '栏目更新通知（一次性）',
    fields: [
      { key: 'thing1', label: '栏目名称' },
      { key: 'thing2', label: '更新内容' },
      { key: 'time3', label: '更新时间' },
    ],
  },
} as const satisfies Record<string, Template>

export type TemplateKey = keyof typeof TEMPLATES
export const TEMPLATE_KEYS = Object.keys(TEMPLATES) as [TemplateKey, ...TemplateKey[]]
