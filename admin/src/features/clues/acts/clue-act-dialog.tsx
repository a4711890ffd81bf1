import { CLUE_ALLOWED } from '@mingdu/shared/clues/clues.rules'
import type { Clue } from '@mingdu/shared/clues/clues.schema'
import { Form, Input } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../../api/api-error'
import { useWrite } from '../../../api/use-write'
import { ConfirmDialog } from '../../../components/confirm-dialog'
import { showFieldErrors } from '../../../components/form-errors'
import { useToast } from '../../../components/toast'
import { ActFields } from './act-fields'
import { performAct, type ActValues } from './act-values'
import { ACT_FORMS, type DialogAct } from './act-words'

interface ActProps {
  act: DialogAct
  clue: Clue
  onClose: () => void
}

/** One act on a clue: what it leads to, what it needs, and the words that go with it. */
export function ClueActDialog({ act, clue, onClose }: ActProps) {
  const [form] = Form.useForm<ActValues>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite((values: ActValues, key) => performAct(act, clue, values, key))
  const submit = (values: ActValues) => {
    setRest(null)
    write.mutate(values, {
      onSuccess: () => {
        toast(`已${CLUE_ALLOWED[act]}`)
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, Object.keys(form.getFieldsValue()))),
    })
  }
  const { what, words, danger = false } = ACT_FORMS[act]
  return (
    <ConfirmDialog
      title={`${CLUE_ALLOWED[act]}：线索 ${clue.no}`}
      okText={CLUE_ALLOWED[act]}
      danger={danger}
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{what}</p>
      <Form form={form} layout="vertical" initialValues={{ close: true }} onFinish={submit}>
        <ActFields act={act} clue={clue} />
        {words && (
          <Form.Item name={words.name} label={words.label} rules={rulesOf(words.min)}>
            <Input.TextArea rows={4} maxLength={words.max} showCount />
          </Form.Item>
        )}
      </Form>
    </ConfirmDialog>
  )
}

function rulesOf(min: number) {
  if (min === 0) return []
  return [{ required: true, whitespace: true, min, message: `请写清楚，至少 ${min} 个字` }]
}
