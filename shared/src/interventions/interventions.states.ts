/** 督查职权: the five powers of a supervisor, each use of one on record with its basis. Source: domain rules §3. */

export const INTERVENTION_KINDS = {
  investigate: '查办督促监察',
  dispose: '直接处置',
  recommend: '建议奖惩',
  attend: '参会阅文',
  veto: '否决',
} as const satisfies Record<string, string>
export type InterventionKind = keyof typeof INTERVENTION_KINDS

/** What a power may be used on. */
export const SUBJECT_KINDS = {
  matter: '督查事项',
  task: '督办任务',
  org: '单位',
  meeting: '会议',
  document: '文件',
} as const satisfies Record<string, string>
export type SubjectKind = keyof typeof SUBJECT_KINDS

/** Which power may be used on what; a new power does not compile until it answers. */
export const KIND_SUBJECTS = {
  investigate: ['matter', 'task', 'org'],
  dispose: ['matter', 'task', 'org'],
  recommend: ['org', 'matter', 'task'],
  attend: ['meeting', 'document'],
  veto: ['matter'],
} as const satisfies Record<InterventionKind, readonly SubjectKind[]>

/** 奖惩: what is proposed. */
export const RECOMMENDATIONS = { reward: '奖励', accountability: '追责' } as const satisfies Record<
  string,
  string
>
export type Recommendation = keyof typeof RECOMMENDATIONS

/** Who approved: 政府督查工作条例 第二十一条. */
export const AUTHORITIES = {
  government: '本级人民政府',
  head: '人民政府行政首长',
} as const satisfies Record<string, string>
export type Authority = keyof typeof AUTHORITIES

export const INTERVENTION_STATES = {
  exercised: '已行使，待登记结果',
  proposed: '待政府批准',
  approved: '已批准，待转送',
  declined: '不予批准',
  sent: '已转送，待处理结果',
  concluded: '已有结果',
} as const satisfies Record<string, string>
export type InterventionState = keyof typeof INTERVENTION_STATES

export const INTERVENTION_ACTS = {
  approve: '批准建议',
  decline: '不予批准',
  send: '转送有权机关',
  conclude: '登记结果',
} as const satisfies Record<string, string>
export type InterventionAct = keyof typeof INTERVENTION_ACTS

/** Which act is possible in which state, and where it leads; a new state does not compile until it answers. */
export const INTERVENTION_STATE_ACTS = {
  exercised: { conclude: 'concluded' },
  proposed: { approve: 'approved', decline: 'declined' },
  approved: { send: 'sent' },
  declined: {},
  sent: { conclude: 'concluded' },
  concluded: {},
} as const satisfies Record<InterventionState, Partial<Record<InterventionAct, InterventionState>>>
