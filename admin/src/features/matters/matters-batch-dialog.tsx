import { MATTER_BATCH_ACTS, type MatterBatchAct } from '@mingdu/shared/matters/batch.states'
import type { MatterRow } from '@mingdu/shared/matters/matters.schema'
import { Form, Input } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { dateText } from '../../components/dates'
import { showFieldErrors } from '../../components/form-errors'
import { SupervisorItem } from './supervisor-item'

export type MattersOutcome = Awaited<ReturnType<typeof api.mattersBatch.act>>

interface Values {
  supervisorId?: string
  note?: string
}

const WHAT: Record<MatterBatchAct, string> = {
  issue: '',
  changeSupervisor:
    '事项、它的任务和待做的回头看都交给新的督查员，新旧两人都收到消息。新督查员要回避的事项不换，说明原因；办完 10 秒内可以撤销。',
  urge: '提醒各事项里待签收和在办任务的承办人和单位负责人，每项任务各按限次办理；办完 10 秒内可以撤销。',
}
/** From so many on it takes long enough to say so. */
const MANY = 20

interface MattersBatchDialogProps {
  act: MatterBatchAct
  rows: readonly MatterRow[]
  onClose: () => void
  onDone: (outcome: MattersOutcome) => void
}

/** Asks once for all: what will be done, to which, and what the act needs to know. */
export function MattersBatchDialog({ act, rows, onClose, onDone }: MattersBatchDialogProps) {
  const [form] = Form.useForm<Values>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const able = act === 'issue' ? rows.filter(mayIssue) : rows
  const write = useWrite((values: Values, idempotencyKey) =>
    api.mattersBatch.act({ body: bodyOf(act, able, values), idempotencyKey }),
  )
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: onDone,
      onError: (error) => setRest(showFieldErrors(form, error, ['note', 'supervisorId'])),
    })
  const reason = act === 'changeSupervisor'
  return (
    <ConfirmDialog
      title={`${MATTER_BATCH_ACTS[act]} ${able.length} 项`}
      okText={MATTER_BATCH_ACTS[act]}
      danger={act === 'issue'}
      busy={write.isPending}
      error={rest}
      okDisabled={able.length === 0}
      onOk={form.submit}
      onCancel={onClose}
    >
      {act === 'issue' ? <Issuing able={able} left={rows.length - able.length} /> : <p>{WHAT[act]}</p>}
      <Names rows={able} />
      <Form form={form} layout="vertical" onFinish={submit}>
        {reason && <SupervisorItem />}
        <Form.Item
          name="note"
          label={reason ? '换人原因' : '说一句（可不填）'}
          rules={
            reason
              ? [{ required: true, whitespace: true, min: 5, message: '请写明换人原因，至少 5 个字' }]
              : []
          }
        >
          <Input.TextArea rows={2} maxLength={200} showCount />
        </Form.Item>
      </Form>
      {write.isPending && able.length > MANY && (
        <p role="status" className="muted num">
          正在逐项办理 {able.length}{' '}
          项，可能要几分钟，请不要关闭页面。断了也不要紧：再点一次会接着办，不会重复。
        </p>
      )}
    </ConfirmDialog>
  )
}

function Issuing({ able, left }: { able: readonly MatterRow[]; left: number }) {
  const tasks = able.reduce((sum, row) => sum + row.tasks.total, 0)
  return (
    <>
      {able.length > 0 && (
        <p className="note note--red num" role="alert">
          派出 {able.length} 个事项、{tasks} 项任务：时限今天起算，承办单位马上收到通知，
          <strong>不能撤销</strong>
          ，之后改动要申请变更。查到重复、多头或越权的不在这里派，会列出来。
        </p>
      )}
      {left > 0 && (
        <p className="muted num">
          {able.length > 0
            ? `另外 ${left} 项还不能派单（要已立项、已分解任务），不在这次办理里。`
            : `所选 ${left} 项都不能派单：只派已立项、已分解任务、还没有派单的事项。`}
        </p>
      )}
    </>
  )
}

/** Every one that is meant, with what tells it apart. */
function Names({ rows }: { rows: readonly MatterRow[] }) {
  const { today } = useMe()
  if (rows.length === 0) return null
  return (
    <ul className="matter-names num" tabIndex={0} aria-label="要办理的事项">
      {rows.map((row) => (
        <li key={row.id}>
          <span className="two-lines" title={row.title}>
            {row.no ?? '未编号'} {row.title}
          </span>
          <span className="sub">
            {row.leadOrg.name}　任务 {row.tasks.total} 项　限 {dateText(row.clock.due, today)}　督查员{' '}
            {row.supervisor.name}
          </span>
        </li>
      ))}
    </ul>
  )
}

function mayIssue({ allowedActions }: MatterRow): boolean {
  return allowedActions.includes('issue')
}

function bodyOf(act: MatterBatchAct, rows: readonly MatterRow[], { note, supervisorId }: Values) {
  const items = rows.map(({ id, version }) => ({ id, version }))
  const to = act === 'changeSupervisor' ? { supervisorId: supervisorId ?? null } : {}
  return { act, items, note: note?.trim() ?? '', ...to }
}
