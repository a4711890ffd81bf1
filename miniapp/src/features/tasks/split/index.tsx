import { View } from '@tarojs/components'
import type { ChildBody } from '@mingdu/shared/tasks/decompose.api'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/use-me'
import { useSending } from '../../../api/use-sending'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { announced, heading } from '../../../components/semantics'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { backTo, PAGES } from '../../../platform/navigate'
import { useTask } from '../use-task'
import { SplitForm } from './split-form'
import './index.scss'

/** 分解 of a task in hand by the head of its lead org. */
export default function TaskSplitPage() {
  return (
    <Screen className="split-page" title="分解">
      <Content />
    </Screen>
  )
}

function Content() {
  const { id, data: task, error, reload } = useTask()
  const { me } = useMe()
  const { busy, error: refused, send } = useSending(reload)
  const [done, setDone] = useState(0)
  const toTask = () => backTo(PAGES.task, { id })
  if (done > 0) return <Done count={done} onBack={toTask} />
  if (!task || !me)
    return error ? <Failed what="这项任务" error={error} onRetry={() => void reload()} /> : <Skeleton />
  if (!task.acts.allowed.includes('decompose') && !refused)
    return (
      <Empty
        title="现在不能分解"
        text={`“${task.title}”要先签收，还没有报送进展，才能由主办单位的负责人分解。`}
        action={{ text: '看任务', onTap: toTask }}
      />
    )
  const split = async (children: ChildBody[], onDone: () => void) => {
    const body = { version: task.version, children }
    const made = await send([id, body], (idempotencyKey) =>
      api.decompose.split({ params: { id: task.id }, body, idempotencyKey }),
    )
    if (made === null) return
    onDone()
    setDone(children.length)
  }
  return (
    <SplitForm
      key={me.id}
      task={task}
      account={me.id}
      today={me.today}
      busy={busy}
      error={refused}
      send={(children, onDone) => void split(children, onDone)}
    />
  )
}

function Done({ count, onBack }: { count: number; onBack: () => void }) {
  return (
    <Section className="split-done">
      <View className="split-done__t" {...announced()} {...heading(1)}>
        已分解为 {count} 项，承办人和督查员收到了消息。
      </View>
      <Button className="split-back" text="回到任务" onTap={onBack} />
    </Section>
  )
}
