import { Chart } from '../../components/chart'
import { onTimeOption, overdueOption } from './chart-options'
import { dueRange, rateOf, rateText, type Week } from './weeks'

/** Two small charts; their figures are in the table behind 看表. */
export function WeekCharts({ weeks }: { weeks: readonly Week[] }) {
  const last = weeks.at(-1)
  const rate = rateText(last ? rateOf(last) : null)
  return (
    <div className="weeks">
      <div className="between small">
        <span className="muted">按时办结率</span>
        <span className="num">
          本周 <b className="strong">{rate}</b>
        </span>
      </div>
      <Chart
        className="weeks__chart"
        option={(palette) => onTimeOption(weeks, palette)}
        deps={weeks}
        label={`近十二周按时办结率，本周 ${rate}`}
      />
      <p className="small muted num right">每周到期件，n = {dueRange(weeks)}</p>
      <div className="between small" style={{ marginTop: 12 }}>
        <span className="muted">每周末超期未办</span>
        <span className="num">
          本周 <b className="strong">{last?.overdueOpen ?? 0} 件</b>
        </span>
      </div>
      <Chart
        className="weeks__chart"
        option={(palette) => overdueOption(weeks, palette)}
        deps={weeks}
        label={`近十二周每周末超期未办，本周 ${last?.overdueOpen ?? 0} 件`}
      />
    </div>
  )
}
