import type { CoverageRow } from '@mingdu/shared/powers/powers.schema'
import { Link } from 'react-router'
import { Caliber } from '../../../components/caliber'
import { EmptyState, ErrorState, SkeletonLines } from '../../../components/states'
import { byHeat, COUNT_STEPS, heatOf, HEATS, SHARE_STEPS, type Heat } from './heat'
import { useCoverage } from './use-coverage'

/** Units × what is weak in their duties: every cell says its number, the shade says how much of the whole it is. */
export function HeatMap() {
  const coverage = useCoverage()
  if (coverage.isPending) return <SkeletonLines lines={10} />
  if (coverage.isError) return <ErrorState error={coverage.error} retry={() => void coverage.refetch()} />
  const rows = byHeat(coverage.data.items)
  const heats = Object.keys(HEATS) as Heat[]
  if (rows.length === 0)
    return <EmptyState title="还没有清单">清单公布以后，各单位的责任情况显示在这里。</EmptyState>
  return (
    <section className="panel heat" aria-label="责任热力图">
      <Legend />
      <div className="heat__scroll" tabIndex={0} role="group" aria-label="责任热力图，可滚动">
        <table className="data-table heat__t num">
          <caption className="visually-hidden">各单位责任的薄弱处，颜色越深越多，格内是数字</caption>
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col" className="r heat__n">
                现行事项
              </th>
              <th scope="col" className="r heat__n">
                责任
              </th>
              {heats.map((heat) => (
                <th key={heat} scope="col">
                  {HEATS[heat].name} <Caliber of={HEATS[heat].name} definition={HEATS[heat].definition} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.org.id}>
                <th scope="row" title={row.org.name}>
                  {row.org.name}
                </th>
                <td className="r">{row.powers.toLocaleString('en-US')}</td>
                <td className="r">{row.duties.toLocaleString('en-US')}</td>
                {heats.map((heat) => (
                  <Cell key={heat} row={row} heat={heat} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Cell({ row, heat }: { row: CoverageRow; heat: Heat }) {
  const found = heatOf(row, heat)
  if (found.count === 0) return <td className="heat__c heat__c--0">–</td>
  const share = found.of === null || found.of === 0 ? null : Math.round((found.count * 100) / found.of)
  const count = found.count.toLocaleString('en-US')
  const part = share === null ? '' : ` ${share < 1 ? '不到 1' : share}%`
  return (
    <td className={`heat__c heat__c--${found.level}`}>
      <Link
        to={listOf(row.org.id, heat)}
        // what is read out holds what is shown
        aria-label={`${row.org.name}，${HEATS[heat].name} ${count}${part}，看清单`}
      >
        <b>{count}</b>
        {part !== '' && <span className="small">{part}</span>}
      </Link>
    </td>
  )
}

/** What stands behind a cell. */
function listOf(orgId: string, heat: Heat): string {
  if (heat === 'disputed') return `/duty-lists?orgId=${orgId}&part=boundaries`
  const check = heat === 'noBasis' ? 'dutyWithoutBasis' : 'noDuties'
  return `/power-checks?tab=findings&check=${check}&orgId=${orgId}`
}

function Legend() {
  const shares = [
    `不到 ${SHARE_STEPS[0]}%`,
    `${SHARE_STEPS[0]}–${SHARE_STEPS[1]}%`,
    `${SHARE_STEPS[1]}–${SHARE_STEPS[2]}%`,
    `${SHARE_STEPS[2]}% 以上`,
  ]
  const counts = [
    `${COUNT_STEPS[0] - 1} 条`,
    `${COUNT_STEPS[0]}–${COUNT_STEPS[1] - 1} 条`,
    `${COUNT_STEPS[1]}–${COUNT_STEPS[2] - 1} 条`,
    `${COUNT_STEPS[2]} 条以上`,
  ]
  return (
    <div className="heat__legend key">
      <span>颜色越深越多：</span>
      {shares.map((text, i) => (
        <span key={text} className="key__i">
          <i className={`heat__key heat__c--${i + 1}`} />
          {text}（争议 {counts[i]}）
        </span>
      ))}
      <span className="key__i">– 没有</span>
      <span>点数字看明细</span>
    </div>
  )
}
