import type { CaseFigureRow } from '@mingdu/shared/cases/figures.schema'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { api } from '../../api/client.gen'
import { Caliber } from '../../components/caliber'
import { ErrorState } from '../../components/states'
import type { Narrowed } from './figures-links'
import { asQuery } from './figures-query'
import { trendBy, type Period } from './periods'

const TrendChart = lazy(() => import('./trend-chart').then((m) => ({ default: m.TrendChart })))
const DEFINITION = '柱是当日或当月的收件和办结，线是当日或当月到期件的按时办结率；没有到期件的断开。'

/** How cases came in and were done, day by day or month by month. */
export function TrendPanel({ period, narrowed }: { period: Period; narrowed: Narrowed }) {
  const by = trendBy(period)
  const query = asQuery(period, narrowed, by)
  const trend = useQuery({
    queryKey: ['case-figures', query],
    queryFn: () => api.caseFigures.read({ query }),
    placeholderData: (before) => before,
  })
  return (
    <section className="panel" aria-label="走势">
      <div className="panel__h">
        <h2>
          走势（按{by === 'day' ? '日' : '月'}） <Caliber of="走势" definition={DEFINITION} />
        </h2>
      </div>
      {trend.isError && !trend.data && <ErrorState error={trend.error} retry={() => void trend.refetch()} />}
      {trend.data && isQuiet(trend.data.rows) && (
        <p className="muted panel__b">这一期没有收件，也没有办结。</p>
      )}
      {trend.data && !isQuiet(trend.data.rows) && (
        <Suspense fallback={<div className="case-trend" />}>
          <TrendChart rows={trend.data.rows} />
        </Suspense>
      )}
    </section>
  )
}

function isQuiet(rows: readonly CaseFigureRow[]): boolean {
  return rows.every(({ balance }) => balance.received === 0 && balance.completed === 0)
}
