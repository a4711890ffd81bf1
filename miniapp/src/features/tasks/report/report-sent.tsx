import { View } from '@tarojs/components'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { Section } from '../../../components/section/section'
import { announced, heading } from '../../../components/semantics'
import { SubscribeOffer } from '../../../components/subscribe/subscribe-offer'
import { Button } from '../../../components/tap/button'
import { backTo, PAGES } from '../../../platform/navigate'

/** Sent: what happens next, and the way back to the task. */
export function ReportSent({ task }: { task: Task }) {
  return (
    <Section className="report-sent">
      <View {...announced()}>
        <View className="report-sent__t" {...heading(1)}>
          第 {task.reports.length} 次进展已送到
        </View>
        <View className="report-sent__next">
          接下来由{task.supervisor.name}核验。核实前只记为“上报”，结果出来微信会提醒您。
        </View>
      </View>
      <Button className="report-back" text="看任务" onTap={() => backTo(PAGES.task, { id: task.id })} />
      <SubscribeOffer />
    </Section>
  )
}
