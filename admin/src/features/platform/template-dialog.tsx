import { CHANNELS } from '@mingdu/shared/messages/messages.states'
import type { TemplateRow } from '@mingdu/shared/templates/templates.api'
import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'

interface Values {
  use: 'yes' | 'no'
  templateId: string
}

const ID_LENGTH = 43
const ID_RULE = {
  required: true,
  pattern: /^\s*[\w-]{43}\s*$/,
  message: '模板编号是公众平台上 43 位的一串字母、数字、下划线或短横线',
}

/** Sets the id a template has in this environment's account, or puts the template out of use. */
export function TemplateDialog({ row, onClose }: { row: TemplateRow; onClose: () => void }) {
  const [form] = Form.useForm<Values>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const use = Form.useWatch('use', form) ?? 'yes'
  const toast = useToast()
  const map = useWrite((templateId: string | null, idempotencyKey) =>
    api.templates.map({
      params: { key: row.key },
      body: { version: row.version, templateId },
      idempotencyKey,
    }),
  )
  const submit = (values: Values) =>
    map.mutate(values.use === 'no' ? null : values.templateId.trim(), {
      onSuccess: () => {
        toast(values.use === 'no' ? '模板已停用' : '模板编号已设置')
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['templateId'])),
    })
  return (
    <ConfirmDialog
      title={`设置“${row.name}”的编号`}
      okText="保存"
      busy={map.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ use: 'yes', templateId: row.templateId ?? '' }}
        onFinish={submit}
      >
        <Form.Item name="use" label={`${CHANNELS[row.channel]}用不用这个模板`}>
          <Radio.Group
            options={[
              { value: 'yes', label: '用' },
              { value: 'no', label: '停用' },
            ]}
          />
        </Form.Item>
        {use === 'yes' ? (
          <Form.Item
            name="templateId"
            label="模板编号"
            extra="在公众平台选用模板后得到；保存后马上向微信核对字段"
            rules={[ID_RULE]}
          >
            <Input className="template-id" maxLength={ID_LENGTH + 5} autoComplete="off" spellCheck={false} />
          </Form.Item>
        ) : (
          <p className="muted">停用后，用这个模板的消息改走下一个通道。</p>
        )}
      </Form>
    </ConfirmDialog>
  )
}
