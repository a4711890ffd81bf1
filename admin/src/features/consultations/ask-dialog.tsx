import type { FileInfo } from '@mingdu/shared/files/files.api'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { fullTimeText } from '../../components/dates'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { UploadField } from '../../components/upload-field'
import { useSubjects, useTopicOptions } from './consultation-queries'
import { Suggestions } from './suggestions'

interface Values {
  topic: string
  text: string
  /** `matter:<id>` or `task:<id>`. */
  about?: string
}

const FILES_MOST = 9

/** 提问: the 知识库 is looked through while one writes. */
export function AskDialog({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const [form] = Form.useForm<Values>()
  const text = Form.useWatch('text', form) ?? ''
  const [files, setFiles] = useState<readonly FileInfo[]>([])
  const [waiting, setWaiting] = useState(false)
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const topics = useTopicOptions()
  const write = useWrite((values: Values & { files: string[] }, idempotencyKey) =>
    api.consultations.ask({ body: bodyOf(values), idempotencyKey }),
  )
  const submit = (values: Values) =>
    write.mutate(
      { ...values, files: files.map(({ id }) => id) },
      {
        onSuccess: ({ id, dueAt }) => {
          toast(`已提问，督查室承诺 ${fullTimeText(dueAt)} 前答复`)
          onDone(id)
        },
        onError: (error) => setRest(showFieldErrors(form, error, ['topic', 'text'])),
      },
    )
  return (
    <ConfirmDialog
      title="向督查咨询"
      okText="提问"
      busy={write.isPending}
      okDisabled={waiting}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>问题和答复只有本单位和督查室看得到。请不要写涉密内容。</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="topic" label="主题" rules={[{ required: true, message: '请选主题' }]}>
          <Select options={topics} />
        </Form.Item>
        <Form.Item
          name="text"
          label="问题"
          rules={[{ required: true, whitespace: true, min: 5, message: '请写清楚，至少 5 个字' }]}
        >
          <Input.TextArea rows={4} maxLength={2000} showCount />
        </Form.Item>
        <Suggestions
          text={text}
          onSolved={() => {
            toast('已记下这条答复有用')
            onClose()
          }}
        />
        <AboutField />
      </Form>
      <UploadField
        kind="attachment"
        value={files}
        onChange={setFiles}
        max={FILES_MOST}
        label="附文件"
        onBusy={setWaiting}
      />
    </ConfirmDialog>
  )
}

function AboutField() {
  const [q, setQ] = useState('')
  const found = useSubjects(q)
  return (
    <Form.Item name="about" label="关于哪件事项或任务（可不选）">
      <Select
        allowClear
        showSearch={{ filterOption: false, onSearch: setQ }}
        loading={found.isLoading}
        placeholder="输入编号或名称查找"
        options={found.data ?? []}
      />
    </Form.Item>
  )
}

function bodyOf({ topic, text, about, files }: Values & { files: string[] }) {
  const [kind, id] = about?.split(':') ?? []
  const linked = id === undefined ? {} : kind === 'matter' ? { matterId: id } : { taskId: id }
  return { topic, text: text.trim(), files, ...linked }
}
