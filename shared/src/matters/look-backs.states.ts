/** 回头看: looking again some time after 销号 whether what was done has lasted. Source: domain rules §3. */
export const LOOK_BACK_STATES = {
  planned: '未到期',
  due: '待回头看',
  held: '成果巩固',
  relapsed: '反弹',
  void: '不再需要',
} as const satisfies Record<string, string>
export type LookBackState = keyof typeof LOOK_BACK_STATES

/** What looking again may find. */
export const LOOK_BACK_RESULTS = ['held', 'relapsed'] as const
export type LookBackResult = (typeof LOOK_BACK_RESULTS)[number]
