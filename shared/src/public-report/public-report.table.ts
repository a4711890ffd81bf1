import { CLUE_KINDS, type ClueKind } from '../clues/clues.states'
import type { RateDefinition } from '../kernel/rate-figures'

export interface FigureText {
  name: string
  unit: '件' | '次' | '个'
  /** 口径, in words anybody understands. */
  definition: string
}

/** What is counted of clues, by month and kind. What happened in a month counts in that month, whenever the clue came. */
export const CLUE_COUNTS = {
  received: {
    name: '收到',
    unit: '件',
    definition: '这个月收到的线索，实名和匿名都算；后来并入相近线索一起办的，也各算一件。',
  },
  declined: {
    name: '不予受理',
    unit: '件',
    definition: '这个月决定不予受理的线索，不论哪个月收到。提交人都能看到理由。',
  },
  closed: {
    name: '办结',
    unit: '件',
    definition: '这个月回访后办结的线索，不论哪个月收到。办结不等于解决，也不等于满意。',
  },
  solved: {
    name: '已解决',
    unit: '件',
    definition: '这个月办结的线索中，回访认定“已解决”的。部分解决、解释说明不算。',
  },
  due: {
    name: '到期应答复',
    unit: '件',
    definition: '答复期限在这个月的线索，不论哪个月收到。转给其他系统办理的不算。',
  },
  inTime: {
    name: '按时答复',
    unit: '件',
    definition: '答复期限在这个月的线索中，承办单位在期限内答复的。没有答复的不算按时。',
  },
  rated: { name: '有评价', unit: '件', definition: '这个月提交人评价了办理情况的线索。没有评价的不算。' },
  satisfied: {
    name: '满意',
    unit: '件',
    definition: '这个月有评价的线索中，评价为基本满意、满意或非常满意的。',
  },
} as const satisfies Record<string, FigureText>
export type ClueCount = keyof typeof CLUE_COUNTS

/** Of which count another is a part: what is left is a number, too, and is protected like one. */
export const PART_OF = {
  solved: 'closed',
  inTime: 'due',
  satisfied: 'rated',
} as const satisfies Partial<Record<ClueCount, ClueCount>>

/** What is counted by month alone. */
export const OTHER_COUNTS = {
  endorsed: { name: '附议', unit: '次', definition: '这个月群众对公开线索的附议，每人对一条只算一次。' },
  matters: {
    name: '转为督查事项',
    unit: '件',
    definition: '这个月由线索转成督查事项的，不论线索哪个月收到。',
  },
  putRight: {
    name: '曝光后改好',
    unit: '个',
    definition: '“曝光纠错”里，整改结果在这个月通过审核并公开的问题。已经撤回的不算。',
  },
  questions: {
    name: '回答提问',
    unit: '个',
    definition: '“公众参与”专栏里，群众的提问在这个月第一次得到回答的。不再显示的不算。',
  },
} as const satisfies Record<string, FigureText>
export type OtherCount = keyof typeof OTHER_COUNTS

/** The kinds of clues, and all of them together. */
export const REPORT_KINDS = { all: '全部线索', ...CLUE_KINDS } as const satisfies Record<string, string>
export type ReportKind = keyof typeof REPORT_KINDS
export const KINDS_ALONE = Object.keys(CLUE_KINDS) as ClueKind[]

export type ClueCounts = Record<ClueCount, number>

/** Rates of the months together; they count the months in which both numbers are listed. */
export const REPORT_RATES = {
  inTime: {
    name: '按时答复率',
    definition: '按时答复率＝按时答复÷到期应答复，没有答复的计入分母。只算两个数都列出的月份。',
    part: ({ inTime }) => inTime,
    whole: ({ due }) => due,
  },
  solved: {
    name: '解决率',
    definition: '解决率＝已解决÷办结；部分解决、解释说明不算已解决。只算两个数都列出的月份。',
    part: ({ solved }) => solved,
    whole: ({ closed }) => closed,
  },
  satisfied: {
    name: '满意率',
    definition: '满意率＝评价为基本满意以上的÷有评价；没有评价的不计入。只算两个数都列出的月份。',
    part: ({ satisfied }) => satisfied,
    whole: ({ rated }) => rated,
  },
} as const satisfies Record<keyof typeof PART_OF, RateDefinition<ClueCounts>>
export type ReportRate = keyof typeof REPORT_RATES

/** Said once on the page, and in what is exported. */
export const SMALL_NOTE =
  '少于 5 件的数字不单独列出，免得认出是谁反映的；为了不让人用别的数字减出来，有时与它有关的数字也不列出。合计只加列出的数。'
export const FIXED_NOTE = '一个月结束后才公布，公布后不再改动；以后的变化算在以后的月份里。'
