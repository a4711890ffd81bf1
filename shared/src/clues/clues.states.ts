/** 线索: what the public or another system tells 督查. Sources: domain rules §7; 信访工作条例 §§21, 22, 30. */

/** The four kinds of the 国务院“互联网+督查” platform. */
export const CLUE_KINDS = {
  decision: '重大决策部署不落实',
  conduct: '不作为慢作为乱作为',
  policy: '政策不协调不配套',
  suggestion: '意见建议',
} as const satisfies Record<string, string>
export type ClueKind = keyof typeof CLUE_KINDS

/** How the sender stands to the clue. */
export const CLUE_IDENTITIES = {
  open: '实名公开',
  sealed: '实名保密',
  anonymous: '匿名',
} as const satisfies Record<string, string>
export type ClueIdentity = keyof typeof CLUE_IDENTITIES

/** Where it came from: the public, or another system through the signed interface. */
export const CLUE_SOURCES = {
  public: '公众',
  litigation: '诉讼',
  reconsideration: '行政复议',
  petition: '信访',
  hotline: '12345 热线',
  proposal: '建议提案',
} as const satisfies Record<string, string>
export type ClueSource = keyof typeof CLUE_SOURCES

export const CLUE_STATES = {
  received: '待分办',
  dispatched: '待签收',
  givenBack: '退回待定',
  inHand: '核查中',
  answered: '待回访',
  closed: '已办结',
  merged: '已并入',
  declined: '不予受理',
  transferred: '已转出',
} as const satisfies Record<string, string>
export type ClueState = keyof typeof CLUE_STATES

export const CLUE_ACTS = {
  dispatch: '派单',
  merge: '并入相近线索',
  decline: '不予受理',
  transferOut: '转出',
  sign: '签收',
  giveBack: '退回',
  acceptBack: '同意退回',
  refuseBack: '不同意退回',
  withdraw: '收回派单',
  answer: '答复',
  callBack: '回访',
  redo: '退回重办',
  reopen: '重新打开',
  recuse: '回避收回',
} as const satisfies Record<string, string>
export type ClueAct = keyof typeof CLUE_ACTS

/** Which act is possible in which state, and where it leads; a new state does not compile until it answers. */
export const CLUE_STATE_ACTS = {
  received: { dispatch: 'dispatched', merge: 'merged', decline: 'declined', transferOut: 'transferred' },
  dispatched: { sign: 'inHand', giveBack: 'givenBack', withdraw: 'received', recuse: 'received' },
  givenBack: { acceptBack: 'received', refuseBack: 'dispatched', recuse: 'received' },
  inHand: { answer: 'answered', transferOut: 'transferred', recuse: 'received' },
  answered: { callBack: 'closed', redo: 'inHand', recuse: 'received' },
  // under the same number: who sent it is not content, or the office itself finds that it is not over
  closed: { reopen: 'received' },
  declined: { reopen: 'received' },
  merged: {},
  transferred: {},
} as const satisfies Record<ClueState, Partial<Record<ClueAct, ClueState>>>

/** 解决: what became of the thing itself, as the call-back found it; neither 办结 nor 满意 follows from it. */
export const CLUE_RESOLUTIONS = {
  solved: '已解决',
  partly: '部分解决',
  unsolved: '没有解决',
  explained: '解释说明',
} as const satisfies Record<string, string>
export type ClueResolution = keyof typeof CLUE_RESOLUTIONS

/** The state an act leads to; null where it is not possible. */
export function nextClueState(state: ClueState, act: ClueAct): ClueState | null {
  const acts: Partial<Record<ClueAct, ClueState>> = CLUE_STATE_ACTS[state]
  return acts[act] ?? null
}
