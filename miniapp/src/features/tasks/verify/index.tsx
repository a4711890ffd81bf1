import { View } from '@tarojs/components'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import { accountId } from '../../../api/session'
import { useMe } from '../../../api/use-me'
import { Screen } from '../../../components/screen/screen'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { open, PAGES } from '../../../platform/navigate'
import { useSending } from '../queue/use-queue'
import { Waiting } from '../queue/waiting'
import { taskOfReport, useTask } from '../use-task'
import { VerifyDone } from './verify-done'
import { VerifyForm } from './verify-form'
import { takeBack, verifyQueue } from './verify-queue'
import '../tasks.scss'
import './index.scss'

/** 核验进展: what is claimed beside what was verified, the evidence, and the decision. */
export default function VerifyPage() {
  const { id, data: task, error, reload } = useTask(taskOfReport)
  const { me } = useMe()
  const { queued, sent, refusal, send } = useSending(
    verifyQueue,
    task?.id ?? id,
    ({ taskId, reportId }) => taskId === id || reportId === id,
    takeBack,
    reload,
  )
  const account = me?.id ?? accountId()
  const report = task ? pendingReport(task) : null
  if (sent)
    return (
      <Page>
        <VerifyDone decided={sent} />
      </Page>
    )
  if (queued)
    return (
      <Page>
        <Waiting
          name="verify"
          item={queued}
          text={queued.filled.opinion}
          once="同一个决定只算一次。"
          again="改一改再提交"
          onSend={send}
          onTakeBack={takeBack}
        />
      </Page>
    )
  if (!task && error)
    return (
      <Page>
        <Failed what="这次进展" error={error} onRetry={() => void reload()} />
      </Page>
    )
  if (!task || account === '')
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
      <VerifyForm
        key={account + report.id}
        task={task}
        report={report}
        account={account}
        today={me?.today ?? null}
        refusal={refusal}
        onQueued={send}
      />
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
