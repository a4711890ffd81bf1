import type { Directive } from '@mingdu/shared/directives/directives.api'
import { DIRECTIVE_ACTS, type DirectiveAct } from '@mingdu/shared/directives/directives.states'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { ConfirmDialog } from '../../../components/confirm-dialog'
import { showFieldErrors } from '../../../components/form-errors'
import { useToast } from '../../../components/toast'
import { UploadField } from '../../../components/upload-field'

/** 签收 and 回复, as far as they are open to the reader. */
export function DirectiveActs({ directive }: { directive: Directive }) {
  const [act, setAct] = useState<DirectiveAct | null>(null)
  const close = () => setAct(null)
  return (
    <>
      {directive.allowedActs.map((one, i) => (
        <Button key={one} type={i === 0 ? 'primary' : 'default'} onClick={() => setAct(one)}>
          {DIRECTIVE_ACTS[one]}
        </Button>
      ))}
      {act === 'receive' && <ReceiveDialog directive={directive} onClose={close} />}
      {act === 'answer' && <AnswerDialog directive={directive} onClose={close} />}
    </>
  )
}

interface DialogProps {
  directive: Directive
  onClose: () => void
}

function ReceiveDialog({ directive: { id, no, owner }, onClose }: DialogProps) {
  const toast = useToast()
  const write = useWrite((directiveId: string, idempotencyKey) =>
    api.directives.receive({ params: { id: directiveId }, body: {}, idempotencyKey }),
  )
  const submit = () =>
    write.mutate(id, {
      onSuccess: () => {
        toast('督查通知已签收')
        onClose()
      },
    })
  return (
    <ConfirmDialog
      title={`签收督查通知：${no}`}
      okText="签收"
      busy={write.isPending}
      error={write.error}
      onOk={submit}
      onCancel={onClose}
    >
      <p>代{owner.name}签收，记下您的姓名和时间，写入任务经过。签收不能撤销，办理情况还要另外回复。</p>
    </ConfirmDialog>
  )
}

interface Values {
  text: string
}

function AnswerDialog({ directive: { id, no, issuedBy, received }, onClose }: DialogProps) {
  const [form] = Form.useForm<Values>()
  const [files, setFiles] = useState<readonly FileInfo[]>([])
  const [sending, setSending] = useState(false)
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite((body: { text: string; fileIds: string[] }, idempotencyKey) =>
    api.directives.answer({ params: { id }, body, idempotencyKey }),
  )
  const submit = ({ text }: Values) =>
    write.mutate(
      { text: text.trim(), fileIds: files.map((file) => file.id) },
      {
        onSuccess: () => {
          toast('督查通知已回复')
          onClose()
        },
        onError: (error) => setRest(showFieldErrors(form, error, ['text'])),
      },
    )
  return (
    <ConfirmDialog
      title={`回复督查通知：${no}`}
      okText="回复"
      busy={write.isPending}
      okDisabled={sending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>
        只能回复一次，不能修改。发给{issuedBy.name}，写入任务经过
        {received === null && '，同时签收'}。任务进展仍要另外报送。
      </p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="text"
          label="办理情况"
          rules={[{ required: true, whitespace: true, min: 5, message: '请写清楚，至少 5 个字' }]}
        >
          <Input.TextArea rows={5} maxLength={2000} showCount />
        </Form.Item>
        <Form.Item label="材料（可不附）" htmlFor="directive-files">
          <UploadField
            id="directive-files"
            kind="attachment"
            label="添加材料"
            max={10}
            value={files}
            onChange={setFiles}
            onBusy={setSending}
          />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}
