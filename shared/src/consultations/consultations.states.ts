/** 督查咨询: an org asks the 督查 of its region, which answers within its working hours. */
export const CONSULTATION_STATES = {
  waiting: '待答复',
  answered: '已答复',
  closed: '已结束',
} as const satisfies Record<string, string>
export type ConsultationState = keyof typeof CONSULTATION_STATES

export type ConsultationSide = 'asker' | 'office'

interface ActRow {
  name: string
  by: ConsultationSide
  /** The state after the act; null where it is not allowed. */
  from: Record<ConsultationState, ConsultationState | null>
}

export const CONSULTATION_ACTS = {
  answer: { name: '答复', by: 'office', from: { waiting: 'answered', answered: 'answered', closed: null } },
  followUp: {
    name: '追问',
    by: 'asker',
    from: { waiting: 'waiting', answered: 'waiting', closed: 'waiting' },
  },
  take: { name: '接办', by: 'office', from: { waiting: 'waiting', answered: 'answered', closed: null } },
  transfer: { name: '转办', by: 'office', from: { waiting: 'waiting', answered: null, closed: null } },
  close: { name: '结束', by: 'asker', from: { waiting: 'closed', answered: 'closed', closed: null } },
  rate: { name: '评价', by: 'asker', from: { waiting: null, answered: 'answered', closed: 'closed' } },
} as const satisfies Record<string, ActRow>
export type ConsultationAct = keyof typeof CONSULTATION_ACTS

/** What a region begins with; the head of supervision changes it. `other` stays: it takes what fits nowhere else. */
export const FIRST_TOPICS = [
  { key: 'report', name: '进展报送和材料' },
  { key: 'deadline', name: '限期、延期和暂停' },
  { key: 'duty', name: '职责分工和转办' },
  { key: 'closing', name: '办结和销号' },
  { key: 'card', name: '亮牌和申诉' },
  { key: 'other', name: '其他' },
] as const
export const OTHER_TOPIC = 'other'

/** 知识库: what was answered well, for everybody who would ask the same. */
export const KNOWLEDGE_STATES = {
  draft: '待发布',
  published: '已发布',
  withdrawn: '已撤回',
} as const satisfies Record<string, string>
export type KnowledgeState = keyof typeof KNOWLEDGE_STATES

export const KNOWLEDGE_ACTS = {
  revise: { name: '修改', from: { draft: 'draft', published: 'draft', withdrawn: 'draft' } },
  publish: { name: '发布', from: { draft: 'published', published: null, withdrawn: null } },
  withdraw: { name: '撤回', from: { draft: 'withdrawn', published: 'withdrawn', withdrawn: null } },
} as const satisfies Record<string, { name: string; from: Record<KnowledgeState, KnowledgeState | null> }>
export type KnowledgeAct = keyof typeof KNOWLEDGE_ACTS
