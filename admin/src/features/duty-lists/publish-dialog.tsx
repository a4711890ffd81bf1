import type { DutyList } from '@mingdu/shared/duty-lists/duty-lists.api'
import { disputedBoundaries } from '@mingdu/shared/duty-lists/duty-lists.rules'
import { Form, Input } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'

/** Publishes the draft as the next version. */
export function PublishDutyList({ list, onClose }: { list: DutyList; onClose: () => void }) {
  const [form] = Form.useForm<{ basis: string }>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const next = (list.versions[0]?.no ?? 0) + 1
  const disputed = list.draft ? disputedBoundaries(list.draft) : 0
  const publish = useWrite((body: { version: number; basis: string }, idempotencyKey) =>
    api.dutyLists.publish({ params: { id: list.org.id }, body, idempotencyKey }),
  )
  const submit = ({ basis }: { basis: string }) =>
    publish.mutate(
      { version: list.version, basis: basis.trim() },
      {
        onSuccess: () => {
          toast(`已公布第 ${next} 版`)
          onClose()
        },
        onError: (error) => setRest(showFieldErrors(form, error, ['basis'])),
      },
    )
  return (
    <ConfirmDialog
      title={`公布${list.org.name}责任清单`}
      okText="公布"
      busy={publish.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>草稿成为第 {next} 版，今天起公众能查到；以前的各版都保留。公布后不能撤回。</p>
      {disputed > 0 && (
        <p className="note note--yellow num">有 {disputed} 条职责边界还有争议，公布后会照样标明。</p>
      )}
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="basis"
          label="公布依据"
          rules={[{ required: true, whitespace: true, min: 4, message: '请写明依据，至少 4 个字' }]}
        >
          <Input.TextArea rows={2} maxLength={300} placeholder="文件名称和文号" />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}
