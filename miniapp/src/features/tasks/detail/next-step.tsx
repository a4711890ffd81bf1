import { View } from '@tarojs/components'
import { useState } from 'react'
import { awaitedText } from '@mingdu/shared/parts/evidence'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { momentText } from '../../../components/dates'
import { Notice } from '../../../components/notice/notice'
import { Refusal } from '../../../components/notice/refusal'
import { Section } from '../../../components/section/section'
import { SubscribeOffer } from '../../../components/subscribe/subscribe-offer'
import { Button } from '../../../components/tap/button'
import { call } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'
import { useReportQueue } from '../report/use-report-queue'

interface NextStepProps {
  task: Task
  today: string | null
  ownId: string | null
  onTask: (task: Task) => void
  reload: () => Promise<void>
}

/** 下一步: one main button, taken from allowedActions and from nothing else. */
export function NextStep({ task, today, ownId, onTask, reload }: NextStepProps) {
  const { busy, error, signed, sign } = useSign(task, onTask, reload)
  const unsent = useReportQueue().find((item) => item.taskId === task.id)
  return (
    <Section className="task-next" title="下一步" aside={lastReport(task, today)}>
      {error && <Refusal className="task-next__error" error={error} today={today} />}
      {task.awaited && (
        <Notice className="task-next__awaited" tone={task.awaited.late ? 'red' : 'blue'}>
          {awaitedText(task.awaited)}。
        </Notice>
      )}
      {signed && (
        <Notice className="task-next__signed" tone="blue">
          已签收。时限从派单起算，请在限期前报送进展。
        </Notice>
      )}
      {unsent && (
        <Notice className="task-next__unsent" tone="red">
          有一次进展还没有送出，已存本机。{unsent.reason}
        </Notice>
      )}
      <MainButton task={task} busy={busy} onSign={sign} unsent={Boolean(unsent)} />
      {task.supervisorPhone !== '' && task.supervisor.id !== ownId && (
        <Button
          className="task-call"
          kind="link"
          text={`联系督查员 ${task.supervisor.name}`}
          onTap={() => call(task.supervisorPhone)}
        />
      )}
      {signed && <SubscribeOffer />}
    </Section>
  )
}

interface MainButtonProps {
  task: Task
  busy: boolean
  unsent: boolean
  onSign: () => void
}

function MainButton({ task, busy, unsent, onSign }: MainButtonProps) {
  const { id, allowedActions } = task
  if (allowedActions.includes('sign'))
    return <Button className="task-sign" text="签收" busy={busy} onTap={onSign} />
  if (unsent || allowedActions.includes('report') || allowedActions.includes('supplement')) {
    const write = allowedActions.includes('supplement') ? '补充进展' : '报送进展'
    const text = unsent ? '去看没送出的进展' : write
    return <Button className="task-report" text={text} onTap={() => open(PAGES.report, { id })} />
  }
  if (allowedActions.includes('verify')) {
    return <Button className="task-verify" text="核验进展" onTap={() => open(PAGES.verify, { id })} />
  }
  return <View className="task-next__wait">{waitingText(task)}</View>
}

/** Nothing for this person to do now: what happens next, and who does it. */
export function waitingText({ state, supervisor, handler, reports, children }: Task): string {
  const below = children.filter((child) => child.state !== 'cancelled').length
  if (state === 'inHand' && below > 0) return `已分解为 ${below} 项，等各项报送进展，核实的按权重汇总到这里。`
  const texts = {
    draft: '还没有派单，派单后时限起算。',
    toSign: `等${handler?.name ?? '承办单位'}签收。没有签收，时限也在走。`,
    inHand: `等${handler?.name ?? '承办单位'}报送进展。`,
    toVerify: `第 ${Math.max(1, reports.length)} 次进展已报送，等${supervisor.name}核验。结果出来，微信会提醒。`,
    returned: `已申请退回，等${supervisor.name}决定。等待期间时限照常计算。`,
    done: '任务已办结，不用再报。',
    suspended: '任务暂停，恢复后时限继续计算。',
    cancelled: '任务已撤销，不用再办。',
  } as const satisfies Record<Task['state'], string>
  return texts[state]
}

function lastReport({ reports }: Task, today: string | null): string {
  const last = reports.reduce((latest, { submittedAt }) => (submittedAt > latest ? submittedAt : latest), '')
  return last ? `上次报送：${momentText(last, today)}` : ''
}

function useSign({ id, version }: Task, onTask: (task: Task) => void, reload: () => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [signed, setSigned] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const sign = async () => {
    setBusy(true)
    setError(null)
    try {
      onTask(await api.tasks.sign({ params: { id }, body: { version } }))
      setSigned(true)
    } catch (thrown) {
      const refused = asApiError(thrown)
      setError(refused)
      if (refused.status === 409 || refused.status === 422) await reload()
    }
    setBusy(false)
  }
  return { busy, error, signed, sign: () => void sign() }
}
