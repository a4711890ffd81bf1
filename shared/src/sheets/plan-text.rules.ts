import { addDays, daysBetween, type PlainDate } from '../kernel/plain-date'
import type { BasisKind } from '../matters/matters.states'
import type { MilestonePlan } from '../tasks/milestones.rules'
import type { Period } from '../tasks/tasks.states'

export interface Quantity {
  unit: string
  target: number
}

/** Stages of a plan, each with all that is done by its end. */
export interface Stages {
  unit: string
  upTo: number[]
}

/** What a 任务来源 is, by its words; the first that fits counts. */
export function basisKindOf(source: string): BasisKind {
  return BASES.find(([pattern]) => pattern.test(source))?.[1] ?? 'other'
}

const BASES: readonly (readonly [RegExp, BasisKind])[] = [
  [/工作报告/, 'workReport'],
  [/纪要/, 'minutes'],
  [/批示|批办/, 'instruction'],
  [/线索|举报|网民留言/, 'clue'],
  [/建议|提案|人大|政协/, 'proposal'],
  [/指标|低分/, 'indicator'],
]

/**
 * The quantity a task is counted by: what the remark says (`量化：3200人`), else the one number with a unit of the title. Null
 * when the title holds another number, a share, or a fraction of a thing: then people decide what is counted.
 */
export function quantityOf(title: string, note: string): Quantity | null {
  const said = /量化[:：]\s*([^;；。\n]+)/.exec(note)?.[1]
  if (said !== undefined) return counted(said, `${UNIT}|元`)
  return counted(title, UNIT)
}

/** How often the remark asks for a report; null when it asks for none, or for two kinds. */
export function periodOf(note: string): Period | null {
  const asked = PERIODS_SAID.filter(([pattern]) => pattern.test(note)).map(([, period]) => period)
  return asked.length === 1 ? (asked[0] ?? null) : null
}

const PERIODS_SAID: readonly (readonly [RegExp, Period])[] = [
  [/(?:每|按|逐)个?周|周报/, 'week'],
  [/(?:每|按|逐)个?月|月报/, 'month'],
  [/(?:每|按|逐)个?季|季报/, 'quarter'],
]

/** `分期：3000/6000/12000亩`, cumulative. Null: the remark names no stages; a text: why they cannot be read. */
export function stagesOf(note: string): Stages | string | null {
  const said = /分期[:：]\s*([^;；。\n]+)/.exec(note.normalize('NFKC'))?.[1]
  if (said === undefined) return null
  const parts = said.split(/[/、]/).map((part) => STAGE.exec(part.trim())?.groups)
  const end = parts.at(-1)
  if (!end?.['unit'] || parts.length < 2 || parts.length > 20 || parts.includes(undefined)) return STAGES_FORM
  const own = parts.map((part) => times(part?.['n'], part?.['many']))
  // in 0.3/0.6/1.2万亩 the last word holds for all
  const likewise = parts.map((part) => times(part?.['n'], end['many']))
  const upTo = [own, likewise].find((values) => sharesOf(values).every((share) => share >= 1))
  return upTo ? { unit: end['unit'], upTo } : STAGES_RISE
}

/** The stages as 节点 of a task, spread evenly from one day to its deadline: a plan names no days for them. */
export function milestonesOf({ unit, upTo }: Stages, from: PlainDate, due: PlainDate): MilestonePlan[] {
  const days = daysBetween(from, due)
  const shares = sharesOf(upTo)
  return upTo.map((n, i) => ({
    title: `累计完成${n}${unit}`,
    due: addDays(from, Math.round((days * (i + 1)) / upTo.length)),
    weight: shares[i] ?? 0,
  }))
}

const UNITS = [
  ...['平方公里', '平方米', '立方米', '公里', '千米', '公顷', '人次', '户次', '台套'],
  ...[
    '处',
    '个',
    '所',
    '家',
    '户',
    '人',
    '名',
    '件',
    '条',
    '座',
    '台',
    '套',
    '辆',
    '项',
    '亩',
    '米',
    '吨',
    '栋',
    '幢',
  ],
  ...[
    '棵',
    '株',
    '块',
    '场',
    '宗',
    '间',
    '张',
    '本',
    '份',
    '起',
    '口',
    '眼',
    '盏',
    '艘',
    '头',
    '只',
    '批',
    '次',
    '期',
  ],
]
const UNIT = UNITS.join('|')
const STAGES_RISE = '分期的数应当是累计数，一期比一期大，每期至少占总数的百分之一'
const STAGES_FORM = '分期读不出来，请写成累计数，例如 分期：3000/6000/12000亩'
const STAGE = new RegExp(`^(?<n>\\d+(?:\\.\\d+)?)(?<many>[万亿])?(?<unit>${UNIT}|元)?$`)
const NUMBER = /\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?/g
/** Numbers that count nothing: of days, documents and articles. */
const NOT_COUNTED = /\d+[年月日号]|第\d+\S|〔\d+〕|\d{4}-\d{1,2}-\d{1,2}/g

function counted(text: string, units: string): Quantity | null {
  const plain = text.normalize('NFKC').replace(NOT_COUNTED, '')
  const [only, ...others] = [...plain.matchAll(NUMBER)]
  if (!only || others.length > 0) return null
  const after = new RegExp(`^\\s*(?<many>[万亿])?(?:余|多)?(?<unit>${units})`).exec(
    plain.slice(only.index + only[0].length),
  )?.groups
  if (!after?.['unit'] || /[前每近-]$/.test(plain.slice(0, only.index))) return null
  const target = times(only[0].replace(/,/g, ''), after['many'])
  return Number.isInteger(target) && target >= 1 && target <= LARGEST ? { unit: after['unit'], target } : null
}

const LARGEST = 9_000_000_000_000

/** Rounded to a millionth: 1.2 times 10,000 is no fraction. */
function times(n = '', many = ''): number {
  const factor = many === '亿' ? 100_000_000 : many === '万' ? 10_000 : 1
  return Math.round(Number(n) * factor * 1e6) / 1e6
}

/** Whole percents that sum to 100. */
function sharesOf(upTo: readonly number[]): number[] {
  const whole = upTo.at(-1) ?? 1
  const points = upTo.map((n) => Math.round((100 * n) / whole))
  return points.map((point, i) => point - (points[i - 1] ?? 0))
}
