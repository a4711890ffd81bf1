import { View } from '@tarojs/components'
import { useState } from 'react'
import { placeText } from '@mingdu/shared/parts/evidence'
import { percent } from '@mingdu/shared/parts/figures'
import { REPORT_STATES, VERIFY_METHODS } from '@mingdu/shared/tasks/tasks.states'
import type { Report } from '@mingdu/shared/tasks/tasks.schema'
import { momentText } from '../../../components/dates'
import { FileList } from '../../../components/file-list/file-list'
import { EvidenceGrid } from '../../../components/photo-grid/evidence-grid'
import { Section } from '../../../components/section/section'
import { classes } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { AskedMoreList } from '../asked-more'

interface ReportsProps {
  reports: readonly Report[]
  /** null: counted in percent. */
  unit: string | null
  today: string | null
}

/** 历次进展, newest first; three at once. */
export function Reports({ reports, unit, today }: ReportsProps) {
  const [shown, setShown] = useState(3)
  if (reports.length === 0) return null
  const newest = [...reports].sort((a, b) => b.ordinal - a.ordinal)
  return (
    <Section className="task-reports" title="历次进展" aside={`共 ${reports.length} 次`}>
      {newest.slice(0, shown).map((report) => (
        <OneReport key={report.id} report={report} unit={unit} today={today} />
      ))}
      {reports.length > shown && (
        <Button
          className="task-reports__more"
          kind="link"
          text="看更早的进展"
          onTap={() => setShown(shown + 3)}
        />
      )}
    </Section>
  )
}

function OneReport({ report, unit, today }: { report: Report; unit: string | null; today: string | null }) {
  const { state, text, photos, submittedAt, submittedBy } = report
  return (
    <View className="report">
      <View className="report__h">
        <View className="report__t">第 {report.ordinal} 次</View>
        <View className={classes('report__state', `report__state--${state}`)}>{REPORT_STATES[state]}</View>
        <View className="report__at">{momentText(submittedAt, today)}</View>
      </View>
      <View className="report__claim">
        上报 {amount(report.claimed, unit)}
        {report.verified !== null && `，核实 ${amount(report.verified, unit)}`}
        {' · '}
        {submittedBy.name}
      </View>
      <View className="report__text">{text}</View>
      <EvidenceGrid photos={photos} />
      <FileList files={report.attachments} />
      <AskedMoreList asked={report.asked} today={today} />
      {report.decidedBy && <View className="report__opinion">{decision(report)}</View>}
      <EvidenceGrid photos={report.verifyPhotos} />
    </View>
  )
}

function decision({ decidedBy, method, opinion, state, verifyPlace }: Report): string {
  const how = method ? `${VERIFY_METHODS[method]}核验` : '核验'
  const what = state === 'returned' ? '退回' : '通过'
  const where = verifyPlace ? `核验地点 ${placeText(verifyPlace)}。` : ''
  return `${decidedBy?.name ?? ''} ${how}${what}${opinion ? `：${opinion}` : '。'}${where}`
}

function amount(value: number, unit: string | null): string {
  return unit ? `${value} ${unit}` : `${percent(value)}%`
}
