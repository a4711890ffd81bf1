import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { CLOSE_OUTCOMES } from '@mingdu/shared/matters/matters.states'
import { VERIFY_METHODS } from '@mingdu/shared/tasks/tasks.states'
import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { UploadField } from '../../components/upload-field'
import { useConfirmations } from './matter-queries'
import { MATTER_ACT_TEXTS, performMatterAct, type MatterAct, type MatterActValues } from './matter-acts'
import { OverlapFields } from './overlap-fields'
import { redoOf, RedoFields, type RedoDraft } from './redo-fields'

const FIELDS = ['note', 'conclusion', 'outcome', 'method', 'overlapReason']
const WITH_FILES: readonly MatterAct[] = ['complete', 'verifyClose']
const WITH_REDO: readonly MatterAct[] = ['sendBack', 'reopen']
const options = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))

interface MatterDialogProps {
  act: MatterAct
  matter: Matter
  onClose: () => void
}

export function MatterDialog({ act, matter, onClose }: MatterDialogProps) {
  const { title, ok, done, what, field } = MATTER_ACT_TEXTS[act]
  const [form] = Form.useForm<MatterActValues>()
  const [files, setFiles] = useState<readonly FileInfo[]>([])
  const [redo, setRedo] = useState<RedoDraft>({})
  const [busy, setBusy] = useState(false)
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite((values: MatterActValues, key) => performMatterAct(act, matter, values, key))
  const submit = (values: MatterActValues) =>
    write.mutate(
      { ...values, fileIds: files.map(({ id }) => id), tasks: redoOf(redo) },
      {
        onSuccess: () => {
          toast(done)
          onClose()
        },
        onError: (error) => setRest(showFieldErrors(form, error, FIELDS)),
      },
    )
  const stops = useConfirmations(matter.id, act === 'approveClose').data?.stops ?? ''
  const required =
    field.required === null
      ? []
      : [{ required: true, whitespace: true, min: field.min, message: field.required }]
  return (
    <ConfirmDialog
      title={title}
      okText={ok}
      danger={act === 'cancel' || act === 'sendBack' || act === 'reopen'}
      busy={write.isPending}
      error={rest}
      okDisabled={busy || stops !== '' || (act === 'reopen' && redoOf(redo).length === 0)}
      onOk={form.submit}
      onCancel={onClose}
    >
      <div>{what(matter)}</div>
      {stops !== '' && (
        <div className="note note--red" role="alert">
          现在不能批准：{stops}
        </div>
      )}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ outcome: 'closed', method: 'onSite' }}
        onFinish={submit}
      >
        {act === 'issue' && <OverlapFields matter={matter} />}
        {act === 'approveClose' && (
          <Form.Item name="outcome" label="结论">
            <Radio.Group options={options(CLOSE_OUTCOMES)} />
          </Form.Item>
        )}
        {act === 'verifyClose' && (
          <Form.Item name="method" label="核验方式">
            <Radio.Group options={options(VERIFY_METHODS)} />
          </Form.Item>
        )}
        <Form.Item name={field.name} label={field.label} rules={required}>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        {WITH_FILES.includes(act) && (
          <Form.Item label="附件（可不填）" htmlFor="step-files">
            <UploadField
              id="step-files"
              kind="attachment"
              label="选文件"
              max={10}
              value={files}
              onChange={setFiles}
              onBusy={setBusy}
            />
          </Form.Item>
        )}
      </Form>
      {WITH_REDO.includes(act) && (
        <RedoFields tree={matter.tree} value={redo} onChange={setRedo} needed={act === 'reopen'} />
      )}
    </ConfirmDialog>
  )
}
