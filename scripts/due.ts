import {
  type PlainDate,
  formatWeekdayZh,
  isPlainDate,
  plainDate,
  yearOf,
} from '@mingdu/shared/kernel/plain-date'
import { NATIONAL_CALENDAR } from '@mingdu/shared/kernel/calendar-data'
import {
  type DayRow,
  type DayUnit,
  addNaturalDays,
  addWorkdays,
  dayKind,
  explainDays,
} from '@mingdu/shared/kernel/work-calendar'

/**
 * `npm run due -- 2026-02-13 5 [工作日|自然日]`: the deadline on the first line, then the day strip.
 * Counts on the national calendar that ships with the program. Wrong arguments end with code 2.
 */
const USAGE = '用法：npm run due -- 起始日 天数 [工作日|自然日]，例如 npm run due -- 2026-02-13 5 工作日'
const MAX_DAYS = 3660

interface Question {
  from: PlainDate
  n: number
  unit: DayUnit
}

// a reader such as `head` may close the pipe before everything is written
process.stdout.on('error', () => process.exit())
run(process.argv.slice(2))

function run(args: readonly string[]): void {
  const question = read(args)
  if (typeof question === 'string') {
    process.stderr.write(`${question}\n${USAGE}\n`)
    process.exitCode = 2
    return
  }
  process.stdout.write(`${answer(question).join('\n')}\n`)
}

/** The question asked, or what is wrong with it. */
function read(args: readonly string[]): Question | string {
  const [from = '', days = '', unit = '工作日', ...more] = args
  if (more.length > 0) return `多出来的参数：${more.join(' ')}`
  if (!isPlainDate(from))
    return `参数“起始日”不对：${from || '没有写'}。应写成 YYYY-MM-DD，并且日历上有这一天。`
  if (yearOf(from) < 1900 || yearOf(from) > 2200)
    return `参数“起始日”不对：${from}。年份应在 1900 到 2200 之间。`
  if (!/^\d{1,4}$/.test(days) || Number(days) > MAX_DAYS) {
    return `参数“天数”不对：${days || '没有写'}。应是 0 到 ${MAX_DAYS} 的整数。`
  }
  if (unit !== '工作日' && unit !== '自然日') return `参数“单位”不对：${unit}。应是“工作日”或“自然日”。`
  return { from: plainDate(from), n: Number(days), unit }
}

function answer({ from, n, unit }: Question): string[] {
  const add = unit === '工作日' ? addWorkdays : addNaturalDays
  const { date, tentative } = add(NATIONAL_CALENDAR, from, n)
  const rows = explainDays(NATIONAL_CALENDAR, from, n, unit)
  return [
    date,
    `${from} 起 ${n} 个${unit}，到 ${date}（${formatWeekdayZh(date)}）24:00 为止`,
    ...(tentative ? [tentativeNote(rows)] : []),
    ...rows.map((row) => rowText(row, unit)),
  ]
}

function rowText(row: DayRow, unit: DayUnit): string {
  const { date, n, tentative, end } = row
  const counted = n === undefined ? '不计' : `第 ${n} 日`
  const marks = [why(row, unit), ...(end ? ['到期'] : []), ...(tentative ? ['暂定'] : [])]
  return [date, formatWeekdayZh(date), counted, marks.filter((mark) => mark !== '').join('，')]
    .join('  ')
    .trimEnd()
}

function why({ date, kind, n, name }: DayRow, unit: DayUnit): string {
  if (kind === 'event') return '起算当日（《民法典》第二百零一条）'
  if (kind === 'counted' && n === undefined) return '最后一日是休息日，顺延（《民法典》第二百零三条）'
  const day = dayKind(NATIONAL_CALENDAR, date)
  if (day.working || kind === 'rest')
    return [name, day.notice].filter((part) => part !== undefined).join('，')
  return unit === '自然日' ? `${name ?? '周末'}，休息日也计` : (name ?? '')
}

function tentativeNote(rows: readonly DayRow[]): string {
  const years = [...new Set(rows.filter((row) => row.tentative).map(({ date }) => yearOf(date)))]
  return `暂定：${years.join('、')} 年的放假安排没有载入，只扣除周六、周日；通知公布后要重新计算。`
}
