import { CASE_ENDS } from '@mingdu/shared/cases/cases.states'
import { imbalance } from '@mingdu/shared/cases/cases.balance'
import type { CaseFigures, CaseFigureSet } from '@mingdu/shared/cases/figures.schema'
import type { Counted } from '@mingdu/shared/cases/figures.rules'
import { Link } from 'react-router'
import { Caliber } from '../../components/caliber'
import { Icon } from '../../components/icon'
import { countText } from '../../components/rate-card'
import { casesLink, type Narrowed } from './figures-links'

const DEFINITION =
  '收件＋上期结转＝办结＋不予受理＋撤回＋终止＋转报＋期末在办。上期结转是期初之前收件、到期初还没有办结的件。来源：本系统的办件，逐件汇总。'
const IN = { received: '收件', carriedOver: '上期结转' } as const
const OUT = { ...CASE_ENDS, open: '期末在办' } as const

type Balance = CaseFigureSet['balance']

/** Both sides of the balance with their sums, for the period and those to compare with. */
export function BalanceTable({ figures, narrowed }: { figures: CaseFigures; narrowed: Narrowed }) {
  const sets = [
    ['本期', figures.total],
    ['上期', figures.before],
    ['去年同期', figures.lastYear],
  ] as const
  return (
    <section className="panel" aria-label="办件量的平衡">
      <div className="panel__h">
        <h2>
          办件量 <Caliber of="办件量的平衡" definition={DEFINITION} />
        </h2>
        <Verdict balance={figures.total.balance} />
      </div>
      <div className="case-figures__scroll" tabIndex={0} role="group" aria-label="办件量表，可滚动">
        <table className="data-table data-table--dense num">
          <caption className="visually-hidden">收件加上期结转，等于各类办结加期末在办</caption>
          <thead>
            <tr>
              <th scope="col">期间</th>
              {[...Object.values(IN), '合计', ...Object.values(OUT), '合计'].map((name, i) => (
                <th key={i} scope="col" className="r">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sets.map(([name, { balance, period }]) => (
              <tr key={name}>
                <th scope="row" title={`${period.from} 至 ${period.through}`}>
                  {name}
                </th>
                <Cells of={IN} {...{ balance, period, narrowed }} />
                <Cells of={OUT} {...{ balance, period, narrowed }} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface CellsProps {
  of: Partial<Record<keyof Balance, string>>
  balance: Balance
  period: CaseFigureSet['period']
  narrowed: Narrowed
}

function Cells({ of, balance, period, narrowed }: CellsProps) {
  const keys = Object.keys(of) as (keyof Balance & Counted)[]
  return (
    <>
      {keys.map((key) => (
        <td key={key} className="r">
          {balance[key] === 0 ? (
            <span className="muted">0</span>
          ) : (
            <Link to={casesLink(key, period, narrowed)}>{countText(balance[key])}</Link>
          )}
        </td>
      ))}
      <td className="r strong">{countText(sumOf(balance, keys))}</td>
    </>
  )
}

function Verdict({ balance }: { balance: Balance }) {
  const off = imbalance(balance)
  return off === 0 ? (
    <span className="small muted case-figures__verdict">
      <Icon name="check" small /> 两边相等：
      {countText(sumOf(balance, ['received', 'carriedOver']))} 件
    </span>
  ) : (
    <span className="small late-count case-figures__verdict" role="alert">
      <Icon name="warn" small /> 两边相差 {off} 件，请告诉系统管理员。
    </span>
  )
}

function sumOf(balance: Balance, keys: readonly (keyof Balance)[]): number {
  return keys.reduce((sum, key) => sum + balance[key], 0)
}
