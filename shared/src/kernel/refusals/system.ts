import type { RefusalTable } from './refusal-table'

/** Of what runs beside the work: calendar, rules, messages, 内容安全, 意见反馈. */
export const SYSTEM_REFUSALS = {
  'calendar.problem': { status: 422, text: '通知文字有 {count} 处没看懂，请修改后再预览。' },
  'calendar.year': { status: 422, text: '通知的年份应在 2024 至 2100 之间。' },
  'rules.range': { status: 422, text: '“{rule}”应在 {min} 至 {max} 之间。' },
  'message.replay-state': { status: 422, text: '这条消息现在是“{state}”，不用重发。' },
  'message.replay-sent': { status: 422, text: '这条消息可能已经送到，重发会让对方收到两次。' },
  'message.replay-stale': { status: 422, text: '这条消息说的任务已办结、暂停或改了限期，不再重发。' },
  'message.replay-past': {
    status: 422,
    text: '这条预警说的时点已经过去，不再重发；任务现在的级别会另行提醒。',
  },
  'channel.gate': { status: 404, text: '这个通道没有暂停，不用恢复。' },
  'safety.state': { status: 422, text: '这项内容现在是“{state}”，不用再复核。' },
  'safety.not-passed': { status: 422, text: '内容安全是“{state}”，不能公开。请先在“内容安全”里复核。' },
  'safety.own': { status: 422, text: '不能复核自己提交的内容，请由其他人员办理。' },
  'feedback.no-reply': { status: 422, text: '还没有答复，不能公开。请先答复。' },
  'feedback.published': { status: 422, text: '这条意见已经公开。' },
  'feedback.replied': { status: 422, text: '这条意见已经答复过。' },
} as const satisfies RefusalTable<'calendar' | 'rules' | 'message' | 'channel' | 'safety' | 'feedback'>
