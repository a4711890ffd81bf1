import { gateName } from '@mingdu/shared/channels/channels.rules'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { timeText } from '../../components/dates'
import { useToast } from '../../components/toast'
import type { Gate } from './use-status'
import { errorText } from './words'

/** What stands still for everybody, why, and until when; who may, lets it go on earlier. */
export function GatesPanel({ gates }: { gates: readonly Gate[] }) {
  const can = useCan()
  const [asking, setAsking] = useState<Gate | null>(null)
  if (gates.length === 0) return null
  return (
    <section className="panel" aria-label="已暂停">
      <div className="panel__h">
        <h2 className="num">已暂停 {gates.length} 处</h2>
        <small>到时自动试发，成功就恢复；等发的消息留在队列里</small>
      </div>
      <ul>
        {gates.map((gate) => (
          <li key={gate.key} className="gate">
            <div className="grow">
              <span className="strong">{gateName(gate.key)}</span>
              <span className="tag tag--red gate__why">{errorText(gate.errorClass, gate.errorCode)}</span>
              <div className="muted">{gate.reason}</div>
            </div>
            <div className="right muted small num nowrap">
              {timeText(gate.closedSince)} 起
              <br />
              {timeText(gate.until)} 再试
            </div>
            {can('channel.write') && <Button onClick={() => setAsking(gate)}>恢复</Button>}
          </li>
        ))}
      </ul>
      {asking && <ReopenDialog gate={asking} onClose={() => setAsking(null)} />}
    </section>
  )
}

function ReopenDialog({ gate, onClose }: { gate: Gate; onClose: () => void }) {
  const toast = useToast()
  const name = gateName(gate.key)
  const reopen = useWrite(
    (key: string, idempotencyKey) => api.channels.reopen({ body: { key }, idempotencyKey }),
    {
      onDone: () => {
        toast(`${name}已恢复，开始试发`)
        onClose()
      },
    },
  )
  return (
    <ConfirmDialog
      title={`提前恢复${name}`}
      okText="恢复"
      busy={reopen.isPending}
      error={reopen.error}
      onOk={() => reopen.mutate(gate.key)}
      onCancel={onClose}
    >
      <p>
        暂停的原因是“{gate.reason}”。不恢复的话，<span className="num">{timeText(gate.until)}</span>{' '}
        会自动再试。
      </p>
      <p className="muted">原因还在的话，恢复后第一条又会失败，通道会再次暂停。请先排除原因。</p>
    </ConfirmDialog>
  )
}
