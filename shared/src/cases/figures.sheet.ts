import { CASE_ENDS, type CaseEnd } from './cases.states'
import { dateInShanghai, shanghaiTime } from '../kernel/plain-date'
import { FIGURES_BY } from './figures.rules'
import { CASE_RATES, RATING_RATES, type CaseFigureRow, type CaseFigures } from './figures.schema'

const ENDS = Object.keys(CASE_ENDS) as CaseEnd[]

/** The page as a table: whose export it is, the breakdown, and the 口径 of every column. */
export function figuresSheet(
  figures: CaseFigures,
  who: { name: string; org: string; at: string },
): string[][] {
  const { total, by, asOf, rows, more } = figures
  const { from, through } = total.period
  const named = [
    ...CASE_RATES.map((key) => total.rates[key]),
    ...RATING_RATES.map((key) => total.ratings[key]),
  ]
  return [
    [`办件统计　${from} 至 ${through}　数据截至 ${shanghaiText(asOf)}`],
    [`${who.org} ${who.name} 于 ${who.at} 导出，仅供工作使用`],
    [],
    [
      ...[FIGURES_BY[by], '收件', '上期结转', ...ENDS.map((end) => CASE_ENDS[end]), '期末在办', '到期未办完'],
      ...named.flatMap(({ name }) => [name, `${name} n`]),
      ...['平均用时（含停算，天）', '平均用时（净，天）', '按时办结率同类名次', '满意率同类名次'],
    ],
    ...rows.map(rowCells),
    ...(more > 0 ? [[`另有 ${more} 行件数较少，没有列出`]] : []),
    [],
    ...named.map(({ name, definition }) => [`口径　${name}`, definition]),
    ...Object.values(total.averages).map(({ name, definition }) => [`口径　${name}`, definition]),
  ]
}

function rowCells(row: CaseFigureRow): string[] {
  const { balance, rates, ratings, overdue, rank, satisfactionRank, gross, net } = row
  return [
    row.name,
    ...[balance.received, balance.carriedOver, ...ENDS.map((end) => balance[end]), balance.open, overdue].map(
      String,
    ),
    ...[...CASE_RATES.map((key) => rates[key]), ...RATING_RATES.map((key) => ratings[key])].flatMap(
      ({ text, n, enough }) => [enough ? (text ?? '') : '样本不足', String(n ?? '')],
    ),
    ...[gross, net].map((tenths) => (tenths === null ? '' : (tenths / 10).toFixed(1))),
    ...[rank, satisfactionRank].map((one) => (one ? `${one.place}/${one.of}` : '')),
  ]
}

function shanghaiText(instant: string): string {
  const ms = Date.parse(instant)
  return `${dateInShanghai(ms)} ${shanghaiTime(ms)}`
}
