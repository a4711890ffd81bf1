import { View } from '@tarojs/components'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { accountId } from '../../../api/session'
import { useMe } from '../../../api/use-me'
import { Light } from '../../../components/light/light'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Failed, Skeleton } from '../../../components/states/states'
import { Timeline } from '../../../components/timeline/timeline'
import { stopPullDown } from '../../../platform/device'
import { usePullDownRefresh } from '../../../platform/page-hooks'
import { MilestoneList } from '../milestones'
import { useTask } from '../use-task'
import { Deadline } from './deadline'
import { Dealings } from './dealings'
import { Directives } from './directives'
import { HowFar } from './how-far'
import { Kin } from './kin'
import { NextStep } from './next-step'
import { Reports } from './reports'
import '../tasks.scss'
import './index.scss'

/** One task: what, by when, what next, how far, history. */
export default function TaskDetail() {
  const { data: task, error, reload, take } = useTask()
  const { me } = useMe()
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  const today = me?.today ?? null
  return (
    <Screen className="task-detail" title="任务详情">
      {!task && error && <Failed what="这项任务" error={error} onRetry={() => void reload()} />}
      {!task && !error && <Skeleton />}
      {task && (
        <>
          <What task={task} />
          <Deadline task={task} today={today} />
          <NextStep task={task} today={today} ownId={me?.id ?? null} onTask={take} reload={reload} />
          <Dealings task={task} today={today} />
          <Kin task={task} today={today} />
          <Directives task={task} account={me?.id ?? accountId()} today={today} reload={reload} />
          <HowFar task={task} />
          <MilestoneList milestones={task.milestones} today={today} />
          <Reports reports={task.reports} unit={task.quantity?.unit ?? null} today={today} />
          <Section className="task-history" title="经过">
            <Timeline lines={task.history} today={today} />
          </Section>
        </>
      )}
    </Screen>
  )
}

function What({ task }: { task: Task }) {
  const helpers = task.coOrgs.map((org) => org.name).join('、')
  return (
    <Section className="task-what">
      <Light light={task.light} tag {...(task.state === 'draft' ? { text: '未派单' } : {})} />
      <View className="task-title" {...heading(1)}>
        {task.title}
      </View>
      <View className="task-meta">{task.no}</View>
      <View className="task-meta">
        主办 {task.org.name}
        {helpers ? ` · 协办 ${helpers}` : ''}
      </View>
      <View className="task-meta">事项 {task.matter.name}</View>
      {task.requirement !== '' && <View className="task-requirement">{task.requirement}</View>}
    </Section>
  )
}
