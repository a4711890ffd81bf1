import type { MatterCategory } from '../matters/matters.states'

/**
 * Every value that differs by place ([local] in the domain rules), with its default, bounds and meaning.
 * Changing one makes a new version; a version stays readable for ever.
 */
export const RULE_VALUES = {
  warnSharePercent: {
    name: '预警：剩余时间占限期的比例',
    unit: '%',
    min: 5,
    max: 50,
    default: 20,
    basis: '督查工作通行做法，可按本地规定调整',
  },
  warnMinWorkdays: {
    name: '预警：最少提前',
    unit: '个工作日',
    min: 1,
    max: 10,
    default: 1,
    basis: '督查工作通行做法',
  },
  lagPoints: {
    name: '预警：核实进度落后序时',
    unit: '个百分点',
    min: 1,
    max: 50,
    default: 10,
    basis: '督查工作通行做法',
  },
  overdueRepeatWorkdays: {
    name: '超期后每隔多少天再提醒',
    unit: '个工作日',
    min: 1,
    max: 20,
    default: 5,
    basis: '本系统设定',
  },
  digestFrom: {
    name: '预警合并：同一时点满多少件合成一张卡片（0 为不合并）',
    unit: '件',
    min: 0,
    max: 50,
    default: 3,
    basis: '本系统设定',
  },
  cardGapSeconds: {
    name: '给同一人发同类卡片至少间隔',
    unit: '秒',
    min: 0,
    max: 600,
    default: 60,
    basis: '微信模板消息 60 秒内重复会被拒（错误码 40241）',
  },
  cardsPerHour: {
    name: '给同一人每小时最多发卡片（一级消息除外）',
    unit: '张',
    min: 1,
    max: 100,
    default: 10,
    basis: '本系统设定',
  },
  cardsPerDay: {
    name: '给同一人每天最多发卡片（一级消息除外）',
    unit: '张',
    min: 1,
    max: 500,
    default: 30,
    basis: '本系统设定',
  },
  sendPerSecond: {
    name: '每个微信账号每秒最多发送',
    unit: '条',
    min: 1,
    max: 200,
    default: 20,
    basis: '微信没有公布频率；有报告每秒 100 条可行，突发会失败',
  },
  sendBurst: {
    name: '每个微信账号短时最多连发',
    unit: '条',
    min: 1,
    max: 400,
    default: 40,
    basis: '本系统设定',
  },
  escalateMinutes: {
    name: '一级消息多少分钟没有送达就换下一通道',
    unit: '分钟',
    min: 1,
    max: 120,
    default: 10,
    basis: '本系统设定',
  },
  guideLeastScore: {
    name: '办事指南发布：完整度最低',
    unit: '分',
    min: 0,
    max: 100,
    default: 60,
    basis: '本系统设定',
  },
  ratingChangeDays: {
    name: '评价后多少天内可以改一次',
    unit: '天',
    min: 1,
    max: 30,
    default: 10,
    basis: '本系统设定，可按本地规定调整',
  },
  ratingContactWorkdays: {
    name: '差评：几个工作日内回访',
    unit: '个工作日',
    min: 1,
    max: 5,
    default: 1,
    basis: '本系统设定，可按本地规定调整',
  },
  ratingVerifyWorkdays: {
    name: '差评：几个工作日内核实',
    unit: '个工作日',
    min: 1,
    max: 15,
    default: 5,
    basis: '可按本地规定调整',
  },
  ratingRectifyWorkdays: {
    name: '差评：几个工作日内整改',
    unit: '个工作日',
    min: 1,
    max: 60,
    default: 15,
    basis: '可按本地规定调整',
  },
  ratingAppealWorkdays: {
    name: '差评：几个工作日内可以申诉',
    unit: '个工作日',
    min: 1,
    max: 15,
    default: 3,
    basis: '可按本地规定调整',
  },
  ratingDefaultOn: {
    name: '没有答复时给默认评价（0 不给，1 给）；默认评价不计入公布的满意率',
    unit: '',
    min: 0,
    max: 1,
    default: 0,
    basis: '可按本地规定调整',
  },
  ratingDefaultDays: {
    name: '邀请后多少天没有答复给默认评价',
    unit: '天',
    min: 1,
    max: 60,
    default: 7,
    basis: '可按本地规定调整',
  },
  coOrgSharePercent: {
    name: '协办：分期限占主办时限的比例',
    unit: '%',
    min: 10,
    max: 100,
    default: 60,
    basis: '督查工作通行做法，可按本地规定调整',
  },
  extensionChiefWorkdays: {
    name: '延期：多少个工作日以内由督查室主任批，超过的由领导批',
    unit: '个工作日',
    min: 1,
    max: 60,
    default: 10,
    basis: '督查工作通行做法，可按本地规定调整',
  },
  extensionMost: {
    name: '延期：一个单位对一项任务最多延几次',
    unit: '次',
    min: 1,
    max: 5,
    default: 1,
    basis: '督查工作通行做法：一般只延一次',
  },
  urgeGapHours: {
    name: '催办：同一项任务两次催办至少间隔',
    unit: '小时',
    min: 1,
    max: 240,
    default: 24,
    basis: '本系统设定',
  },
  caseCorrectionDays: {
    name: '补正：告知后多少天内补齐（0 为不设期限）',
    unit: '个自然日',
    min: 0,
    max: 365,
    default: 30,
    basis: '本地规定；期满可以终止办理，由经办人决定，系统不自动终止',
  },
  denialDeliveryWorkdays: {
    name: '不予决定多少天内送达',
    unit: '个工作日',
    min: 1,
    max: 60,
    default: 10,
    basis: '本地规定',
  },
  oversightAnswerWorkdays: {
    name: '双向监督：几个工作日内答复单位的评价',
    unit: '个工作日',
    min: 1,
    max: 30,
    default: 5,
    basis: '本系统设定，可按本地规定调整',
  },
  consultationAnswerHours: {
    name: '督查咨询：几个工作小时内答复',
    unit: '个工作小时',
    min: 1,
    max: 70,
    default: 7,
    basis: '本系统设定，可按本地规定调整；一个工作日按 7 小时计',
  },
  consultationCloseWorkdays: {
    name: '督查咨询：答复后几个工作日没有追问就自行结束',
    unit: '个工作日',
    min: 1,
    max: 30,
    default: 5,
    basis: '本系统设定',
  },
  confirmationDays: {
    name: '群众核验：一轮征询几天',
    unit: '个自然日',
    min: 1,
    max: 30,
    default: 7,
    basis: '本系统设定，可按本地规定调整',
  },
  confirmationUnsolvedPercent: {
    name: '群众核验：说“没解决”的超过多少比例不能销号',
    unit: '%',
    min: 0,
    max: 100,
    default: 20,
    basis: '本系统设定，可按本地规定调整',
  },
  confirmationLeastAnswers: {
    name: '群众核验：至少多少人回答才算数（不足这么多人的要全部回答）',
    unit: '人',
    min: 1,
    max: 100,
    default: 3,
    basis: '本系统设定，可按本地规定调整',
  },
  overlapDays: {
    name: '派单前查重：看多少天内的派单',
    unit: '个自然日',
    min: 1,
    max: 365,
    default: 30,
    basis: '政府督查工作条例第十五条，避免重复督查、多头督查、越权督查；天数由本地规定',
  },
  closingNoticeDays: {
    name: '销号公示多少天（0 为不公示）',
    unit: '个工作日',
    min: 0,
    max: 30,
    default: 5,
    basis: '本地规定',
  },
  lookBackFirstDays: {
    name: '销号后多少天第一次回头看',
    unit: '个自然日',
    min: 1,
    max: 365,
    default: 30,
    basis: '督查工作通行做法，可按本地规定调整',
  },
  lookBackSecondDays: {
    name: '销号后多少天第二次回头看',
    unit: '个自然日',
    min: 1,
    max: 730,
    default: 90,
    basis: '督查工作通行做法，可按本地规定调整',
  },
  lookBackSamplePercent: {
    name: '回头看抽查比例（转长期坚持的全部看）',
    unit: '%',
    min: 0,
    max: 100,
    default: 30,
    basis: '本地规定',
  },
  clueWorkdays: {
    name: '线索：派单后几个工作日内答复',
    unit: '个工作日',
    min: 1,
    max: 60,
    default: 10,
    basis: '可按本地规定调整',
  },
  clueReopenDays: {
    name: '线索：办结后多少天内可以重新打开',
    unit: '天',
    min: 1,
    max: 90,
    default: 15,
    basis: '本系统设定，可按本地规定调整',
  },
  clueUrgeGapHours: {
    name: '线索：同一条多少小时内只能催办一次',
    unit: '小时',
    min: 1,
    max: 168,
    default: 24,
    basis: '本系统设定，可按本地规定调整',
  },
  warnAtHour: { name: '每天几点发提醒', unit: '时', min: 7, max: 12, default: 8, basis: '本系统设定' },
} as const satisfies Record<
  string,
  { name: string; unit: string; min: number; max: number; default: number; basis: string }
>

export type RuleKey = keyof typeof RULE_VALUES

/** The values that decide when a light turns yellow; a category of matters may have its own. */
export const LIGHT_KEYS = [
  'warnSharePercent',
  'warnMinWorkdays',
  'lagPoints',
] as const satisfies readonly RuleKey[]
export type LightKey = (typeof LIGHT_KEYS)[number]

/** What a category sets for itself; what it leaves out is as for all. */
export type CategoryValues = { [K in LightKey]?: number | undefined }
export type RuleValues = Record<RuleKey, number> & {
  byCategory: { [C in MatterCategory]?: CategoryValues | undefined }
}

/** In the order they are shown. */
export const RULE_KEYS = Object.keys(RULE_VALUES) as RuleKey[]

/** The values a place starts with. */
export function defaultRules(): RuleValues {
  const general = Object.fromEntries(RULE_KEYS.map((key) => [key, RULE_VALUES[key].default]))
  return { ...(general as Record<RuleKey, number>), byCategory: {} }
}
