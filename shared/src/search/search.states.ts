/** Kinds of what can be found; a later feature adds its own. */
export const SEARCH_KINDS = {
  guide: '办事指南',
  power: '权力事项',
  duty: '责任事项',
  task: '督办任务',
  clue: '线索',
  knowledge: '知识库',
} as const satisfies Record<string, string>
export type SearchKind = keyof typeof SEARCH_KINDS

/** What everybody may find; the rest is for officials, within their scope. */
export const PUBLIC_KINDS: readonly SearchKind[] = ['guide', 'power', 'duty']
