import { percent } from '@mingdu/shared/parts/figures'
import type { Report, VerificationRow } from '@mingdu/shared/tasks/tasks.schema'
import { VERIFY_METHODS } from '@mingdu/shared/tasks/tasks.states'
import { useMe } from '../../../api/session'
import { timeText } from '../../../components/dates'
import { ProgressKey, TwoProgress } from '../../../components/two-progress'
import { AskedMoreList } from '../asked-more'
import { EvidencePhotos } from '../evidence-photos'
import { ReportFiles } from '../report-files'
import { amountText } from '../report-rules'
import { TaskLight } from '../task-columns'
import { useTask } from '../task-queries'
import { shareOf } from './outcome'

/** What was claimed, and what shows it. */
export function Evidence({ row, place }: { row: VerificationRow; place: string }) {
  const { task, report } = row
  const { today } = useMe()
  return (
    <section className="verify__evidence" aria-label="进展和佐证" tabIndex={0}>
      <div className="between" style={{ alignItems: 'flex-start' }}>
        <div className="grow">
          <h2>{task.title}</h2>
          <p className="verify__meta small muted num">
            <TaskLight task={task} />
            <span>第 {report.ordinal} 次进展</span>
            <span>{report.submittedBy.name}</span>
            <span>{timeText(report.submittedAt, today)} 报</span>
            <span>{task.no}</span>
          </p>
        </div>
        <span className="row small muted num nowrap">
          {place}　<span className="kbd">J</span>
          <span className="kbd">K</span>上下一件
        </span>
      </div>
      <Claim row={row} />
      <section className="panel" aria-label="说明">
        <div className="panel__b stack">
          <p className="prewrap">{report.text}</p>
          {report.doneOn !== null && <p className="small muted num">所报完成日期 {report.doneOn}</p>}
          <ReportFiles files={report.attachments} />
        </div>
      </section>
      {report.photos.length > 0 ? (
        <EvidencePhotos photos={report.photos} large />
      ) : (
        <p className="note">没有附照片{report.attachments.length > 0 ? '，有材料' : ''}。</p>
      )}
      <AskedMoreList asked={report.asked} />
      <EarlierReports taskId={task.id} current={report.ordinal} />
    </section>
  )
}

function Claim({ row: { task, report } }: { row: VerificationRow }) {
  const share = (value: number) => (task.quantity ? `（${percent(shareOf(task, value))}%）` : '')
  const pending = report.claimed - report.verifiedBefore
  const progress = {
    ...task.progress,
    verified: shareOf(task, report.verifiedBefore),
    claimed: shareOf(task, report.claimed),
  }
  return (
    <section className="panel" aria-label="本次上报">
      <div className="panel__b stack num">
        <div className="verify__claim">
          <span>
            本次上报 <b>{amountText(report.claimed, task)}</b>
            {share(report.claimed)}
          </span>
          <span>
            已核实 <b>{amountText(report.verifiedBefore, task)}</b>
            {share(report.verifiedBefore)}
          </span>
          <span>
            本次待核 <b>{amountText(pending, task)}</b>
          </span>
        </div>
        <TwoProgress progress={progress} />
        <ProgressKey />
      </div>
    </section>
  )
}

function EarlierReports({ taskId, current }: { taskId: string; current: number }) {
  const task = useTask(taskId)
  const { today } = useMe()
  const earlier = (task.data?.reports ?? []).filter((report) => report.ordinal !== current).reverse()
  if (!task.data || earlier.length === 0) return null
  const { quantity } = task.data
  return (
    <section className="panel" aria-label="以前的进展">
      <table className="data-table data-table--dense">
        <caption className="visually-hidden">以前的进展</caption>
        <colgroup>
          <col style={{ width: 76 }} />
          <col style={{ width: 108 }} />
          <col style={{ width: 92 }} />
          <col style={{ width: 92 }} />
          <col style={{ width: 64 }} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">以前</th>
            <th scope="col">报送</th>
            <th scope="col" className="r">
              上报
            </th>
            <th scope="col" className="r">
              核实
            </th>
            <th scope="col">方式</th>
            <th scope="col">意见</th>
          </tr>
        </thead>
        <tbody>
          {earlier.map((report) => (
            <tr key={report.id}>
              <td>第 {report.ordinal} 次</td>
              <td>{timeText(report.submittedAt, today)}</td>
              <td className="r">{amountText(report.claimed, { quantity })}</td>
              <td className="r">{decided(report, (n) => amountText(n, { quantity }))}</td>
              <td>{report.method ? VERIFY_METHODS[report.method] : '–'}</td>
              <td title={report.opinion}>
                <span className="two-lines">{report.opinion || '–'}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function decided(report: Report, amount: (n: number) => string): string {
  if (report.state === 'returned') return '退回'
  return report.verified === null ? '–' : amount(report.verified)
}
