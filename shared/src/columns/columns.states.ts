/** 专栏: what the government tells, shows and asks in public, and what its units tell each other. */

export const COLUMNS = {
  news: { name: '要闻通告', readers: 'everybody', says: null },
  experience: { name: '经验交流', readers: 'officials', says: '评论' },
  topics: { name: '公众参与', readers: 'everybody', says: '提问' },
  exposures: { name: '曝光纠错', readers: 'everybody', says: null },
  announcements: { name: '通知公告', readers: 'everybody', says: null },
} as const satisfies Record<string, ColumnText>
export type Column = keyof typeof COLUMNS

interface ColumnText {
  name: string
  /** 经验交流 is between units: nobody else reads it. */
  readers: 'everybody' | 'officials'
  /** What its readers may write below an article; null: nothing. */
  says: string | null
}

/** The columns that everybody reads, in their order. */
export const PUBLIC_COLUMNS = [
  'news',
  'topics',
  'exposures',
  'announcements',
] as const satisfies readonly Column[]
export type PublicColumn = (typeof PUBLIC_COLUMNS)[number]

/** 通知公告: what it makes known. */
export const ANNOUNCEMENT_KINDS = {
  reward: '奖励',
  sanction: '惩处',
  notice: '通知',
} as const satisfies Record<string, string>
export type AnnouncementKind = keyof typeof ANNOUNCEMENT_KINDS

export const ARTICLE_STATES = {
  draft: '拟稿',
  submitted: '待审核',
  scheduled: '待发布',
  published: '已发布',
  withdrawn: '已撤回',
  discarded: '已作废',
} as const satisfies Record<string, string>
export type ArticleState = keyof typeof ARTICLE_STATES

export const ARTICLE_ACTS = {
  edit: '修改',
  submit: '送审',
  takeBack: '取回',
  approve: '审核通过',
  sendBack: '退回修改',
  unschedule: '取消定时',
  withdraw: '撤回',
  discard: '作废',
  proposeResult: '报整改结果',
  approveResult: '通过整改结果',
  returnResult: '退回整改结果',
} as const satisfies Record<string, string>
export type ArticleAct = keyof typeof ARTICLE_ACTS

/** In which state which act is possible, and where it leads; what is approved for later waits for its moment. */
export const ARTICLE_STATE_ACTS = {
  draft: { edit: 'draft', submit: 'submitted', discard: 'discarded' },
  submitted: { takeBack: 'draft', approve: 'published', sendBack: 'draft' },
  scheduled: { unschedule: 'draft' },
  published: {
    withdraw: 'withdrawn',
    proposeResult: 'published',
    approveResult: 'published',
    returnResult: 'published',
  },
  withdrawn: {},
  discarded: {},
} as const satisfies Record<ArticleState, Partial<Record<ArticleAct, ArticleState>>>

export const COMMENT_STATES = {
  waiting: '待审核',
  shown: '已显示',
  hidden: '不显示',
} as const satisfies Record<string, string>
export type CommentState = keyof typeof COMMENT_STATES

export const COMMENT_ACTS = { show: '显示', hide: '不显示', answer: '回答' } as const satisfies Record<
  string,
  string
>
export type CommentAct = keyof typeof COMMENT_ACTS

export const COMMENT_STATE_ACTS = {
  waiting: { show: 'shown', hide: 'hidden' },
  shown: { hide: 'hidden', answer: 'shown' },
  hidden: { show: 'shown' },
} as const satisfies Record<CommentState, Partial<Record<CommentAct, CommentState>>>

/** Where the live session of a topic stands. */
export const SESSION_PHASES = {
  before: '还没开始',
  live: '专家在线',
  after: '已结束，专家继续回答',
} as const satisfies Record<string, string>
export type SessionPhase = keyof typeof SESSION_PHASES
