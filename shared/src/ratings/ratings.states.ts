/** Code sets and words of a 评价 (好差评) and its 整改. Source: 国办发〔2019〕51号, GB/T 39734 and 39735-2020. */

/** 满意度 as coded by GB/T 39046-2020. */
export const RATING_LEVELS = {
  '1': '非常满意',
  '2': '满意',
  '3': '基本满意',
  '4': '不满意',
  '5': '非常不满意',
} as const satisfies Record<string, string>
export type RatingLevel = keyof typeof RATING_LEVELS

export const RATING_GROUPS = { good: '好评', bad: '差评' } as const satisfies Record<string, string>
export type RatingGroup = keyof typeof RATING_GROUPS

/** 4 and 5 are 差评 and open a rectification. */
export const LEVEL_GROUPS = {
  '1': 'good',
  '2': 'good',
  '3': 'good',
  '4': 'bad',
  '5': 'bad',
} as const satisfies Record<RatingLevel, RatingGroup>

export function isBad(level: RatingLevel): boolean {
  return LEVEL_GROUPS[level] === 'bad'
}

/** Who began: the citizen, our invitation, or nobody (no answer came in time). */
export const RATING_SOURCES = {
  active: '主动评价',
  invited: '邀请评价',
  default: '默认评价',
} as const satisfies Record<string, string>
export type RatingSource = keyof typeof RATING_SOURCES

/** Stages of a case that are rated, in order. */
export const RATING_STAGES = {
  accept: '受理',
  handle: '办理',
  complete: '办结',
} as const satisfies Record<string, string>
export type RatingStage = keyof typeof RATING_STAGES

/** Words of the stages of 责任事项 that a rated stage is about. */
export const DUTY_STAGES = {
  accept: ['受理'],
  handle: ['审查', '审核'],
  complete: ['决定', '送达'],
} as const satisfies Record<RatingStage, readonly string[]>

export const RATING_CHANNELS = {
  miniapp: '小程序',
  h5: '网页',
  windowQr: '窗口扫码',
  sms: '短信',
  pad: '窗口评价器',
} as const satisfies Record<string, string>
export type RatingChannel = keyof typeof RATING_CHANNELS

/** By which door a person came to rate; the link says it, so that nobody can claim another. */
export const RATING_DOORS = {
  track: '办件进度',
  message: '小程序提醒',
  sms: '短信链接',
  windowQr: '窗口扫码',
  pad: '窗口评价器',
} as const satisfies Record<string, string>
export type RatingDoor = keyof typeof RATING_DOORS

/** Who came by the progress of their case came by themselves; all other doors are our invitation. */
export const DOOR_SOURCES = {
  track: 'active',
  message: 'invited',
  sms: 'invited',
  windowQr: 'invited',
  pad: 'invited',
} as const satisfies Record<RatingDoor, RatingSource>

/**
 * Whether a door is the person's own. Those at a window are seen by the clerk too: they take the first rating and show
 * nothing of it, nor let it be changed.
 */
export const OWN_DOORS = {
  track: true,
  message: true,
  sms: true,
  windowQr: false,
  pad: false,
} as const satisfies Record<RatingDoor, boolean>

export const INVITATION_STATES = {
  open: '待评价',
  answered: '已评价',
  /** Silence was answered for them; they may still rate. */
  defaulted: '没有答复',
  closed: '已关闭',
} as const satisfies Record<string, string>
export type InvitationState = keyof typeof INVITATION_STATES

/** What a default rating says [local]. */
export const DEFAULT_LEVEL: RatingLevel = '2'

/** What may be ticked beside the level; a tag belongs to the good levels or to the bad ones. */
export const RATING_TAGS = {
  good: {
    fast: '办得快',
    polite: '态度好',
    clear: '讲得清楚',
    skilled: '业务熟练',
    simple: '手续简便',
    onceOnly: '只跑一次',
    tidy: '环境整洁',
  },
  bad: {
    slow: '办得慢',
    rude: '态度不好',
    unclear: '没有一次讲清',
    unskilled: '业务不熟',
    extraMaterial: '多要材料',
    manyVisits: '来回跑',
    longQueue: '排队太久',
    extraFee: '乱收费',
  },
} as const satisfies Record<RatingGroup, Record<string, string>>
export type RatingTag = { [G in RatingGroup]: keyof (typeof RATING_TAGS)[G] }[RatingGroup]

/** The tags that may go with a level, in the order shown. */
export function tagsOf(level: RatingLevel): RatingTag[] {
  return Object.keys(RATING_TAGS[LEVEL_GROUPS[level]]) as RatingTag[]
}

/**
 * 整改 of a 差评. `appealed` stands beside the line. `dismissed`: found malicious or mistaken; the rating
 * stays visible to reviewers and leaves the figures.
 */
export const RECTIFICATION_STATES = {
  toContact: '待回访',
  toVerify: '待核实',
  toRectify: '整改中',
  done: '已整改',
  appealed: '申诉中',
  dismissed: '不予采信',
} as const satisfies Record<string, string>
export type RectificationState = keyof typeof RECTIFICATION_STATES

export const RECTIFICATION_ACTIONS = {
  contact: '回访',
  verify: '核实',
  rectify: '报送整改',
  appeal: '申诉',
  judgeAppeal: '复核申诉',
  rerate: '再次评价',
} as const satisfies Record<string, string>
export type RectificationAction = keyof typeof RECTIFICATION_ACTIONS

/** In which state which act is possible; a new state does not compile until it answers. */
export const RECTIFICATION_STATE_ACTIONS = {
  toContact: ['contact', 'appeal'],
  toVerify: ['verify', 'appeal'],
  toRectify: ['rectify', 'appeal'],
  done: ['rerate'],
  appealed: ['judgeAppeal'],
  dismissed: [],
} as const satisfies Record<RectificationState, readonly RectificationAction[]>

/** The state each act leads to; where a ruling leads, `stateAfterRuling` says. */
export const RECTIFICATION_NEXT = {
  contact: 'toVerify',
  verify: 'toRectify',
  rectify: 'done',
  appeal: 'appealed',
  rerate: 'done',
} as const satisfies Record<Exclude<RectificationAction, 'judgeAppeal'>, RectificationState>

/**
 * What verifying finds (国办发〔2019〕51号): clear and reasonable → at once; complex → by a date, with the
 * reason and an entry in the 台账; without a basis in law → explained.
 */
export const RECTIFICATION_OUTCOMES = {
  immediate: '立行立改',
  limited: '限期整改',
  explained: '解释说明',
} as const satisfies Record<string, string>
export type RectificationOutcome = keyof typeof RECTIFICATION_OUTCOMES

export const APPEAL_RULINGS = {
  upheld: '申诉成立',
  rejected: '申诉不成立',
} as const satisfies Record<string, string>
export type AppealRuling = keyof typeof APPEAL_RULINGS
