import {
  countedMonths,
  emptyMonth,
  monthAfter,
  monthOfInstant,
  type CountedMonth,
} from '@mingdu/shared/public-report/counted.rules'
import type { OtherCount } from '@mingdu/shared/public-report/public-report.table'
import type { BusinessTime } from '../../time'
import { endorsementsByMonth, reportableClues, type ReportableClue } from '../clues/report.service'
import { firstAnswers, resultDays } from '../columns/report.service'
import { publishedSpan, publishMonth } from './public-report.repo'

type Months = Map<string, CountedMonth>

/**
 * Publishes every month that is over and not published yet, from the first in which anything happened. It may be stopped
 * and called again at any time. All clues are read once, in portions, and only when a month is over. @returns how many
 */
export async function publishReportMonths(time: BusinessTime): Promise<number> {
  const lastOver = monthAfter(time.today().slice(0, 7), -1)
  const published = await publishedSpan()
  if (published && published.through >= lastOver) return 0
  const months = await countAll()
  const first = published ? monthAfter(published.through) : [...months.keys()].sort()[0]
  let count = 0
  // the oldest first: ended in the middle, it goes on behind the last
  for (let month = first; month !== undefined && month <= lastOver; month = monthAfter(month)) {
    await publishMonth({ _id: month, ...(months.get(month) ?? emptyMonth()) })
    count += 1
  }
  return count
}

async function countAll(): Promise<Months> {
  const months: Months = new Map()
  for await (const portion of reportableClues()) for (const clue of portion) addClue(months, clue)
  for (const [month, n] of await endorsementsByMonth())
    if (month !== '') addOther(months, month, 'endorsed', n)
  for (const on of await resultDays()) addOther(months, on.slice(0, 7), 'putRight', 1)
  for (const at of await firstAnswers()) addOther(months, monthOfInstant(at), 'questions', 1)
  return months
}

function addClue(months: Months, clue: ReportableClue): void {
  for (const { month, count } of countedMonths(clue)) monthOf(months, month).kinds[clue.kind][count] += 1
  if (clue.matter) addOther(months, monthOfInstant(clue.matter.at), 'matters', 1)
}

function addOther(months: Months, month: string, count: OtherCount, n: number): void {
  monthOf(months, month).others[count] += n
}

function monthOf(months: Months, month: string): CountedMonth {
  const known = months.get(month) ?? emptyMonth()
  months.set(month, known)
  return known
}
