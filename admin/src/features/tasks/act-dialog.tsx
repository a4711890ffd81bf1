import type { FileInfo } from '@mingdu/shared/files/files.api'
import { TASK_ACTS } from '@mingdu/shared/tasks/acts.states'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { Form } from 'antd'
import { useCallback, useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { UploadField } from '../../components/upload-field'
import { ActFields } from './act-fields'
import { ACT_FIELDS, perform, type ActValues } from './act-perform'
import { DONE, OK, WHAT, type DialogAct } from './act-words'

const WITH_FILES: readonly DialogAct[] = ['extend', 'answerCo']

interface ActDialogProps {
  act: DialogAct
  task: Task
  onClose: () => void
}

/** One act on a task: what it leads to, its form, and the server's word beside the field. */
export function ActDialog({ act, task, onClose }: ActDialogProps) {
  const [form] = Form.useForm<ActValues>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const [files, setFiles] = useState<readonly FileInfo[]>([])
  const [sending, setSending] = useState(false)
  const toast = useToast()
  const change = useCallback(
    (update: (list: readonly FileInfo[]) => readonly FileInfo[]) => setFiles(update),
    [],
  )
  const write = useWrite((values: ActValues, key) => perform(act, task, values, key))
  const submit = (values: ActValues) =>
    write.mutate(
      { ...values, fileIds: files.map(({ id }) => id) },
      {
        onSuccess: () => {
          toast(DONE[act])
          onClose()
        },
        onError: (error) => setRest(showFieldErrors(form, error, [...ACT_FIELDS])),
      },
    )
  return (
    <ConfirmDialog
      title={TASK_ACTS[act]}
      okText={OK[act]}
      busy={write.isPending}
      okDisabled={sending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{WHAT[act](task)}</p>
      <Form form={form} layout="vertical" initialValues={startOf(act, task)} onFinish={submit}>
        <ActFields act={act} task={task} form={form} />
        {WITH_FILES.includes(act) && (
          <Form.Item label="材料（可不附）">
            <UploadField
              kind="attachment"
              label="添加材料"
              max={10}
              value={files}
              onChange={change}
              onBusy={setSending}
            />
          </Form.Item>
        )}
      </Form>
    </ConfirmDialog>
  )
}

/** What a form begins with: the suggestion that was made, the only open helper, all days that were asked for. */
function startOf(act: DialogAct, { acts, org }: Task): ActValues {
  const open = acts.coWork.filter(({ state }) => state === 'open')
  const mine = open.find((work) => work.mine) ?? open[0]
  switch (act) {
    case 'decideReturn': {
      const suggested = acts.handbacks.find(({ state }) => state === 'pending')?.suggested
      return { agree: true, designated: false, orgId: suggested?.id ?? null }
    }
    case 'decideExtension':
      return { agree: true, days: acts.extensions.find(({ state }) => state === 'pending')?.days ?? null }
    case 'answerCo':
    case 'waiveCo':
      return { orgId: mine?.org.id ?? null }
    case 'entrust':
      return { orgId: org.id }
    case 'directive':
      return { level: 'routine' }
    case 'proposeCard':
      return { kind: 'notice' }
    default:
      return {}
  }
}
