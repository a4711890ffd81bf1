import type { MessageLogRow } from '@mingdu/shared/messages/messages.api'
import { MESSAGE_KINDS } from '@mingdu/shared/messages/messages.states'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { Icon } from '../../components/icon'
import { downloadCsv } from '../../components/list/csv'
import { recipientName } from './recipient-name'

type Result = Awaited<ReturnType<typeof api.messages.replay>>['results'][number]

interface ReplayProps {
  rows: readonly MessageLogRow[]
  /** Once the server has answered, whatever it said of each. */
  onDone: () => void
  onClose: () => void
}

/** Sends chosen messages again, for a reason; then says of each what became of it. */
export function ReplayDialog({ rows, onDone, onClose }: ReplayProps) {
  const [reason, setReason] = useState('')
  const [results, setResults] = useState<readonly Result[] | null>(null)
  const replay = useWrite(
    (body: { ids: string[]; reason: string }, idempotencyKey) =>
      api.messages.replay({ body, idempotencyKey }),
    {
      onDone: (answer) => {
        setResults(answer.results)
        onDone()
      },
    },
  )
  if (results) return <ResultsDialog rows={rows} results={results} onClose={onClose} />
  return (
    <ConfirmDialog
      title={`重发 ${rows.length} 条消息`}
      okText="重发"
      busy={replay.isPending}
      error={replay.error}
      okDisabled={reason.trim().length < 2}
      onOk={() => replay.mutate({ ids: rows.map((row) => row.id), reason: reason.trim() })}
      onCancel={onClose}
    >
      <p>
        重新排进队列，从失败的通道起再发。
        <span className="strong">可能已经送到的不会再发</span>
        ，以免对方收到两次；任务已经办结、暂停或改了限期的也不再发。
      </p>
      <label htmlFor="replay-reason">重发原因</label>
      <Input.TextArea
        id="replay-reason"
        autoFocus
        rows={2}
        className="replay__reason"
        maxLength={100}
        showCount
        placeholder="如：服务号额度已恢复"
        value={reason}
        onChange={(e) => setReason(e.target.value)}
      />
    </ConfirmDialog>
  )
}

function ResultsDialog({
  rows,
  results,
  onClose,
}: {
  rows: readonly MessageLogRow[]
  results: readonly Result[]
  onClose: () => void
}) {
  const lines = results.map((result) => ({
    ...result,
    name: nameOf(rows.find((row) => row.id === result.id)),
  }))
  const failed = lines.filter((line) => !line.ok)
  const save = () =>
    downloadCsv('没有重发的消息', [['消息', '原因'], ...failed.map(({ name, why }) => [name, why ?? ''])])
  return (
    <Modal
      open
      title={resultText(lines.length - failed.length, failed.length)}
      onCancel={onClose}
      width={560}
      footer={[
        failed.length > 0 && (
          <Button key="save" icon={<Icon name="download" small />} onClick={save}>
            下载没有重发的
          </Button>
        ),
        <Button key="close" type="primary" onClick={onClose}>
          知道了
        </Button>,
      ]}
    >
      <ul className="replay__results">
        {[...failed, ...lines.filter((line) => line.ok)].map(({ id, ok, name, why }) => (
          <li key={id}>
            <span className={ok ? 'replay__mark' : 'replay__mark late-count'}>
              <Icon name={ok ? 'check' : 'warn'} small />
              {ok ? '已重发' : '没有'}
            </span>
            <span className="grow">
              {name}
              {why !== null && <span className="muted small replay__why">{why}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

function resultText(sent: number, failed: number): string {
  if (failed === 0) return `${sent} 条都已重发`
  return sent === 0 ? `${failed} 条都没有重发` : `已重发 ${sent} 条，没有重发 ${failed} 条`
}

function nameOf(row: MessageLogRow | undefined): string {
  return row ? `${MESSAGE_KINDS[row.kind]}　${recipientName(row)}` : '这条消息'
}
