import { FIGURES_BY, type Counted } from '@mingdu/shared/cases/figures.rules'
import type { CaseFigureRow, CaseFigures, NamedRate } from '@mingdu/shared/cases/figures.schema'
import { Link } from 'react-router'
import { BehindSide, type BehindProps } from '../../components/behind-links'
import { EmptyState } from '../../components/states'
import { countText } from '../../components/rate-card'
import { casesLink, rowNarrowed, type Narrowed } from './figures-links'

/** The figures of each unit, item, window, region, channel or month, each with the list behind it. */
export function BreakdownTable({ figures, narrowed }: { figures: CaseFigures; narrowed: Narrowed }) {
  const { by, rows, more } = figures
  if (rows.length === 0) return <EmptyState title="这一期没有办件">换一个期间或单位看看。</EmptyState>
  return (
    <>
      <div className="case-figures__scroll" tabIndex={0} role="group" aria-label="明细表，可滚动">
        <table className="data-table data-table--dense num" style={{ minWidth: 1280 }}>
          <caption className="visually-hidden">按{FIGURES_BY[by]}的办件指标</caption>
          <thead>
            <tr>
              <th scope="col" style={{ width: 240 }}>
                {FIGURES_BY[by]}
              </th>
              {[
                '收件',
                '办结',
                '期末在办',
                '到期未办完',
                '按时办结率',
                '提前办结率',
                '平均用时（净）',
                '补录率',
                '满意率',
                '评价率',
                '差评率',
              ].map((name) => (
                <th key={name} scope="col" className="r">
                  {name}
                </th>
              ))}
              {by === 'org' &&
                ['按时办结同类名次', '满意率同类名次'].map((name) => (
                  <th key={name} scope="col" className="r">
                    {name}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.key} row={row} figures={figures} narrowed={rowNarrowed(by, row, narrowed)} />
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className="small muted">另有 {countText(more)} 行件数较少，没有列出。</p>}
    </>
  )
}

interface RowProps {
  row: CaseFigureRow
  /** The whole says what its figures are called, and where they lead. */
  figures: Pick<CaseFigures, 'by' | 'total'>
  narrowed: Narrowed
}

function Row({ row, figures: { by, total }, narrowed }: RowProps) {
  const { balance, rates, overdue, period } = row
  const link = (counted: Counted, n: number) => <CountLink to={casesLink(counted, period, narrowed)} n={n} />
  const behind = (rate: NamedRate | undefined) => ({
    ...{ behind: rate?.counted ?? null, of: `${row.name}${rate?.name ?? ''}`, period, narrowed },
  })
  return (
    <tr>
      <td>
        <span className="ellip" style={{ display: 'block', maxWidth: 320 }} title={row.name}>
          {row.name}
        </span>
      </td>
      <td className="r">{link('received', balance.received)}</td>
      <td className="r">{link('completed', balance.completed)}</td>
      <td className="r">{link('open', balance.open)}</td>
      <td className={overdue > 0 ? 'r late-count' : 'r'}>{link('overdue', overdue)}</td>
      <td className="r">
        <RateCell rate={rates.onTime} {...behind(total.rates.onTime)} />
      </td>
      <td className="r">
        <RateCell rate={rates.early} {...behind(total.rates.early)} />
      </td>
      <td className="r">{row.net === null ? '–' : `${(row.net / 10).toFixed(1)} 天`}</td>
      <td className="r">
        <RateCell rate={rates.enteredLate} {...behind(total.rates.enteredLate)} />
      </td>
      {(['satisfaction', 'participation', 'bad'] as const).map((key) => (
        <td key={key} className="r">
          <RateCell rate={row.ratings[key]} {...behind(total.ratings[key])} />
        </td>
      ))}
      {by === 'org' && (
        <>
          <RankCell rank={row.rank} rate={rates.onTime} />
          <RankCell rank={row.satisfactionRank} rate={row.ratings.satisfaction} />
        </>
      )}
    </tr>
  )
}

/** The place among units of the same kind, or why there is none. */
function RankCell({ rank, rate }: { rank: CaseFigureRow['rank']; rate: Rate | undefined }) {
  const why = rate?.enough ? '没有同类' : '样本不足'
  return (
    <td className="r">{rank ? `${rank.place} / ${rank.of}` : <span className="muted small">{why}</span>}</td>
  )
}

type Rate = CaseFigureRow['rates']['onTime']

function CountLink({ to, n }: { to: string; n: number }) {
  return n === 0 ? <span className="muted">0</span> : <Link to={to}>{countText(n)}</Link>
}

/** The rate opens what is in its numerator, its n what is in its denominator. */
function RateCell({ rate, ...to }: BehindProps & { rate: Rate | undefined; of: string }) {
  if (!rate || rate.text === null) return <span className="muted">–</span>
  return (
    <span title={`${countText(rate.part)} / ${countText(rate.n)}`}>
      <BehindSide {...to} side="part" n={rate.part}>
        {rate.enough ? rate.text : '样本不足'}
      </BehindSide>{' '}
      <small className="muted">
        n=
        <BehindSide {...to} side="whole" n={rate.n} />
      </small>
    </span>
  )
}
