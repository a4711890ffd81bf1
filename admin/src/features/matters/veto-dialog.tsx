import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { Form, Input } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { UploadField } from '../../components/upload-field'
import { redoOf, RedoFields, type RedoDraft } from './redo-fields'

interface Values {
  basis: string
  done: string
}

/** 否决: a power of 督查, used with its basis; numbered, and kept with its paper under 督查职权. */
export function VetoDialog({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const [files, setFiles] = useState<readonly FileInfo[]>([])
  const [redo, setRedo] = useState<RedoDraft>({})
  const [busy, setBusy] = useState(false)
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite(({ basis, done }: Values, idempotencyKey) =>
    api.interventions.veto({
      body: {
        ...{ matterId: matter.id, version: matter.version, tasks: redoOf(redo), on: today, result: '' },
        ...{ basis: basis.trim(), done: done.trim(), fileIds: files.map(({ id }) => id) },
      },
      idempotencyKey,
    }),
  )
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: ({ no }) => {
        toast(`已否决，${no}`)
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['basis', 'done'])),
    })
  return (
    <ConfirmDialog
      title="否决验收和销号"
      okText="否决"
      danger
      busy={write.isPending}
      error={rest}
      okDisabled={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>
        行使否决权：办结申请作废，事项回到办理中，时限继续计算，并通知牵头单位。否决当时编号，
        意见书在“督查职权”里打印。不能撤回。
      </p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="basis" label="依据" rules={[words(4)]}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="done" label="否决的理由" rules={[words(10)]}>
          <Input.TextArea rows={4} maxLength={3000} showCount />
        </Form.Item>
        <Form.Item label="证据材料（可不填）" htmlFor="veto-files">
          <UploadField
            id="veto-files"
            kind="attachment"
            label="选文件"
            max={10}
            value={files}
            onChange={setFiles}
            onBusy={setBusy}
          />
        </Form.Item>
      </Form>
      <RedoFields tree={matter.tree} value={redo} onChange={setRedo} needed={false} />
    </ConfirmDialog>
  )
}

function words(min: number) {
  return { required: true, whitespace: true, min, message: `请写清楚，至少 ${min} 个字` }
}
