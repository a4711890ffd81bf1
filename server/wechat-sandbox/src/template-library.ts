import type { MessageTemplate } from './config'

/** The part of the public template library the sandbox knows, by short number. */
export const TEMPLATE_LIBRARY: Readonly<
  Record<string, Pick<MessageTemplate, 'title' | 'category' | 'keys'>>
> = {
  '52305': {
    title: '工单催办提醒',
    category: '信息查询',
    keys: [
      { key: 'thing1', label: '工单名称' },
      { key: 'character_string2', label: '工单编号' },
      { key: 'const3', label: '工单类型' },
      { key: 'time4', label: '截止时间' },
    ],
  },
}
