import type { RateFigure } from '@mingdu/shared/kernel/rate-figures'
import type { PublicReport } from '@mingdu/shared/public-report/public-report.api'
import {
  FIXED_NOTE,
  REPORT_KINDS,
  SMALL_NOTE,
  type ReportKind,
} from '@mingdu/shared/public-report/public-report.table'
import { monthText, spansOf, UNLISTED } from '@mingdu/shared/public-report/public-report.words'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { api } from '../../api/client.gen'
import { asked, optionsOf, useListQuery } from '../../components/list'
import { Page } from '../../components/page'
import { RateCard, RateCards } from '../../components/rate-card'
import { EmptyState, ErrorState, SkeletonLines } from '../../components/states'
import { Definitions } from './definitions'
import { ReportTable } from './report-table'
import { SheetButton } from './sheet-button'
import './public-report.css'

const KEYS = ['span', 'kind'] as const

/** 公开报告 as the public reads it: the same months, the same numbers left out, and the 口径 of each. */
export function PublicReportPage() {
  const { values, set } = useListQuery(KEYS)
  const { kind = 'all' } = asked(values, { kind: REPORT_KINDS })
  const recent = useReport({})
  const spans = spansOf(recent.data?.published ?? null)
  const span = spans.find(({ key }) => key === values.span) ?? spans[0]
  const shown = useReport(span?.query ?? {})
  const { data } = shown
  return (
    <Page title="公开报告" className="page public-report">
      <div className="querybar" role="search" aria-label="期间和种类">
        <Select
          aria-label="哪一段时间"
          value={span?.key ?? ''}
          options={spans.map(({ key, text }) => ({ value: key, label: text }))}
          onChange={(key) => set('span', key)}
          style={{ width: 132 }}
        />
        <Select
          aria-label="哪一类线索"
          value={kind}
          options={optionsOf(REPORT_KINDS)}
          onChange={(key) => set('kind', key)}
          style={{ width: 192 }}
        />
        {data && data.months.length > 0 && (
          <div className="querybar__end">
            <SheetButton report={data} />
          </div>
        )}
      </div>
      {shown.isPending && <SkeletonLines lines={12} />}
      {shown.isError && <ErrorState error={shown.error} retry={() => void shown.refetch()} />}
      {data && !shown.isError && <Report report={data} kind={kind} />}
    </Page>
  )
}

/** A rate that is not listed says so; that it is of few would say how few. */
function listed(rate: RateFigure): RateFigure {
  return rate.suppressed ? { ...rate, text: UNLISTED, enough: true } : rate
}

function useReport(query: { from?: string; through?: string }) {
  return useQuery({
    queryKey: ['public-report', query],
    queryFn: () => api.publicReport.get({ query }),
  })
}

function Report({ report, kind }: { report: PublicReport; kind: ReportKind }) {
  const { published, months, totals, running } = report
  if (!published)
    return (
      <EmptyState title="还没有公布的月份">
        {`${monthText(running)}还没有结束。一个月结束后，收到多少、办了多少会在这里和手机端公布。`}
      </EmptyState>
    )
  if (months.length === 0) return <EmptyState title="这段时间没有公布的月份">请换一段时间看。</EmptyState>
  const { inTime, solved, satisfied } = totals.kinds[kind].rates
  return (
    <div className="public-report__body">
      <p className="small muted">
        手机端“公开报告”上群众看到的就是这些数字，任何人不用登录都能看和下载。{SMALL_NOTE}
        {FIXED_NOTE}
      </p>
      <RateCards name="比例，各月合计">
        {[inTime, solved, satisfied].map((rate) => (
          <RateCard key={rate.name} rate={listed(rate)} />
        ))}
      </RateCards>
      <ReportTable report={report} kind={kind} />
      <Definitions />
    </div>
  )
}
