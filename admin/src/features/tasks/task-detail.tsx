import { awaitedText, placeText } from '@mingdu/shared/parts/evidence'
import { percent } from '@mingdu/shared/parts/figures'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import { PERIODS, REPORT_STATES, TASK_STATES, VERIFY_METHODS } from '@mingdu/shared/tasks/tasks.states'
import { Link } from 'react-router'
import { useCan, useMe } from '../../api/session'
import { deadlineText, timeText } from '../../components/dates'
import { FileList } from '../../components/files'
import { ProgressFigures } from '../../components/figures'
import { ProgressKey, TwoProgress } from '../../components/two-progress'
import { AskedMoreList } from './asked-more'
import { EvidencePhotos } from './evidence-photos'
import { MilestoneTable } from './milestone-list'
import { ReportFiles } from './report-files'
import { TaskChildren } from './task-children'
import { TaskLight } from './task-columns'
import { TaskQr } from './task-qr'

/** What, by when, how far, and what was reported. */
export function TaskDetail({ task }: { task: Task }) {
  return (
    <>
      <div className="between" style={{ marginBottom: 14 }}>
        <TaskLight task={task} />
        <span className="tag">{TASK_STATES[task.state]}</span>
      </div>
      {task.suspension && (
        <p className="note" style={{ marginBottom: 14 }}>
          {task.suspension.from} 起暂停：{task.suspension.reason}（{task.suspension.documentNo}）
        </p>
      )}
      {task.awaited && (
        <p className={task.awaited.late ? 'note note--red' : 'note note--blue'} style={{ marginBottom: 14 }}>
          {awaitedText(task.awaited)}。
        </p>
      )}
      <ProgressFigures progress={task.progress} quantity={task.quantity} />
      <div style={{ margin: '12px 0 8px' }}>
        <TwoProgress progress={task.progress} />
      </div>
      <ProgressKey />
      <h3 className="sub-h">任务</h3>
      <Facts task={task} />
      <TaskChildren task={task} />
      {task.milestones.length > 0 && (
        <>
          <h3 className="sub-h">节点</h3>
          <MilestoneTable milestones={task.milestones} />
        </>
      )}
      <h3 className="sub-h">
        进展 <span className="muted num">{task.reports.length} 次</span>
      </h3>
      {task.reports.length === 0 && <p className="muted">还没有报送过进展。</p>}
      <div className="stack">
        {[...task.reports].reverse().map((report) => (
          <ReportCard key={report.id} report={report} task={task} />
        ))}
      </div>
    </>
  )
}

function Facts({ task }: { task: Task }) {
  const can = useCan()
  const matter = task.matter.name
  return (
    <dl className="facts num">
      <dt>督查事项</dt>
      <dd>{can('matter.read') ? <Link to={`/matters/${task.matter.id}`}>{matter}</Link> : matter}</dd>
      <dt>立项依据</dt>
      <dd>{task.basis}</dd>
      {task.requirement !== '' && (
        <>
          <dt>要求</dt>
          <dd className="prewrap">{task.requirement}</dd>
        </>
      )}
      <dt>限期</dt>
      <dd>
        {task.clock.due === null ? limitWords(task) : deadlineText(task.clock.due)}
        {task.clock.tentative && '（暂定）'}
        <OldDues task={task} />
      </dd>
      {task.period !== null && (
        <>
          <dt>定期报告</dt>
          <dd>{PERIODS[task.period]}，最后一个工作日前报送</dd>
        </>
      )}
      <dt>主办</dt>
      <dd>
        {task.org.name}
        {task.handler && `　${task.handler.name}`}
      </dd>
      {task.coOrgs.length > 0 && (
        <>
          <dt>协办</dt>
          <dd>{task.coOrgs.map((org) => org.name).join('、')}</dd>
        </>
      )}
      <dt>督查员</dt>
      <dd>
        {task.supervisor.name}
        {task.supervisorPhone !== '' && `　${task.supervisorPhone}`}
      </dd>
      {task.parent && (
        <>
          <dt>上级任务</dt>
          <dd>
            <Link to={`/tasks?task=${task.parent.id}`}>{task.parent.name}</Link>（占 {task.weight}）
            {task.splitFrom && `　${task.splitFrom.org.name} ${task.splitFrom.by.name}分解`}
          </dd>
        </>
      )}
      {task.attachments.length > 0 && (
        <>
          <dt>附件</dt>
          <dd>
            <FileList files={task.attachments} />
          </dd>
        </>
      )}
      <dt>小程序码</dt>
      <dd>
        <TaskQr task={task} />
      </dd>
    </dl>
  )
}

/** Deadlines that 延期 replaced stay in sight. */
function OldDues({ task }: { task: Task }) {
  const granted = task.acts.extensions.filter(({ state }) => state === 'granted')
  if (granted.length === 0) return null
  return (
    <span className="small muted">
      　原 <s>{granted.map(({ oldDue }) => oldDue).join('、')}</s>
    </span>
  )
}

function ReportCard({ report, task }: { report: Report; task: Task }) {
  const { today } = useMe()
  const amount = (n: number) => (task.quantity ? `${n} ${task.quantity.unit}` : `${percent(n)}%`)
  return (
    <section className="panel" aria-label={`第 ${report.ordinal} 次进展`}>
      <div className="panel__b stack" style={{ padding: 12, gap: 8 }}>
        <div className="between num">
          <span className="strong">第 {report.ordinal} 次进展</span>
          <span className={report.state === 'returned' ? 'tag tag--red' : 'tag'}>
            {REPORT_STATES[report.state]}
          </span>
        </div>
        <div className="small muted num">
          {report.submittedBy.name}　{timeText(report.submittedAt, today)} 报　累计 {amount(report.claimed)}
          {report.verified !== null && `　核实 ${amount(report.verified)}`}
        </div>
        <p className="prewrap">{report.text}</p>
        {report.doneOn !== null && <p className="small muted num">所报完成日期 {report.doneOn}</p>}
        {report.photos.length > 0 && <EvidencePhotos photos={report.photos} />}
        <ReportFiles files={report.attachments} />
        <AskedMoreList asked={report.asked} />
        {report.decidedBy && (
          <p className={`note small${report.state === 'returned' ? ' note--red' : ''}`}>
            {report.decidedBy.name}
            {report.method && `　${VERIFY_METHODS[report.method]}`}
            {report.opinion !== '' && `：${report.opinion}`}
            {report.verifyPlace !== null && `　核验地点 ${placeText(report.verifyPlace)}`}
          </p>
        )}
        {report.verifyPhotos.length > 0 && <EvidencePhotos photos={report.verifyPhotos} />}
      </div>
    </section>
  )
}

function limitWords({ limit }: Task): string {
  return limit.kind === 'date' ? deadlineText(limit.due) : `派单后 ${limit.n} 个${limit.unit}`
}
