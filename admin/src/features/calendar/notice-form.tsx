import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { showFieldErrors } from '../../components/form-errors'
import { Refusal } from '../../components/states'
import { NoticePreview, type Preview } from './notice-preview'

export interface Notice {
  noticeNo: string
  noticeText: string
}

/** Paste → preview: what was understood, what was not, and whose deadlines move. */
export function NoticeForm({ onDone }: { onDone: () => void }) {
  const [form] = Form.useForm<Notice>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const [previewed, setPreviewed] = useState<{ notice: Notice; preview: Preview } | null>(null)
  const preview = useWrite((body: Notice, idempotencyKey) => api.calendar.preview({ body, idempotencyKey }))
  const submit = (notice: Notice) => {
    setRest(null)
    preview.mutate(notice, {
      onSuccess: (result) => setPreviewed({ notice, preview: result }),
      onError: (error) => setRest(showFieldErrors(form, error, ['noticeNo', 'noticeText'])),
    })
  }
  return (
    <>
      <section className="panel" aria-label="通知">
        <div className="panel__b">
          <Form form={form} layout="vertical" onFinish={submit} onValuesChange={() => setPreviewed(null)}>
            <Form.Item
              name="noticeNo"
              label="文号"
              rules={[{ required: true, whitespace: true, min: 4, message: '请填写文号' }]}
            >
              <Input maxLength={60} placeholder="国办发明电〔2025〕7号" style={{ maxWidth: 320 }} />
            </Form.Item>
            <Form.Item
              name="noticeText"
              label="通知全文"
              extra="从国务院办公厅的通知原文复制，连标题一起粘贴。"
              rules={[{ required: true, whitespace: true, min: 20, message: '请粘贴通知全文' }]}
            >
              <Input.TextArea rows={10} maxLength={20000} />
            </Form.Item>
            <div className="stack">
              <Refusal error={rest} />
              <div className="row">
                <Button
                  type={previewed ? 'default' : 'primary'}
                  htmlType="submit"
                  loading={preview.isPending}
                >
                  预览
                </Button>
                <Button onClick={onDone}>返回</Button>
              </div>
            </div>
          </Form>
        </div>
      </section>
      {previewed && (
        <NoticePreview notice={previewed.notice} preview={previewed.preview} onApplied={onDone} />
      )}
    </>
  )
}
