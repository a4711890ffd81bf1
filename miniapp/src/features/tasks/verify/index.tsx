import { View } from '@tarojs/components'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import { useMe } from '../../../api/use-me'
import { Screen } from '../../../components/screen/screen'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { open, PAGES } from '../../../platform/navigate'
import { taskOfReport, useTask } from '../use-task'
import { useVerify } from './use-verify'
import { VerifyDone } from './verify-done'
import { VerifyForm } from './verify-form'
import '../tasks.scss'
import './index.scss'

/** 核验进展: what is claimed beside what was verified, the evidence, and the decision. */
export default function VerifyPage() {
  const { id, data: task, error, reload } = useTask(taskOfReport)
  const { me } = useMe()
  const verify = useVerify(task, reload)
  const report = task ? pendingReport(task) : null
  if (verify.decided)
    return (
      <Page>
        <VerifyDone decided={verify.decided} />
      </Page>
    )
  if (!task && error)
    return (
      <Page>
        <Failed what="这次进展" error={error} onRetry={() => void reload()} />
      </Page>
    )
  if (!task)
    return (
      <Page>
        <Skeleton />
      </Page>
    )
  if (!report || !task.allowedActions.includes('verify'))
    return (
      <Page>
        <Nothing id={id} task={task} />
      </Page>
    )
  return (
    <Screen className="verify-page" title="核验进展">
      <VerifyForm key={report.id} task={task} report={report} today={me?.today ?? null} verify={verify} />
    </Screen>
  )
}

function Page({ children }: { children: JSX.Element }) {
  return (
    <Screen className="verify-page" title="核验进展">
      {children}
    </Screen>
  )
}

function Nothing({ id, task }: { id: string; task: Task }) {
  const last = [...task.reports].sort((a, b) => b.ordinal - a.ordinal)[0]
  const meant = task.reports.find((report) => report.id === id) ?? last
  const text = meant?.decidedBy
    ? `第 ${meant.ordinal} 次进展已由${meant.decidedBy.name}核验。`
    : '这项任务没有等您核验的进展。'
  const action = { text: '看任务', onTap: () => open(PAGES.task, { id: task.id }) }
  return (
    <View className="verify-nothing">
      <Empty title="现在不用核验" text={text} action={action} />
    </View>
  )
}

function pendingReport({ reports }: Task): Report | null {
  return reports.find(({ state }) => state === 'submitted') ?? null
}
