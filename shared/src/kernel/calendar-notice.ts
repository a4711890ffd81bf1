import { noticeDates, noticeRange } from './calendar-notice-dates'
import { type PlainDate, addDays, daysBetween, formatDateZh, weekday } from './plain-date'
import type { DayRange } from './work-calendar'

export interface ParsedNotice {
  /** null when the text names no year; then nothing else was read. */
  year: number | null
  /** '国办发明电〔2025〕7号' */
  no: string | null
  title: string | null
  rest: DayRange[]
  work: PlainDate[]
  /** What a person must look at before the rows are used; each names its sentence. Empty: nothing odd. */
  problems: string[]
}

const MAX_LENGTH = 20_000
const FESTIVALS = ['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆']
/** '一、元旦:1月1日…' up to the next numbered festival or the end of the paragraph after it. */
const SECTION =
  /[一二三四五六七八九十]{1,2}、([^:。,]{2,20}):([^]*?)(?=[一二三四五六七八九十]{1,2}、[^:。,]{2,20}:|节假日期间|$)/g

/**
 * Reads the text of the yearly 国务院办公厅关于…年部分节假日安排的通知 as an administrator pastes it. Never
 * throws: what it cannot read, and what contradicts itself (weekday, 共…天), comes back as `problems`.
 */
export function parseNotice(text: string): ParsedNotice {
  const plain = text.slice(0, MAX_LENGTH).normalize('NFKC').replace(/\s+/g, '')
  const year = yearIn(plain)
  const heading = { year, no: numberIn(plain), title: year === null ? null : titleOf(year) }
  if (year === null)
    return { ...heading, rest: [], work: [], problems: ['没有找到年份：请粘贴通知全文，包括标题'] }
  const read = [...plain.matchAll(SECTION)].map(([, name, body]) => readSection(year, name ?? '', body ?? ''))
  const rest = read.flatMap((part) => part.rest).sort((a, b) => (a.from < b.from ? -1 : 1))
  const work = read.flatMap((part) => part.work).sort()
  const problems = read.flatMap((part) => part.problems)
  return { ...heading, rest, work, problems: [...problems, ...wholeProblems(rest, work)] }
}

interface Section {
  rest: DayRange[]
  work: PlainDate[]
  problems: string[]
}

function readSection(year: number, name: string, body: string): Section {
  const section: Section = { rest: [], work: [], problems: [] }
  for (const sentence of body.split(/[。;]/)) readSentence(year, name, sentence, section)
  return section
}

function readSentence(year: number, name: string, sentence: string, into: Section): void {
  const found: DayRange[] = []
  for (const clause of sentence.split(',')) {
    if (clause.includes('放假')) found.push(...readRest(year, name, clause, into.problems))
    else if (clause.includes('上班')) into.work.push(...readWork(year, name, clause, into.problems))
    else if (isUnread(clause)) into.problems.push(`${name}：没有看懂“${clause}”`)
  }
  into.rest.push(...found)
  into.problems.push(...lengthProblems(name, sentence, found))
}

function readRest(year: number, name: string, clause: string, problems: string[]): DayRange[] {
  const range = noticeRange(year, name, clause, problems)
  if (!range) return []
  if (range.to < range.from || daysBetween(range.from, range.to) > 30) {
    problems.push(`${name}：“${clause}”的起止日期不对`)
    return []
  }
  return [{ ...range, name }]
}

function readWork(year: number, name: string, clause: string, problems: string[]): PlainDate[] {
  const dates = noticeDates(year, name, clause, problems)
  if (dates.length === 0) problems.push(`${name}：“${clause}”里没有找到上班的日期`)
  for (const date of dates) {
    if (weekday(date) <= 5) problems.push(`${name}：${formatDateZh(date)}本来就是工作日，却写明上班`)
  }
  return dates
}

/** Advice to take leave (鼓励…休息) sets no day; any other clause with a date in it was not understood. */
function isUnread(clause: string): boolean {
  return /\d日/.test(clause) && !/鼓励|安排职工|休息|农历/.test(clause)
}

function lengthProblems(name: string, sentence: string, ranges: readonly DayRange[]): string[] {
  const stated = /共(\d+)天|放假(\d+)天/.exec(sentence)
  if (!stated || ranges.length === 0) return []
  const days = ranges.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0)
  const said = Number(stated[1] ?? stated[2])
  return said === days ? [] : [`${name}：通知写 ${said} 天，按起止日期是 ${days} 天`]
}

function wholeProblems(rest: readonly DayRange[], work: readonly PlainDate[]): string[] {
  const missing = FESTIVALS.filter((festival) => !rest.some(({ name }) => name.includes(festival)))
  const clashing = work.filter((date) => rest.some(({ from, to }) => from <= date && date <= to))
  const repeated = work.filter((date, i) => work.indexOf(date) !== i)
  const overlapping = rest.filter((row, i) => rest.slice(0, i).some(({ to }) => to >= row.from))
  return [
    ...missing.map((festival) => `没有找到${festival}的放假安排`),
    ...clashing.map((date) => `${formatDateZh(date)}既放假又上班`),
    ...repeated.map((date) => `${formatDateZh(date)}上班写了两次`),
    ...overlapping.map(({ name, from }) => `${name}：${formatDateZh(from)}与前一个假期重叠`),
    ...strayWork(rest, work),
  ]
}

/** 调休 lies within a month of its holiday; farther away a month was probably misread. */
function strayWork(rest: readonly DayRange[], work: readonly PlainDate[]): string[] {
  const isNear = (date: PlainDate) =>
    rest.some(({ from, to }) => addDays(from, -31) <= date && date <= addDays(to, 31))
  return work.filter((date) => !isNear(date)).map((date) => `${formatDateZh(date)}上班，但前后一个月没有假期`)
}

function yearIn(text: string): number | null {
  const found = /(\d{4})年(?:部分)?节假日安排/.exec(text) ?? /现将(\d{4})年/.exec(text)
  const year = Number(found?.[1] ?? 0)
  return year >= 1950 && year <= 2200 ? year : null
}

function numberIn(text: string): string | null {
  const found = /国办发(?:明电)?[〔[(](\d{4})[〕\])](\d+)号/.exec(text)
  return found ? `${found[0].slice(0, found[0].search(/[〔[(]/))}〔${found[1]}〕${found[2]}号` : null
}

function titleOf(year: number): string {
  return `国务院办公厅关于${year}年部分节假日安排的通知`
}
