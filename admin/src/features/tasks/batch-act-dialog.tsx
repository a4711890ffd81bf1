import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { BATCH_ACTS, type BatchAct } from '@mingdu/shared/tasks/batch.states'
import { Form } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { Due, OrgItem, PersonItem, Words } from './act-fields'
import type { ActValues } from './act-perform'

export type BatchOutcome = Awaited<ReturnType<typeof api.tasksBatch.act>>

const WHAT: Record<BatchAct, string> = {
  urge: '提醒各项任务的承办人和单位负责人，每项各按限次办理。',
  sign: '签收后由您承办（已有承办人的不变）。时限从派单起算，与签收早晚无关。',
  entrust: '由所选的人去办，责任仍在各主办单位，任务限期不变。',
}
const NAMES_SHOWN = 6
/** From so many on it takes long enough to say so. */
const MANY = 50

interface BatchActDialogProps {
  act: BatchAct
  rows: readonly TaskRow[]
  onClose: () => void
  onDone: (outcome: BatchOutcome) => void
}

/** Asks once for all: what will be done, to which, and what the act needs to know. */
export function BatchActDialog({ act, rows, onClose, onDone }: BatchActDialogProps) {
  const me = useMe()
  const [form] = Form.useForm<ActValues>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const write = useWrite((values: ActValues, idempotencyKey) =>
    api.tasksBatch.act({ body: bodyOf(act, rows, values), idempotencyKey }),
  )
  const submit = (values: ActValues) =>
    write.mutate(values, {
      onSuccess: onDone,
      onError: (error) => setRest(showFieldErrors(form, error, ['note', 'personId', 'due'])),
    })
  const [first] = rows
  return (
    <ConfirmDialog
      title={`${BATCH_ACTS[act]} ${rows.length} 项`}
      okText={BATCH_ACTS[act]}
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <ul className="batch-names">
        {rows.slice(0, NAMES_SHOWN).map((row) => (
          <li key={row.id} className="ellip" title={row.title}>
            {row.no} {row.title}
          </li>
        ))}
        {rows.length > NAMES_SHOWN && <li className="muted">等 {rows.length} 项</li>}
      </ul>
      <p className="muted">{WHAT[act]}逐项办理，不能办的说明原因，其余照办；办完 10 秒内可以撤销。</p>
      <Form form={form} layout="vertical" initialValues={{ orgId: me.org.id }} onFinish={submit}>
        {act === 'entrust' && first && (
          <>
            <OrgItem name="orgId" label="单位" required onPick={() => form.setFieldValue('personId', null)} />
            <PersonItem name="personId" label="交给谁办" task={first} form={form} required />
            <Due label="什么时候办好（可不填）" min={me.today} max={null} />
          </>
        )}
        {act !== 'sign' && <Words name="note" label="说一句（可不填）" optional max={200} />}
      </Form>
      {write.isPending && rows.length > MANY && (
        <p role="status" className="muted num">
          正在逐项办理 {rows.length}{' '}
          项，可能要一分钟，请不要关闭页面。断了也不要紧：再点一次会接着办，不会重复。
        </p>
      )}
    </ConfirmDialog>
  )
}

function bodyOf(act: BatchAct, rows: readonly TaskRow[], { note, personId, due }: ActValues) {
  const items = rows.map(({ id, version }) => ({ id, version }))
  const to = act === 'entrust' ? { personId: personId ?? null, due: due ?? null } : {}
  return { act, items, note: note?.trim() ?? '', ...to }
}
