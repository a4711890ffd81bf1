import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { deadlineText } from '../../components/dates'
import { Refusal } from '../../components/states'
import { useToast } from '../../components/toast'
import { MoreActions } from './task-actions-more'
import { ResumeDialog, SuspendDialog } from './suspend-dialog'

interface TaskActionsProps {
  task: Task
  onWrite: (what: 'report' | 'supplement' | 'split') => void
}

/** What the record allows, and nothing else; one filled button. */
export function TaskActions({ task, onWrite }: TaskActionsProps) {
  const [dialog, setDialog] = useState<'suspend' | 'resume' | null>(null)
  const allows = (action: Task['allowedActions'][number]) => task.allowedActions.includes(action)
  const close = () => setDialog(null)
  return (
    <>
      {allows('sign') && <SignButton task={task} />}
      {allows('report') && (
        <Button type="primary" onClick={() => onWrite('report')}>
          报送进展
        </Button>
      )}
      {allows('supplement') && (
        <Button type="primary" onClick={() => onWrite('supplement')}>
          补充进展
        </Button>
      )}
      {allows('verify') && <VerifyButton task={task} />}
      {allows('resume') && (
        <Button type={allows('verify') ? 'default' : 'primary'} onClick={() => setDialog('resume')}>
          恢复办理
        </Button>
      )}
      {allows('suspend') && <Button onClick={() => setDialog('suspend')}>暂停计时</Button>}
      <MoreActions task={task} onSplit={() => onWrite('split')} />
      {dialog === 'suspend' && <SuspendDialog task={task} onClose={close} />}
      {dialog === 'resume' && <ResumeDialog task={task} onClose={close} />}
    </>
  )
}

function SignButton({ task }: { task: Task }) {
  const toast = useToast()
  const sign = useWrite(
    (version: number, idempotencyKey) =>
      api.tasks.sign({ params: { id: task.id }, body: { version }, idempotencyKey }),
    {
      onDone: () => toast('已签收'),
    },
  )
  const due = task.clock.due
  return (
    <div className="grow stack" style={{ gap: 8 }}>
      <Refusal error={sign.error} />
      <div className="row">
        <Button type="primary" loading={sign.isPending} onClick={() => sign.mutate(task.version)}>
          签收
        </Button>
        <span className="small muted num">时限从派单起算{due && `，限 ${deadlineText(due)}`}</span>
      </div>
    </div>
  )
}

function VerifyButton({ task }: { task: Task }) {
  const navigate = useNavigate()
  const waiting = [...task.reports].reverse().find((report) => report.state === 'submitted')
  if (!waiting) return null
  return (
    <Button type="primary" onClick={() => void navigate(`/verifications?open=${waiting.id}`)}>
      核验第 {waiting.ordinal} 次上报
    </Button>
  )
}
