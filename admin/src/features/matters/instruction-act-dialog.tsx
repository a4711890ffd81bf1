import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { Instruction } from '@mingdu/shared/matters/instructions.api'
import { INSTRUCTION_ACTS, type InstructionAct } from '@mingdu/shared/matters/instructions.states'
import { Form, Input } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { UploadField } from '../../components/upload-field'

interface Values {
  text?: string
}

const WHAT: Record<InstructionAct, string> = {
  report: '反馈发给批示领导，由领导阅示；之后仍可再反馈。',
  markRead: '记为已阅，这件批示就此办结；有新要求可以再批示。',
  repeat: '再批示后回到办理中，督查室继续办理并再次反馈。',
}

export function InstructionActDialog({
  act,
  instruction,
  onClose,
}: {
  act: InstructionAct
  instruction: Instruction
  onClose: () => void
}) {
  const [form] = Form.useForm<Values>()
  const [files, setFiles] = useState<readonly FileInfo[]>([])
  const [busy, setBusy] = useState(false)
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const { id, version, no } = instruction
  const write = useWrite((values: Values, idempotencyKey) => {
    const at = { params: { id }, idempotencyKey }
    const text = values.text?.trim() ?? ''
    if (act === 'markRead') return api.instructions.markRead({ ...at, body: { version } })
    if (act === 'repeat') return api.instructions.repeat({ ...at, body: { version, text } })
    return api.instructions.report({ ...at, body: { version, text, fileIds: files.map((file) => file.id) } })
  })
  return (
    <ConfirmDialog
      title={`${INSTRUCTION_ACTS[act]}：${no}`}
      okText={INSTRUCTION_ACTS[act]}
      busy={write.isPending}
      error={rest}
      okDisabled={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{WHAT[act]}</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) =>
          write.mutate(values, {
            onSuccess: () => {
              toast(`已${INSTRUCTION_ACTS[act].replace(/^已/, '记为已')}`)
              onClose()
            },
            onError: (error) => setRest(showFieldErrors(form, error, ['text'])),
          })
        }
      >
        {act !== 'markRead' && (
          <Form.Item
            name="text"
            label={act === 'report' ? '办理结果' : '批示内容'}
            rules={[{ required: true, whitespace: true, min: 5, message: '请写清楚，至少 5 个字' }]}
          >
            <Input.TextArea rows={4} maxLength={1000} showCount />
          </Form.Item>
        )}
        {act === 'report' && (
          <Form.Item label="附件（可不填）" htmlFor="report-files">
            <UploadField
              id="report-files"
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
    </ConfirmDialog>
  )
}
