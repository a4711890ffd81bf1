import type { FileInfo } from '@mingdu/shared/files/files.api'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useCan, useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { DateItem } from '../../components/date-item'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { UploadField } from '../../components/upload-field'
import { usePeopleOptions } from './matter-queries'

interface Values {
  leaderId?: string
  on: string
  text: string
}

/** A leader writes for themselves; the office enters what a leader wrote on paper, with its photo. */
export function WriteInstructionDialog({
  onClose,
  onDone,
}: {
  onClose: () => void
  onDone: (id: string) => void
}) {
  const { today } = useMe()
  const enters = useCan()('instruction.report')
  const leaders = usePeopleOptions({ role: 'leader' }, enters)
  const [form] = Form.useForm<Values>()
  const [files, setFiles] = useState<readonly FileInfo[]>([])
  const [busy, setBusy] = useState(false)
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite(({ leaderId, on, text }: Values, idempotencyKey) => {
    const fileIds = files.map((file) => file.id)
    return api.instructions.write({
      body: { leaderId: enters ? (leaderId ?? null) : null, on, text: text.trim(), fileIds },
      idempotencyKey,
    })
  })
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: ({ id, no }) => {
        toast(`已登记 ${no}`)
        onDone(id)
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['leaderId', 'on', 'text'])),
    })
  return (
    <ConfirmDialog
      title={enters ? '登记领导批示' : '写批示'}
      okText={enters ? '登记' : '发给督查室'}
      busy={write.isPending}
      error={rest}
      okDisabled={busy || (enters && files.length === 0)}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>登记后编号，由督查室据此立项，办理结果反馈给批示领导。涉密批示不得录入。</p>
      <Form form={form} layout="vertical" initialValues={{ on: today }} onFinish={submit}>
        {enters && (
          <Form.Item name="leaderId" label="批示领导" rules={[{ required: true, message: '请选批示领导' }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={leaders.options}
              loading={leaders.loading}
            />
          </Form.Item>
        )}
        <Form.Item name="on" label="批示日期" rules={[{ required: true, message: '请选批示日期' }]}>
          <DateItem label="批示日期" max={today} />
        </Form.Item>
        <Form.Item
          name="text"
          label="批示内容"
          rules={[{ required: true, whitespace: true, min: 5, message: '请写清楚，至少 5 个字' }]}
        >
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
        <Form.Item
          label={enters ? '批示件照片或扫描件（必填）' : '附件（可不填）'}
          htmlFor="instruction-files"
        >
          <UploadField
            id="instruction-files"
            kind="attachment"
            label="选文件"
            max={10}
            value={files}
            onChange={setFiles}
            onBusy={setBusy}
          />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}
