import { CASE_ENDS, type CaseEnd } from '@mingdu/shared/cases/cases.states'
import { FIGURES_BY } from '@mingdu/shared/cases/figures.rules'
import type { CaseFigureRow, CaseFigures } from '@mingdu/shared/cases/figures.schema'

const ENDS = Object.keys(CASE_ENDS) as CaseEnd[]
const RATES = ['onTime', 'onTimeCommon', 'early', 'enteredLate'] as const

/** The page as a table: whose export it is, the breakdown, and the 口径 of every column. */
export function figuresCsv(figures: CaseFigures, who: { name: string; employeeNo: string }): string[][] {
  const { total, by, asOf, rows } = figures
  const { from, through } = total.period
  const named = RATES.flatMap((key) => total.rates[key] ?? [])
  return [
    [`办件统计　${from} 至 ${through}　数据截至 ${asOf}`],
    [`由 ${who.name}（${who.employeeNo}）导出，仅供工作使用`],
    [],
    [
      ...[FIGURES_BY[by], '收件', '上期结转', ...ENDS.map((end) => CASE_ENDS[end]), '期末在办', '到期未办完'],
      ...named.flatMap(({ name }) => [name, `${name} n`]),
      ...['平均用时（含停算，天）', '平均用时（净，天）', '同类名次'],
    ],
    ...rows.map(rowCells),
    [],
    ...named.map(({ name, definition }) => [`口径　${name}`, definition]),
    ...Object.values(total.averages).map(({ name, definition }) => [`口径　${name}`, definition]),
  ]
}

function rowCells(row: CaseFigureRow): string[] {
  const { balance, rates, overdue, rank, gross, net } = row
  return [
    row.name,
    ...[balance.received, balance.carriedOver, ...ENDS.map((end) => balance[end]), balance.open, overdue].map(
      String,
    ),
    ...RATES.flatMap((key) => [rates[key]?.text ?? '', String(rates[key]?.n ?? '')]),
    ...[gross, net].map((tenths) => (tenths === null ? '' : (tenths / 10).toFixed(1))),
    rank ? `${rank.place}/${rank.of}` : '',
  ]
}
