import { View } from '@tarojs/components'
import type { PublicReport } from '@mingdu/shared/public-report/public-report.api'
import {
  FIXED_NOTE,
  REPORT_KINDS,
  SMALL_NOTE,
  type ReportKind,
} from '@mingdu/shared/public-report/public-report.table'
import { monthText, spansOf } from '@mingdu/shared/public-report/public-report.words'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { Pills } from '../../../components/pills/pills'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { stopPullDown } from '../../../platform/device'
import { PAGES } from '../../../platform/navigate'
import { usePullDownRefresh, useShareAppMessage } from '../../../platform/page-hooks'
import { ByMonth } from './by-month'
import { Download } from './download'
import { Figures } from './figures'
import './index.scss'

const KINDS = (Object.keys(REPORT_KINDS) as ReportKind[]).map((key) => ({ key, text: REPORT_KINDS[key] }))

/** 公开报告: what came in and what was done, by month and kind; small numbers are not listed. */
export default function PublicReportPage() {
  const [span, setSpan] = useState('recent')
  const [kind, setKind] = useState<ReportKind>('all')
  const [published, setPublished] = useState<PublicReport['published']>(null)
  const spans = spansOf(published)
  const { data, error, reload } = useRecord(async () => {
    const query = spans.find(({ key }) => key === span)?.query ?? {}
    const report = await api.publicReport.get({ query })
    setPublished(report.published)
    return report
  }, span)
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  useShareAppMessage(() => ({ title: '公众参与公开报告', path: PAGES.publicReport }))
  return (
    <Screen className="report-page" title="公开报告">
      {published && (
        <View className="report-pills">
          <Pills className="report-span" label="哪一段时间" pills={spans} value={span} onChange={setSpan} />
          <Pills className="report-kind" label="哪一类线索" pills={KINDS} value={kind} onChange={setKind} />
        </View>
      )}
      {!data && error && <Failed what="公开报告" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton cards={3} />}
      {data && <Report report={data} kind={kind} />}
    </Screen>
  )
}

function Report({ report, kind }: { report: PublicReport; kind: ReportKind }) {
  const { published, from, through, running, months } = report
  if (!published)
    return (
      <Empty
        title="还没有公布的月份"
        text={`${monthText(running)}还没有结束。一个月结束后，收到多少、办了多少会公布在这里。`}
      />
    )
  return (
    <>
      {months.length === 0 ? (
        <Empty title="这段时间没有公布的月份" text="请换一段时间看。" />
      ) : (
        <>
          <ByMonth months={months} kind={kind} aside={`${from} 至 ${through}`} />
          <Figures report={report} kind={kind} />
          <Download key={`${from} ${through}`} from={from} through={through} />
        </>
      )}
      <Section className="report-how" title="怎么公布">
        <View className="report-note">{SMALL_NOTE}</View>
        <View className="report-note">{FIXED_NOTE}</View>
        <View className="report-note">
          {monthText(running)}尚未结束，还没有数字。只公布全区的数，不分单位和个人。
        </View>
      </Section>
    </>
  )
}
