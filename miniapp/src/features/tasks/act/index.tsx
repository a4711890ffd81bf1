import { View } from '@tarojs/components'
import { TASK_ACTS } from '@mingdu/shared/tasks/acts.states'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { ReactNode } from 'react'
import { accountId } from '../../../api/session'
import { useMe } from '../../../api/use-me'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { announced, heading } from '../../../components/semantics'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { backTo, PAGES } from '../../../platform/navigate'
import { useRouter } from '../../../platform/page-hooks'
import { useTask } from '../use-task'
import { ActForm } from './act-form'
import { WORDS } from './act-words'
import { asPhoneAct, type PhoneAct } from './phone-acts'
import { useAct } from './use-act'
import './index.scss'

/** 交办, 转办, 退回, 延期, 协办答复, 催办 and their decisions, on the move: one act of one task. */
export default function TaskActPage() {
  const act = asPhoneAct(useRouter().params['act'])
  const { id, data: task, error, reload } = useTask()
  const { me } = useMe()
  const account = me?.id ?? accountId()
  const doing = useAct(act, task, reload)
  const toTask = () => backTo(PAGES.task, { id })
  if (act && doing.done)
    return (
      <Page act={act}>
        <Section className="act-done">
          <View className="act-done__t" {...announced()} {...heading(1)}>
            {WORDS[act].done}
          </View>
          <Button className="act-back" text="回到任务" onTap={toTask} />
        </Section>
      </Page>
    )
  if (!task)
    return (
      <Page act={act}>
        {error ? <Failed what="这项任务" error={error} onRetry={() => void reload()} /> : <Skeleton />}
      </Page>
    )
  if (!act || (!task.acts.allowed.includes(act) && !doing.error))
    return (
      <Page act={act}>
        <Nothing task={task} onBack={toTask} />
      </Page>
    )
  return (
    <Page act={act}>
      <ActForm
        key={act + account}
        act={act}
        task={task}
        account={account}
        today={me?.today ?? null}
        doing={doing}
      />
    </Page>
  )
}

function Page({ act, children }: { act: PhoneAct | null; children: ReactNode }) {
  return (
    <Screen className="act-page" title={act ? TASK_ACTS[act] : '任务办理'}>
      {children}
    </Screen>
  )
}

function Nothing({ task, onBack }: { task: Task; onBack: () => void }) {
  return (
    <Empty
      title="现在不用办"
      text={`“${task.title}”没有等您办的这件事，可能已经有人办了。`}
      action={{ text: '看任务', onTap: onBack }}
    />
  )
}
