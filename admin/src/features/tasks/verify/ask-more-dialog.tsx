import type { VerificationRow } from '@mingdu/shared/tasks/tasks.schema'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import type { ApiError } from '../../../api/api-error'
import { useMe } from '../../../api/session'
import { useWrite } from '../../../api/use-write'
import { ConfirmDialog } from '../../../components/confirm-dialog'
import { DateField } from '../../../components/date-field'
import { useToast } from '../../../components/toast'

interface AskMoreProps {
  row: VerificationRow
  onDone: () => void
  onClose: () => void
}

type Problems = Partial<Record<'what' | 'until', string>>

/** 要求补充: what is missing and by when; the report stays, and waits until it has come. */
export function AskMoreDialog({ row: { report }, onDone, onClose }: AskMoreProps) {
  const { today } = useMe()
  const toast = useToast()
  const [what, setWhat] = useState('')
  const [until, setUntil] = useState<string | null>(null)
  const [problems, setProblems] = useState<Problems>({})
  const [rest, setRest] = useState<ApiError | null>(null)
  const ask = useWrite((body: { what: string; until: string }, idempotencyKey) =>
    api.tasks.askMore({
      params: { id: report.id },
      body: { ...body, version: report.version },
      idempotencyKey,
    }),
  )
  const send = () => {
    const found: Problems = {}
    if (what.trim().length < 5) found.what = '请写明要补充什么，至少 5 个字'
    if (until === null) found.until = '请选补充期限'
    setProblems(found)
    if (until === null || Object.keys(found).length > 0) return
    ask.mutate(
      { what: what.trim(), until },
      {
        onSuccess: () => {
          toast('已要求补充')
          onClose()
          onDone()
        },
        onError: (error) => {
          const field = fieldOf(error)
          setProblems(field === null ? {} : { [field]: error.message })
          setRest(field === null ? error : null)
        },
      },
    )
  }
  const help = (field: keyof Problems) =>
    problems[field] === undefined ? {} : { validateStatus: 'error' as const, help: problems[field] }
  return (
    <ConfirmDialog
      title="要求补充"
      okText="要求补充"
      busy={ask.isPending}
      error={rest}
      onOk={send}
      onCancel={onClose}
    >
      <p>这次进展先不核验。{report.submittedBy.name}会收到消息，补充后再回到待核验；任务的时限照走。</p>
      <Form layout="vertical" component="div">
        <Form.Item label="补充什么" htmlFor="ask-what" {...help('what')}>
          <Input.TextArea
            id="ask-what"
            rows={3}
            maxLength={500}
            showCount
            value={what}
            onChange={(e) => setWhat(e.target.value)}
          />
        </Form.Item>
        <Form.Item label="补充期限" htmlFor="ask-until" {...help('until')}>
          <DateField id="ask-until" label="补充期限" bare min={today} value={until} onChange={setUntil} />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}

function fieldOf({ code, fields }: ApiError): keyof Problems | null {
  if (code === 'report.ask-past') return 'until'
  if (code === 'text.classified') return 'what'
  const path = fields[0]?.path
  return path === 'body.what' ? 'what' : path === 'body.until' ? 'until' : null
}
