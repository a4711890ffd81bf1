import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { DateItem } from '../../components/date-item'
import { showFieldErrors } from '../../components/form-errors'
import { PowerPicker, type PickedPower } from '../../components/power-picker'
import { useToast } from '../../components/toast'

interface Values {
  power: PickedPower | null
  on: string | null
  window: string
  steps: { name: string; waitedMinutes: number | null; finding?: string }[]
}

interface SimulateProps {
  onClose: () => void
  /** The id of the check that was opened. */
  onDone: (id: string) => void
}

/** 模拟办事: a visit as an applicant would make it, step by step, against the guide. */
export function SimulateDialog({ onClose, onDone }: SimulateProps) {
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const simulate = useWrite((values: Values, idempotencyKey) =>
    api.monitoring.simulate({ body: bodyOf(values), idempotencyKey }),
  )
  const submit = (values: Values) =>
    simulate.mutate(values, {
      onSuccess: ({ id }) => {
        toast('已登记，接着填检查表')
        onDone(id)
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['power', 'on', 'window', 'steps'])),
    })
  return (
    <ConfirmDialog
      title="登记模拟办事"
      okText="登记"
      busy={simulate.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ power: null, on: today, steps: [{ name: '', waitedMinutes: null }] }}
        onFinish={submit}
      >
        <Form.Item name="power" label="事项" rules={[{ required: true, message: '请选事项' }]}>
          <PowerItem />
        </Form.Item>
        <Form.Item name="on" label="哪天去的" rules={[{ required: true, message: '请选日期' }]}>
          <DateItem label="哪天去的" max={today} />
        </Form.Item>
        <Form.Item
          name="window"
          label="窗口"
          rules={[{ required: true, whitespace: true, message: '请写在哪个窗口' }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.List name="steps">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <StepFields key={key} at={name} onRemove={fields.length > 1 ? () => remove(name) : null} />
              ))}
              <Button onClick={() => add({ name: '', waitedMinutes: null })} disabled={fields.length >= 30}>
                加一步
              </Button>
            </>
          )}
        </Form.List>
      </Form>
    </ConfirmDialog>
  )
}

function StepFields({ at, onRemove }: { at: number; onRemove: (() => void) | null }) {
  return (
    <fieldset className="monitoring__answers">
      <legend className="between">
        <b>第 {at + 1} 步</b>
        {onRemove && (
          <Button type="link" size="small" onClick={onRemove}>
            去掉
          </Button>
        )}
      </legend>
      <Form.Item
        name={[at, 'name']}
        label="步骤"
        rules={[{ required: true, whitespace: true, message: '请写步骤' }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name={[at, 'waitedMinutes']}
        label="等了几分钟"
        rules={[{ required: true, message: '请填分钟数' }]}
      >
        <InputNumber min={0} max={1440} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={[at, 'finding']} label="与指南不一致的（没有不填）">
        <Input maxLength={500} />
      </Form.Item>
    </fieldset>
  )
}

/** antd's Form hands value, onChange and id to its child. */
function PowerItem({
  value = null,
  onChange,
  id,
}: {
  value?: PickedPower | null
  onChange?: (power: PickedPower | null) => void
  id?: string
}) {
  return (
    <PowerPicker
      value={value}
      onChange={(power) => onChange?.(power)}
      {...(id === undefined ? {} : { id })}
    />
  )
}

function bodyOf({ power, on, window, steps }: Values) {
  return {
    powerId: power?.id ?? '',
    visit: {
      ...{ on: on ?? '', window: window.trim() },
      steps: steps.map((step) => ({
        name: step.name.trim(),
        waitedMinutes: step.waitedMinutes ?? 0,
        finding: step.finding?.trim() ?? '',
      })),
    },
  }
}
