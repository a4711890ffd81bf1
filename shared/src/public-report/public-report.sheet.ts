import { keysOf } from '../kernel/keys'
import type { PublicReport } from './public-report.api'
import {
  CLUE_COUNTS,
  FIXED_NOTE,
  OTHER_COUNTS,
  REPORT_KINDS,
  REPORT_RATES,
  SMALL_NOTE,
  type FigureText,
} from './public-report.table'
import { rateText, sumText, UNLISTED } from './public-report.words'

const COUNTS = keysOf(CLUE_COUNTS)
const OTHERS = keysOf(OTHER_COUNTS)
const KINDS = keysOf(REPORT_KINDS)
const RATES = keysOf(REPORT_RATES)

/** One sheet of a workbook, cell by cell. */
export interface ReportSheet {
  name: string
  rows: string[][]
}

/**
 * The page to take along: the figures, and the 口径 of each. Made of what the page shows and of nothing else, so that what is
 * not listed there does not stand in the file either.
 */
export function publicReportSheets(report: PublicReport): [figures: ReportSheet, definitions: ReportSheet] {
  return [
    { name: '公开报告', rows: figureRows(report) },
    { name: '口径', rows: definitionRows(report) },
  ]
}

function figureRows(report: PublicReport): string[][] {
  const { from, through, published, months } = report
  const until = published ? `已公布 ${published.from} 至 ${published.through}` : '还没有公布的月份'
  const head = [[`公众参与公开报告　${from} 至 ${through}`], [until]]
  if (months.length === 0) return [...head, ['这段时间没有公布的月份']]
  return [...head, ...clueRows(report), ...rateRows(report), ...otherRows(report)]
}

function clueRows({ months, totals }: PublicReport): string[][] {
  return [
    [],
    ['月份', '线索种类', ...COUNTS.map((count) => nameOf(CLUE_COUNTS[count]))],
    ...months.flatMap(({ month, kinds }) =>
      KINDS.map((kind) => [month, REPORT_KINDS[kind], ...COUNTS.map((count) => cell(kinds[kind][count]))]),
    ),
    ...KINDS.map((kind) => [
      ...['合计', REPORT_KINDS[kind]],
      ...COUNTS.map((count) => sumText(totals.kinds[kind].counts[count])),
    ]),
  ]
}

function rateRows({ totals }: PublicReport): string[][] {
  return [
    [],
    ['比例（合计）', '线索种类', ...RATES.map((rate) => REPORT_RATES[rate].name)],
    ...KINDS.map((kind) => [
      ...['合计', REPORT_KINDS[kind]],
      ...RATES.map((rate) => rateText(totals.kinds[kind].rates[rate])),
    ]),
  ]
}

function otherRows({ months, totals }: PublicReport): string[][] {
  return [
    [],
    ['月份', ...OTHERS.map((count) => nameOf(OTHER_COUNTS[count]))],
    ...months.map(({ month, others }) => [month, ...OTHERS.map((count) => cell(others[count]))]),
    ['合计', ...OTHERS.map((count) => sumText(totals.others[count]))],
  ]
}

function definitionRows({ running }: PublicReport): string[][] {
  const figures: readonly { name: string; definition: string }[] = [
    ...COUNTS.map((count) => CLUE_COUNTS[count]),
    ...OTHERS.map((count) => OTHER_COUNTS[count]),
    ...RATES.map((rate) => REPORT_RATES[rate]),
  ]
  return [
    ['指标', '口径'],
    ...figures.map(({ name, definition }) => [name, definition]),
    [],
    ['怎么公布', SMALL_NOTE],
    ['', FIXED_NOTE],
    ['', `${running} 尚未结束，还没有数字。只公布全区的数，不分单位和个人。`],
  ]
}

function nameOf({ name, unit }: FigureText): string {
  return `${name}（${unit}）`
}

function cell(n: number | null): string {
  return n === null ? UNLISTED : String(n)
}
