import { isPlainDate, type PlainDate } from '../kernel/plain-date'
import { error, warning, type CellRead } from './table.rules'

/**
 * 完成时限 of a plan as people write it: `2026-12-20`, `2026年12月底前`, `9月底前`, `上半年`, `全年推进`. What says a day only
 * roughly is read to its last day with a note to confirm; what says none is an error that asks for one.
 * @param year of the plan, for texts that leave it out; null: not known
 */
export function readDue(text: string, year: number | null): CellRead<PlainDate> {
  const said = text.normalize('NFKC').replace(/\s/g, '')
  const none = UNDATED.find(({ pattern }) => pattern.test(said))
  if (none) return { note: error('due', none.message(text.trim())) }
  for (const { pattern, end, rough } of FORMS) {
    const groups = pattern.exec(said)?.groups
    if (groups) return dated(text.trim(), end(groups), groups['year'] ?? year, rough ?? false)
  }
  return { note: error('due', `读不出“${text.trim()}”是哪一天，请写成 2026-12-31 或 2026年12月底前`) }
}

/** The year a source speaks of: `2026年区政府工作报告第18条`, `纪要〔2026〕4号`; null when it names none. */
export function yearOfSource(source: string): number | null {
  const [, year] = /(20\d{2})(?=年|〕|\]|】|\)|）|-)/.exec(source.normalize('NFKC')) ?? []
  return year === undefined ? null : Number(year)
}

type Groups = Record<string, string | undefined>
/** Month and day; day 0: the last of the month. */
type End = [month: number, day: number]

interface Form {
  pattern: RegExp
  end(groups: Groups): End
  /** It names a stretch of time, not a day: the last day of it is to be confirmed. */
  rough?: boolean
}

const YEAR = '(?:(?<year>\\d{4})年|[今本]年)?'
const TAIL = '(?:之前|以前|前)?(?:全部|全面|基本)?(?:完成|办结|完工|竣工|建成)?'
const form = (body: string) => new RegExp(`^${YEAR}${body}${TAIL}$`)
const last = ({ month }: Groups): End => [Number(month), 0]

const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(`^(?:(?<year>\\d{4})[-./])?(?<month>\\d{1,2})[-./](?<day>\\d{1,2})${TAIL}$`),
    end: ({ month, day }) => [Number(month), Number(day)],
  },
  {
    pattern: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
    end: ({ month, day }) => [Number(month), Number(day)],
  },
  {
    pattern: form('(?<month>\\d{1,2})月(?<day>\\d{1,2})[日号]'),
    end: ({ month, day }) => [Number(month), Number(day)],
  },
  { pattern: form('(?<month>\\d{1,2})月份?(?:底|末|下旬)'), end: last },
  {
    pattern: form('(?<month>\\d{1,2})月(?<part>上|中)旬'),
    end: ({ month, part }) => [Number(month), part === '上' ? 10 : 20],
  },
  { pattern: form('(?<month>\\d{1,2})月份?'), end: last, rough: true },
  { pattern: form('(?<half>[上下])半年'), end: ({ half }) => (half === '上' ? [6, 30] : [12, 31]) },
  {
    pattern: form('第?(?<quarter>[一二三四1-4])季度(?:底|末|内)?'),
    end: ({ quarter = '' }) => [3 * QUARTERS.indexOf(quarter) - (quarter > '9' ? 0 : 12), 0],
  },
  { pattern: form('(?:年底|年末|年内|底|末|内)'), end: () => [12, 31] },
  {
    pattern: form('(?:贯穿)?(?:全年|常年)度?(?:持续|扎实)?(?:推进|推动|实施|坚持|开展|进行|落实)?'),
    end: () => [12, 31],
    rough: true,
  },
]

/** Place 1 to 4 in words, 5 to 8 in figures. */
const QUARTERS = '.一二三四1234'

const UNDATED: readonly { pattern: RegExp; message(text: string): string }[] = [
  {
    pattern: /长期|常态|持续推进$|经常性/,
    message: (text) => `“${text}”没有限期，没法计时和亮灯。请写明这一轮督查到哪一天，例如 2026-12-31`,
  },
  {
    pattern: /待定|未定|另行|视情|尽快|立即|即时|近期/,
    message: (text) => `“${text}”不是限期，请向交办的领导或部门确认后写明哪一天`,
  },
]

function dated(
  text: string,
  [month, day]: End,
  year: string | number | null,
  rough: boolean,
): CellRead<PlainDate> {
  if (year === null)
    return { note: error('due-year', `“${text}”没有写年份，请写全，例如 2026年${month}月底前`) }
  const due = day === 0 ? lastOfMonth(Number(year), month) : dayText(Number(year), month, day)
  if (!isPlainDate(due)) return { note: error('due', `日历上没有“${text}”这一天，请核对`) }
  return rough
    ? { value: due, note: warning('due-rough', `“${text}”按 ${due} 读入，请确认`) }
    : { value: due }
}

function lastOfMonth(year: number, month: number): string {
  return [31, 30, 29, 28].map((day) => dayText(year, month, day)).find(isPlainDate) ?? ''
}

function dayText(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  )
}
