import type { Article } from '@mingdu/shared/columns/columns.schema'
import type { FileInfo } from '@mingdu/shared/files/files.api'
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
  text: string
}

/** What became of an exposed problem, with photos; it is out once another person approved it. */
export function ResultDialog({ article, onClose }: { article: Article; onClose: () => void }) {
  const { id, version, title } = article
  const [form] = Form.useForm<Values>()
  const [photos, setPhotos] = useState<readonly FileInfo[]>([])
  const [missing, setMissing] = useState(false)
  const [sending, setSending] = useState(false)
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite(({ text, afterIds }: { text: string; afterIds: string[] }, idempotencyKey) =>
    api.columns.proposeResult({ params: { id }, body: { version, text, afterIds }, idempotencyKey }),
  )
  const submit = ({ text }: Values) => {
    setMissing(photos.length === 0)
    if (photos.length === 0) return
    write.mutate(
      { text: text.trim(), afterIds: photos.map((photo) => photo.id) },
      {
        onSuccess: () => {
          toast('已报送，审核后公开')
          onClose()
        },
        onError: (error) => setRest(showFieldErrors(form, error, ['text'])),
      },
    )
  }
  return (
    <ConfirmDialog
      title={`报整改结果：${title}`}
      okText="报送"
      busy={write.isPending}
      okDisabled={sending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>审核通过以后，结果和照片与整改前的并排公开。报送的人不能自己审核。</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="text"
          label="整改结果"
          rules={[{ required: true, whitespace: true, min: 10, message: '请写明整改结果，至少 10 个字' }]}
        >
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
        <Form.Item
          label="整改后的照片"
          htmlFor="result-photos"
          {...(missing && photos.length === 0
            ? { validateStatus: 'error' as const, help: '请附整改后的照片' }
            : {})}
        >
          <UploadField
            id="result-photos"
            kind="photo"
            label="选照片"
            max={9}
            value={photos}
            onChange={setPhotos}
            onBusy={setSending}
          />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}
