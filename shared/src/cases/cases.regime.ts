import type { CasePaper } from './cases.states'

/** What the papers and clocks of a case rest on: the articles that govern its 事项类型, and no others. */
export interface Regime {
  /** Articles a paper cites, as they stand in the text; null: the paper cites only the guide. */
  articles: Partial<Record<CasePaper, string>>
  /** The article by which silence becomes acceptance. */
  silence: string | null
  /** Working days to tell what is missing; after them the case is accepted as of its receipt. */
  correctionDays: number
  /** Working days of the legal limit where the guide names none; null: the guide must. */
  legalDays: number | null
  /** How long a limit may be extended once, by whom; `joint`: for 统一, 联合 or 集中 handling. */
  extension: Record<'own' | 'joint', ExtensionRule>
  /** Working days to deliver a decision to grant, and its article. */
  delivery: { days: number; article: string | null }
  /** The article by which a procedure stops the clock. */
  special: string | null
  /** The article on what may be charged. */
  fee: string | null
  /** The article by which a limit counts working days alone. */
  daysOff: string | null
}

export interface ExtensionRule {
  days: number
  approver: string
  article: string | null
}

const LICENCE = '01'

/** 中华人民共和国行政许可法 (2019 修正), article by article. */
const LICENCE_REGIME: Regime = {
  articles: {
    receipt: '《中华人民共和国行政许可法》第三十二条',
    acceptance: '《中华人民共和国行政许可法》第三十二条第一款第（五）项',
    correction: '《中华人民共和国行政许可法》第三十二条第一款第（四）项',
    refusal: '《中华人民共和国行政许可法》第三十二条第一款',
    special: '《中华人民共和国行政许可法》第四十五条',
    extension: '《中华人民共和国行政许可法》第四十二条',
    grant: '《中华人民共和国行政许可法》第三十八条第一款',
    denial: '《中华人民共和国行政许可法》第三十八条第二款',
    delivery: '《中华人民共和国行政许可法》第四十四条',
    transfer: '《中华人民共和国行政许可法》第四十三条',
  },
  silence: '《中华人民共和国行政许可法》第三十二条第一款第（四）项',
  correctionDays: 5,
  legalDays: 20,
  extension: {
    own: {
      days: 10,
      approver: '本行政机关负责人',
      article: '《中华人民共和国行政许可法》第四十二条第一款',
    },
    joint: {
      days: 15,
      approver: '本级人民政府负责人',
      article: '《中华人民共和国行政许可法》第四十二条第二款',
    },
  },
  delivery: { days: 10, article: '《中华人民共和国行政许可法》第四十四条' },
  special: '《中华人民共和国行政许可法》第四十五条',
  fee: '《中华人民共和国行政许可法》第五十八条、第五十九条',
  daysOff: '《中华人民共和国行政许可法》第八十二条',
}

/** The same steps and days as the place's own rule, without an article that does not govern the item. */
const LOCAL_REGIME: Regime = {
  articles: {},
  silence: null,
  correctionDays: 5,
  legalDays: null,
  extension: {
    own: { days: 10, approver: '本单位负责人', article: null },
    joint: { days: 15, approver: '本级人民政府负责人', article: null },
  },
  delivery: { days: 10, article: null },
  special: null,
  fee: null,
  daysOff: null,
}

/** The regime of a 事项类型; an unknown code has none of its own. Source: domain rules §2. */
export function regimeOf(powerType: string): Regime {
  return powerType === LICENCE ? LICENCE_REGIME : LOCAL_REGIME
}

/** What a paper rests on, in words: its article, else the basis the guide names, else the guide. */
export function paperBasis(powerType: string, paper: CasePaper, guideBasis: string): string {
  const article = regimeOf(powerType).articles[paper]
  if (article !== undefined) return article
  return guideBasis === '' || powerType === LICENCE ? '本事项办事指南' : guideBasis
}

/** What an applicant may do against a decision, in the words every such paper needs. */
export const REMEDIES =
  '如不服本决定，可以自收到之日起六十日内依法申请行政复议，或者自收到之日起六个月内依法提起行政诉讼。'

/** Papers that decide something against which the applicant may go. */
const DECIDING = ['refusal', 'grant', 'denial', 'ending'] as const satisfies readonly CasePaper[]

/** The remedies a paper states; '' for one that decides nothing. */
export function paperRemedies(paper: CasePaper): string {
  return (DECIDING as readonly CasePaper[]).includes(paper) ? REMEDIES : ''
}
