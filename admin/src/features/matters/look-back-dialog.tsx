import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { LookBack } from '@mingdu/shared/matters/look-backs.api'
import { LOOK_BACK_STATES, type LookBackResult } from '@mingdu/shared/matters/look-backs.states'
import { VERIFY_METHODS, type VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { UploadField } from '../../components/upload-field'
import { useMatter } from './matter-queries'
import { redoOf, RedoFields, type RedoDraft } from './redo-fields'

interface Values {
  result: LookBackResult
  method: VerifyMethod
  note: string
}

/** What looking again found; a relapse names what is to be done again. */
export function LookBackDialog({ lookBack, onClose }: { lookBack: LookBack; onClose: () => void }) {
  const [form] = Form.useForm<Values>()
  const result = Form.useWatch('result', form) ?? 'held'
  const matter = useMatter(lookBack.matter.id)
  const [files, setFiles] = useState<readonly FileInfo[]>([])
  const [redo, setRedo] = useState<RedoDraft>({})
  const [busy, setBusy] = useState(false)
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const { id, version, round } = lookBack
  const relapsed = result === 'relapsed'
  const write = useWrite((values: Values, idempotencyKey) => {
    const tasks = relapsed ? redoOf(redo) : []
    const body = {
      ...values,
      version,
      note: values.note.trim(),
      fileIds: files.map((file) => file.id),
      tasks,
    }
    return api.lookBacks.record({ params: { id }, body, idempotencyKey })
  })
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: () => {
        toast(relapsed ? '已登记，事项用原编号重开' : '已登记')
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['result', 'method', 'note'])),
    })
  return (
    <ConfirmDialog
      title={`第 ${round} 次回头看：${lookBack.matter.no}`}
      okText="登记结果"
      danger={relapsed}
      busy={write.isPending}
      error={rest}
      okDisabled={busy || (relapsed && redoOf(redo).length === 0)}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>
        {lookBack.matter.title}
        {relapsed && '　登记反弹后，事项用原编号重开，选中的任务重新计时并通知承办人。'}
      </p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ result: 'held', method: 'onSite' }}
        onFinish={submit}
      >
        <Form.Item name="result" label="结果">
          <Radio.Group
            options={[
              { value: 'held', label: LOOK_BACK_STATES.held },
              { value: 'relapsed', label: LOOK_BACK_STATES.relapsed },
            ]}
          />
        </Form.Item>
        <Form.Item name="method" label="方式">
          <Radio.Group options={Object.entries(VERIFY_METHODS).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item
          name="note"
          label="看到的情况"
          rules={[{ required: true, whitespace: true, min: 5, message: '请写明看到的情况，至少 5 个字' }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        <Form.Item label="照片和附件（可不填）" htmlFor="look-back-files">
          <UploadField
            id="look-back-files"
            kind="attachment"
            label="选文件"
            max={10}
            value={files}
            onChange={setFiles}
            onBusy={setBusy}
          />
        </Form.Item>
      </Form>
      {relapsed && matter.data && (
        <RedoFields tree={matter.data.tree} value={redo} onChange={setRedo} needed />
      )}
    </ConfirmDialog>
  )
}
