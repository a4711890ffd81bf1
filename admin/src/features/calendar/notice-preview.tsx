import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { useToast } from '../../components/toast'
import type { Notice } from './notice-form'
import { YearView } from './year-view'

export type Preview = Awaited<ReturnType<typeof api.calendar.preview>>

interface PreviewProps {
  notice: Notice
  preview: Preview
  onApplied: () => void
}

/** What applying the notice would do; only then can it be applied. */
export function NoticePreview({ notice, preview, onApplied }: PreviewProps) {
  const { today } = useMe()
  const [asking, setAsking] = useState(false)
  const toast = useToast()
  const apply = useWrite((body: Notice, idempotencyKey) => api.calendar.apply({ body, idempotencyKey }), {
    onDone: (result) => {
      toast(`${result.calendar.year} 年日历已采用，${result.moves.length} 项限期变动`)
      onApplied()
    },
  })
  const blocked = preview.problems.length > 0
  return (
    <>
      {blocked && (
        <section className="panel" aria-label="没看懂的地方">
          <div className="panel__h">
            <h2 className="num">有 {preview.problems.length} 处没看懂，改好再预览</h2>
          </div>
          <ul className="panel__b stack">
            {preview.problems.map((problem) => (
              <li key={problem} className="note note--red">
                {problem}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Moves preview={preview} />
      <YearView year={preview} today={today} />
      <div className="row">
        <Button type="primary" disabled={blocked} onClick={() => setAsking(true)}>
          采用这份日历
        </Button>
        <span className="small muted num">看过识别结果和会移动的限期再采用。</span>
      </div>
      {asking && (
        <ConfirmDialog
          title={`采用 ${preview.year} 年日历`}
          okText="采用"
          busy={apply.isPending}
          error={apply.error}
          onOk={() => apply.mutate(notice)}
          onCancel={() => setAsking(false)}
        >
          <p className="num">
            {preview.year} 年共 {preview.workdays} 个工作日。
            {preview.moves.length === 0
              ? `看过 ${preview.examined} 项未办结的任务，没有限期变动。`
              : `${preview.moves.length} 项任务的限期会变动，承办人和督查员都会收到消息。`}
          </p>
        </ConfirmDialog>
      )}
    </>
  )
}

function Moves({ preview }: { preview: Preview }) {
  return (
    <section className="panel" aria-label="会移动的限期">
      <div className="panel__h">
        <h2 className="num">会移动的限期 {preview.moves.length} 项</h2>
        <small className="num">看过 {preview.examined} 项未办结的任务</small>
      </div>
      {preview.moves.length === 0 ? (
        <p className="muted panel__b">没有限期变动。</p>
      ) : (
        <table className="data-table">
          <caption className="visually-hidden">会移动的限期</caption>
          <thead>
            <tr>
              <th scope="col">任务</th>
              <th scope="col">主办</th>
              <th scope="col" style={{ width: 140 }}>
                原限期
              </th>
              <th scope="col" style={{ width: 140 }}>
                新限期
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.moves.map((move) => (
              <tr key={move.taskId}>
                <td>
                  <span className="two-lines">{move.title}</span>
                  <span className="sub">{move.no}</span>
                </td>
                <td>{move.orgName}</td>
                <td className="muted">{move.from}</td>
                <td className="strong">{move.to}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
