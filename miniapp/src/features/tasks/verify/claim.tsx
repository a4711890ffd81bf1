import { View } from '@tarojs/components'
import { percent } from '@mingdu/shared/parts/figures'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import { dayText, momentText } from '../../../components/dates'
import { Light } from '../../../components/light/light'
import { lightText } from '../../../components/light/light-text'
import { FileList } from '../../../components/file-list/file-list'
import { EvidenceGrid } from '../../../components/photo-grid/evidence-grid'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { TwoProgress } from '../../../components/two-progress/two-progress'
import { AskedMoreList } from '../asked-more'
import { amounts } from './check-verify'

/** What is claimed beside what was verified, and the evidence. */
export function Claim({ task, report, today }: { task: Task; report: Report; today: string | null }) {
  const { unit, claimed, verified } = amounts(task, report)
  return (
    <Section className="verify-claim">
      <Light light={task.light} text={lightText(task)} tag />
      <View className="verify-title" {...heading(1)}>
        {task.title}
      </View>
      <View className="verify-meta">
        第 {report.ordinal} 次进展 · {report.submittedBy.name} · {momentText(report.submittedAt, today)} 报
      </View>
      <View className="verify-meta">
        {task.no} · {task.org.name}
      </View>
      <View className="verify-figures">
        <Figure name="本次上报" value={`${claimed} ${unit}`} share={task.progress.claimed} />
        <Figure name="已核实" value={`${verified} ${unit}`} share={task.progress.verified} />
        <Figure name="本次待核" value={`${claimed - verified} ${unit}`} share={null} />
      </View>
      <TwoProgress progress={task.progress} />
      <View className="verify-text">{report.text}</View>
      {report.doneOn && <View className="verify-meta">所报完成日期 {dayText(report.doneOn, today)}</View>}
      <EvidenceGrid photos={report.photos} first={8} />
      <FileList files={report.attachments} />
      <AskedMoreList asked={report.asked} today={today} />
    </Section>
  )
}

function Figure({ name, value, share }: { name: string; value: string; share: number | null }) {
  return (
    <View className="verify-figure">
      <View className="verify-figure__k">{name}</View>
      <View className="verify-figure__v">{value}</View>
      <View className="verify-figure__k">{share === null ? '' : `${percent(share)}%`}</View>
    </View>
  )
}
