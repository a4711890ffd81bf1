import type { ChangeRequest } from '@mingdu/shared/matters/change-requests.api'
import { CHANGE_KINDS, CHANGE_STATES, type ChangeKind } from '@mingdu/shared/matters/change-requests.states'
import { EXTENSION_LEVELS } from '@mingdu/shared/tasks/acts.states'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { fullTimeText } from '../../components/dates'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { useChanges } from './matter-queries'

type Decision = 'accept' | 'decline'

const CANCELS: readonly ChangeKind[] = ['cancelTask', 'cancelMatter']
/** What follows when it is accepted. */
const EFFECTS: Record<ChangeKind, string> = {
  weights: '批准后立即生效，进度按新的权重汇总。',
  deadline: '批准后立即生效，原限期留在记录里，承办人会收到通知。',
  leadOrg: '批准后立即生效，任务转到新的单位签收，两个单位都收到通知；时限不重新计算。',
  cancelTask: '批准后立即生效；撤销的任务停办并通知承办人，不能恢复。',
  cancelMatter: '批准后立即生效；事项和没有办结的任务停办并通知承办人，不能恢复。',
}

/** Changes asked for after 派单, each with before and after; nothing is shown where there is none. */
export function ChangesPanel({ matterId }: { matterId: string }) {
  const changes = useChanges(matterId).data?.items ?? []
  if (changes.length === 0) return null
  return (
    <section className="panel" aria-label="变更">
      <div className="panel__h">
        <h2>变更</h2>
      </div>
      <div className="panel__b stack">
        {changes.map((change) => (
          <Change key={change.id} change={change} />
        ))}
      </div>
    </section>
  )
}

function Change({ change }: { change: ChangeRequest }) {
  const [asking, setAsking] = useState<Decision | null>(null)
  const { kind, state, rows, reason, requestedBy, requestedAt, decidedBy, decision, level } = change
  return (
    <div>
      <p className="row row--wrap">
        <strong>{CHANGE_KINDS[kind]}</strong>
        <span className={state === 'open' ? 'tag tag--blue' : 'tag'}>{CHANGE_STATES[state]}</span>
        {state === 'open' && kind === 'deadline' && (
          <span className="small muted">由{EXTENSION_LEVELS[level]}审批</span>
        )}
      </p>
      <ChangeRows rows={rows} />
      <p className="small muted num">
        {requestedBy.name}　{fullTimeText(requestedAt)}：{reason}
        {decidedBy && (
          <>
            <br />
            {decidedBy.name}：{decision}
          </>
        )}
      </p>
      {change.mayDecide && (
        <div className="row">
          <Button size="small" type="primary" onClick={() => setAsking('accept')}>
            批准变更
          </Button>
          <Button size="small" onClick={() => setAsking('decline')}>
            不批准
          </Button>
        </div>
      )}
      {asking && <DecisionDialog decision={asking} change={change} onClose={() => setAsking(null)} />}
    </div>
  )
}

/** Before and after, as it is asked for and as it is decided. */
function ChangeRows({ rows }: Pick<ChangeRequest, 'rows'>) {
  return (
    <ul className="change-rows num">
      {rows.map((row) => (
        <li key={row.id}>
          {row.name}：{row.before} → <strong>{row.after}</strong>
        </li>
      ))}
    </ul>
  )
}

function DecisionDialog({
  decision,
  change,
  onClose,
}: {
  decision: Decision
  change: ChangeRequest
  onClose: () => void
}) {
  const [form] = Form.useForm<{ note: string }>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const { id, version, kind } = change
  const write = useWrite(({ note }: { note: string }, idempotencyKey) =>
    api.changeRequests[decision]({ params: { id }, body: { version, note: note.trim() }, idempotencyKey }),
  )
  const accepts = decision === 'accept'
  return (
    <ConfirmDialog
      title={`${accepts ? '批准' : '不批准'}：${CHANGE_KINDS[kind]}`}
      okText={accepts ? '批准' : '不批准'}
      danger={accepts && CANCELS.includes(kind)}
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{accepts ? EFFECTS[kind] : '事项不变，意见会记入记录。'}</p>
      <ChangeRows rows={change.rows} />
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) =>
          write.mutate(values, {
            onSuccess: () => {
              toast(accepts ? '变更已生效' : '已不批准')
              onClose()
            },
            onError: (error) => setRest(showFieldErrors(form, error, ['note'])),
          })
        }
      >
        <Form.Item
          name="note"
          label="意见"
          rules={[{ required: true, whitespace: true, min: 2, message: '请写意见' }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}
