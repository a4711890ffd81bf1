import { type PlainDate, formatWeekdayZh, isPlainDate } from './plain-date'

/** '2025年12月31日(周三)', '1月4日(农历除夕、周日)', '28日'; text already in half-width characters. */
const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(\([^)]*\))?/g
const WEEKDAY = /(?:周|星期)([一二三四五六日天])/

/** The first and last day of a clause such as '2月15日(周日)至23日(周一)放假调休'; null when it has none. */
export function noticeRange(
  year: number,
  name: string,
  clause: string,
  problems: string[],
): { from: PlainDate; to: PlainDate } | null {
  const dates = noticeDates(year, name, clause, problems)
  const [from] = dates
  const to = dates[dates.length - 1]
  if (!from || !to || dates.length > 2 || (dates.length === 2 && !clause.includes('至'))) {
    problems.push(`${name}：没有看懂“${clause}”里的放假日期`)
    return null
  }
  return { from, to }
}

/** All days a clause names; a day without a month takes the month before it. */
export function noticeDates(year: number, name: string, clause: string, problems: string[]): PlainDate[] {
  const dates: PlainDate[] = []
  let lastMonth = 0
  for (const match of clause.matchAll(DATE)) {
    const month = match[2] === undefined ? lastMonth : Number(match[2])
    const inYear = match[1] === undefined ? yearOfMonth(year, name, month) : Number(match[1])
    lastMonth = month
    const text = `${inYear}-${pad(month)}-${pad(Number(match[3]))}`
    if (!isPlainDate(text)) problems.push(`${name}：日历上没有“${match[0]}”这一天`)
    else dates.push(checked(text, name, match[0], problems))
  }
  return dates
}

/** 元旦 alone reaches back: its rest and work days in December belong to the year before. */
function yearOfMonth(year: number, name: string, month: number): number {
  return name.includes('元旦') && month === 12 ? year - 1 : year
}

function checked(date: PlainDate, name: string, written: string, problems: string[]): PlainDate {
  const said = WEEKDAY.exec(written)?.[1]?.replace('天', '日')
  const real = formatWeekdayZh(date)
  if (said !== undefined && `周${said}` !== real) problems.push(`${name}：“${written}”应是${real}`)
  return date
}

function pad(n: number): string {
  return String(n).padStart(2, '0')
}
