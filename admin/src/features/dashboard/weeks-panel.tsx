import { lazy, Suspense, useState } from 'react'
import { Caliber } from '../../components/caliber'
import type { Dashboard } from './dashboard-page'
import { rateOf, rateText, type Week } from './weeks'

const WeekCharts = lazy(() => import('./week-charts').then((m) => ({ default: m.WeekCharts })))

const DEFINITION =
  '按时办结率 = 当周到期且按时办结的任务 ÷ 当周到期的全部任务（含到期未办结，不含撤销）。每周末超期未办 = 周末时已过限期仍未办结的任务。'

/** The trend of twelve weeks, as charts or as a table. */
export function WeeksPanel({ weeks }: { weeks: Dashboard['weeks'] }) {
  const [asTable, setAsTable] = useState(false)
  return (
    <section className="panel dashboard__weeks" aria-label="近 12 周">
      <div className="panel__h">
        <h2>
          近 12 周 <Caliber definition={DEFINITION} of="近 12 周" />
        </h2>
        {!isQuiet(weeks) && (
          <button
            type="button"
            className="link-button small"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? '看图' : '看表'}
          </button>
        )}
      </div>
      {isQuiet(weeks) ? (
        <p className="muted panel__b">这 12 周没有到期的任务，也没有超期。</p>
      ) : asTable ? (
        <WeekTable weeks={weeks} />
      ) : (
        <Suspense fallback={<div style={{ height: 340 }} />}>
          <WeekCharts weeks={weeks} />
        </Suspense>
      )}
    </section>
  )
}

function isQuiet(weeks: readonly Week[]): boolean {
  return weeks.every((week) => week.due === 0 && week.overdueOpen === 0)
}

function WeekTable({ weeks }: { weeks: readonly Week[] }) {
  return (
    <div className="dashboard__scroll" tabIndex={0} role="group" aria-label="近 12 周的表，可滚动">
      <table className="data-table data-table--dense">
        <caption className="visually-hidden">近 12 周按时办结率和超期未办</caption>
        <thead>
          <tr>
            <th scope="col">周</th>
            <th scope="col" className="r">
              到期
            </th>
            <th scope="col" className="r">
              按时率
            </th>
            <th scope="col" className="r">
              超期
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.weekOf}>
              <td title={week.weekOf}>{week.label}</td>
              <td className="r">{week.due}</td>
              <td className="r">{rateText(rateOf(week))}</td>
              <td className="r">{week.overdueOpen}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
