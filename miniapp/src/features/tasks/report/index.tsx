import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { accountId } from '../../../api/session'
import { useMe } from '../../../api/use-me'
import { Screen } from '../../../components/screen/screen'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { backTo, PAGES } from '../../../platform/navigate'
import { useTask } from '../use-task'
import { useSending } from '../queue/use-queue'
import { ReportForm } from './report-form'
import { reportQueue, withdraw } from './report-queue'
import { ReportSent } from './report-sent'
import { ReportWaiting } from './report-waiting'
import '../tasks.scss'
import './index.scss'

/** 报送进展: the form; what still waits to be sent; or what happens next once it was. */
export default function ReportPage() {
  const { id, data: task, error, reload } = useTask()
  const { me } = useMe()
  const { queued, sent, refusal, send } = useSending(
    reportQueue,
    id,
    ({ taskId }) => taskId === id,
    withdraw,
    reload,
  )
  const account = me?.id ?? accountId()
  if (sent)
    return (
      <Plain>
        <ReportSent task={sent} />
      </Plain>
    )
  if (queued)
    return (
      <Plain>
        <ReportWaiting item={queued} onSend={send} />
      </Plain>
    )
  if (!task && error)
    return (
      <Plain>
        <Failed what="这项任务" error={error} onRetry={() => void reload()} />
      </Plain>
    )
  if (!task || account === '')
    return (
      <Plain>
        <Skeleton />
      </Plain>
    )
  if (!task.allowedActions.includes('report') && !task.allowedActions.includes('supplement'))
    return (
      <Plain>
        <NotNow id={id} refused={refusal !== null} />
      </Plain>
    )
  const today = me?.today ?? null
  return (
    <Screen className="report-page" title="报送进展" bar>
      <ReportForm
        key={account + task.id}
        task={task}
        account={account}
        today={today}
        refusal={refusal}
        onQueued={send}
      />
    </Screen>
  )
}

function Plain({ children }: { children: ReactNode }) {
  return (
    <Screen className="report-page" title="报送进展">
      {children}
    </Screen>
  )
}

function NotNow({ id, refused }: { id: string; refused: boolean }) {
  return (
    <View className="report-not-now">
      <Empty
        title="现在不能报送"
        text={`任务还没有签收，或上一次进展还在核验，或已经办结。${refused ? '您写的内容还在草稿里。' : ''}`}
        action={{ text: '看任务', onTap: () => backTo(PAGES.task, { id }) }}
      />
    </View>
  )
}
