import { CHANGE_KINDS, type ChangeKind } from '@mingdu/shared/powers/powers.states'
import type { Proposal } from '@mingdu/shared/proposals/proposals.api'
import { PROPOSAL_STATES } from '@mingdu/shared/proposals/proposals.states'
import { Form, Input } from 'antd'
import { useState, type ReactNode } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { DateItem } from '../../components/date-item'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'

export type DialogAct = 'submit' | 'pass' | 'return' | 'publish' | 'withdraw'

interface ActText {
  title: string
  ok: string
  done: string
  /** What happens, and to whom. */
  what: (proposal: Proposal) => ReactNode
  note: { label: string; required: string | null } | null
}

const ACTS: Record<DialogAct, ActText> = {
  submit: {
    title: '提交审查',
    ok: '提交',
    done: '已提交合法性审查',
    what: () => '提交后先做合法性审查，再由编办审核；退回之前不能再改。',
    note: null,
  },
  pass: {
    title: '通过',
    ok: '通过',
    done: '已通过',
    what: (proposal) => `“${PROPOSAL_STATES[proposal.state]}”通过，转到下一步：${nextStep(proposal)}。`,
    note: { label: '意见（可不填）', required: null },
  },
  return: {
    title: '退回修改',
    ok: '退回',
    done: '已退回',
    what: ({ orgName, proposedBy }) => `退给${orgName} ${proposedBy.name}修改，改好后从合法性审查重新走。`,
    note: { label: '退回原因', required: '请写明退回原因，至少 2 个字' },
  },
  publish: {
    title: '公布',
    ok: '公布',
    done: '已公布',
    what: (proposal) => <PublishNotice proposal={proposal} />,
    note: { label: '说明（可不填）', required: null },
  },
  withdraw: {
    title: '撤回',
    ok: '撤回',
    done: '已撤回',
    what: ({ no }) => `撤回 ${no}，清单不变；记录保留。`,
    note: { label: '撤回原因', required: '请写明撤回原因，至少 2 个字' },
  },
}

interface Values {
  note?: string
  documentNo?: string
  effectiveOn?: string | null
}

/** Asks before a step of the review; what it leads to is said first. */
export function ActDialog({
  act,
  proposal,
  onClose,
}: {
  act: DialogAct
  proposal: Proposal
  onClose: () => void
}) {
  const { title, ok, done, what, note } = ACTS[act]
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite((values: Values, key) => perform(act, proposal, values, key))
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: () => {
        toast(done)
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['note', 'documentNo', 'effectiveOn'])),
    })
  const earliest =
    proposal.effectiveOn !== null && proposal.effectiveOn > today ? proposal.effectiveOn : today
  return (
    <ConfirmDialog
      title={`${title}：${proposal.no}`}
      okText={ok}
      danger={act === 'withdraw'}
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <div>{what(proposal)}</div>
      <Form form={form} layout="vertical" initialValues={{ effectiveOn: earliest }} onFinish={submit}>
        {act === 'publish' && (
          <Form.Item
            name="effectiveOn"
            label="生效日"
            rules={[{ required: true, message: '请选生效日' }]}
            extra="从这一天起执行，不能早于今天"
          >
            <DateItem label="生效日" min={today} />
          </Form.Item>
        )}
        {(act === 'pass' || act === 'return') && (
          <Form.Item name="documentNo" label="文号（可不填）">
            <Input maxLength={60} placeholder="审查意见或审议决定的文号" />
          </Form.Item>
        )}
        {note && <NoteItem note={note} />}
      </Form>
    </ConfirmDialog>
  )
}

function NoteItem({ note }: { note: NonNullable<ActText['note']> }) {
  return (
    <Form.Item
      name="note"
      label={note.label}
      rules={
        note.required === null ? [] : [{ required: true, whitespace: true, min: 2, message: note.required }]
      }
    >
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  )
}

/** Publishing cannot be taken back: what it does is named first. */
const CONSEQUENCES: Record<ChangeKind, string> = {
  add: '列入权力清单，公众能查到，到生效日起可以收件。',
  keep: '记为保留，内容不变。',
  takeOver: '列入权力清单，到生效日起由本级承接办理。',
  handDown: '到生效日起本级不再收新件；此前收的按原版本办完。',
  cancel: '到生效日起不再收新件，清单里记为取消；此前收的按原版本办完。',
  adjust: '到生效日起按新版本办；此前收的按原版本办完。',
}

function PublishNotice({ proposal: { kind, power } }: { proposal: Proposal }) {
  return (
    <>
      <p>
        {CHANGE_KINDS[kind]}“{power.name}”：{CONSEQUENCES[kind]}
      </p>
      <p className="muted">公布后不能撤回；需要再改，另提一件。各版本都保留，随时可查。</p>
    </>
  )
}

function nextStep({ steps, state }: Proposal): string {
  const next = steps[steps.indexOf(state) + 1]
  return next === undefined ? '公布' : PROPOSAL_STATES[next]
}

function perform(
  act: DialogAct,
  proposal: Proposal,
  values: Values,
  idempotencyKey: string,
): Promise<Proposal> {
  const params = { id: proposal.id }
  const { version } = proposal
  const note = values.note?.trim() ?? ''
  switch (act) {
    case 'submit':
      return api.proposals.submit({ params, body: { version }, idempotencyKey })
    case 'pass':
    case 'return': {
      const documentNo = values.documentNo?.trim() ?? ''
      return api.proposals.review({
        params,
        body: { version, decision: act, note, documentNo },
        idempotencyKey,
      })
    }
    case 'publish':
      return api.proposals.publish({
        params,
        body: { version, effectiveOn: values.effectiveOn ?? '', note },
        idempotencyKey,
      })
    case 'withdraw':
      return api.proposals.withdraw({ params, body: { version, note }, idempotencyKey })
  }
}
