import type { ProposalRow, RowResult } from '@mingdu/shared/proposals/proposals.api'
import { Button, Form, Input } from 'antd'
import { useState, type ReactNode } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { DateItem } from '../../components/date-item'
import { showFieldErrors } from '../../components/form-errors'
import type { Batch } from '../../components/list'
import { RowResults } from '../../components/row-results'

type Decision = 'pass' | 'return' | 'publish'
type Choice = { decision: Decision; rows: readonly ProposalRow[]; clear: () => void }

const DECISIONS: Record<Decision, { name: string; done: string }> = {
  pass: { name: '通过', done: '已通过' },
  return: { name: '退回修改', done: '已退回' },
  publish: { name: '公布', done: '已公布' },
}

/** One step for many proposals; each answers for itself. */
export function useProposalsBatch(): { batch: Batch<ProposalRow>; dialogs: ReactNode } {
  const [choice, setChoice] = useState<Choice | null>(null)
  const [results, setResults] = useState<{ decision: Decision; rows: readonly RowResult[] } | null>(null)
  const batch: Batch<ProposalRow> = {
    refusal: (row) => (decisionsOf(row).length > 0 ? null : '这一件现在不用您审查或公布'),
    acts: (rows, clear) =>
      (Object.keys(DECISIONS) as Decision[]).map((decision) => (
        <DecisionButton
          key={decision}
          decision={decision}
          rows={rows}
          onClick={() => setChoice({ decision, rows, clear })}
        />
      )),
  }
  const dialogs = (
    <>
      {choice && (
        <DecisionDialog
          choice={choice}
          onClose={() => setChoice(null)}
          onDone={(rows) => {
            choice.clear()
            setChoice(null)
            setResults({ decision: choice.decision, rows })
          }}
        />
      )}
      {results && (
        <RowResults
          title={`${DECISIONS[results.decision].name}的结果`}
          done={DECISIONS[results.decision].done}
          rows={results.rows}
          onClose={() => setResults(null)}
        />
      )}
    </>
  )
  return { batch, dialogs }
}

function decisionsOf({ allowedActions }: ProposalRow): Decision[] {
  return (Object.keys(DECISIONS) as Decision[]).filter((decision) => allowedActions.includes(decision))
}

function DecisionButton({
  decision,
  rows,
  onClick,
}: {
  decision: Decision
  rows: readonly ProposalRow[]
  onClick: () => void
}) {
  const without = rows.filter((row) => !decisionsOf(row).includes(decision)).length
  return (
    <Button
      type="link"
      size="small"
      disabled={without > 0}
      title={without > 0 ? `所选里有 ${without} 件现在不能${DECISIONS[decision].name}` : undefined}
      onClick={onClick}
    >
      {DECISIONS[decision].name}
    </Button>
  )
}

interface Values {
  note?: string
  documentNo?: string
  effectiveOn?: string | null
}

function DecisionDialog({
  choice: { decision, rows },
  onClose,
  onDone,
}: {
  choice: Choice
  onClose: () => void
  onDone: (rows: readonly RowResult[]) => void
}) {
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const write = useWrite((values: Values, idempotencyKey) =>
    api.proposals.batchReview({ body: bodyOf(decision, rows, values), idempotencyKey }),
  )
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: (answer) => onDone(answer.rows),
      onError: (error) => setRest(showFieldErrors(form, error, ['note', 'documentNo', 'effectiveOn'])),
    })
  return (
    <ConfirmDialog
      title={`${DECISIONS[decision].name} ${rows.length} 件`}
      okText={DECISIONS[decision].name}
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <ul className="batch-names">
        {rows.map((row) => (
          <li key={row.id} className="ellip" title={row.power.name}>
            {row.power.name}
          </li>
        ))}
      </ul>
      <p className="muted">
        逐件办理，不能办的说明原因，其余照办。
        {decision === 'publish' && '公布后不能撤回，到生效日起执行；取消和下放的事项不再收新件。'}
      </p>
      <Form form={form} layout="vertical" initialValues={{ effectiveOn: today }} onFinish={submit}>
        {decision === 'publish' ? (
          <Form.Item name="effectiveOn" label="生效日" rules={[{ required: true, message: '请选生效日' }]}>
            <DateItem label="生效日" min={today} />
          </Form.Item>
        ) : (
          <Form.Item name="documentNo" label="文号（可不填）">
            <Input maxLength={60} />
          </Form.Item>
        )}
        <Form.Item
          name="note"
          label={decision === 'return' ? '退回原因' : '意见（可不填）'}
          rules={
            decision === 'return'
              ? [{ required: true, whitespace: true, min: 2, message: '请写明退回原因，至少 2 个字' }]
              : []
          }
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}

function bodyOf(decision: Decision, rows: readonly ProposalRow[], values: Values) {
  return {
    items: rows.map(({ id, version }) => ({ id, version })),
    decision,
    note: values.note?.trim() ?? '',
    documentNo: values.documentNo?.trim() ?? '',
    effectiveOn: decision === 'publish' ? (values.effectiveOn ?? null) : null,
  }
}
