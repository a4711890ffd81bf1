import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import type { SheetKind } from '@mingdu/shared/sheets/sheets.states'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { useCan } from '../../api/session'
import { fullTimeText } from '../../components/dates'
import { exportUrl } from '../../components/sheet-export'
import { CommitButton } from './commit-dialog'
import { CancelButton, UndoButton } from './job-acts'
import { numberText, ROW_WORDS, summaryText } from './sheet-words'

/** Where the job came to, and what can be done next. */
export function JobOutcome({ job }: { job: SheetJob }) {
  switch (job.state) {
    case 'checked':
      return <Checked job={job} />
    case 'committed':
      return <Committed job={job} />
    case 'undone':
      return <Undone job={job} />
    case 'cancelled':
      return (
        <Ended>
          <p role="status">这次导入已取消，{ROW_WORDS[job.kind].base}没有改动。</p>
        </Ended>
      )
    case 'failed':
      return <Failed job={job} />
    default:
      return <Ready job={job} />
  }
}

function Checked({ job }: { job: SheetJob }) {
  const { created, updated, unchanged, failed } = job.summary
  const writes = created + updated
  const { unit, base } = ROW_WORDS[job.kind]
  return (
    <div className="stack">
      <p className="num" role="status">
        试导完成，{base}还没有改动。
        {writes > 0
          ? `确认后写入 ${numberText(writes)} ${unit}${failed > 0 ? `；另有 ${numberText(failed)} 行有错误，不会导入` : ''}。`
          : `没有可写入的行：${failed === 0 ? `${numberText(unchanged)} 行都和${base}里的一样` : '有错误的行改好后再导'}。`}
      </p>
      <div className="row row--wrap">
        {writes > 0 && job.allowedActions.includes('commit') && <CommitButton job={job} />}
        {job.allowedActions.includes('cancel') && <CancelButton job={job} />}
      </div>
    </div>
  )
}

function Committed({ job }: { job: SheetJob }) {
  const mayUndo = job.allowedActions.includes('undo')
  return (
    <Ended primary={job.kind} act={mayUndo && <UndoButton job={job} />}>
      <p className="num" role="status">
        导入完成：{summaryText(job.summary).replace('不能导入', '没有导入')}。
        {job.undoUntil !== null && (
          <span className="muted">
            {mayUndo
              ? `${fullTimeText(job.undoUntil)} 前可以撤销。`
              : `撤销期到 ${fullTimeText(job.undoUntil)} 为止，${job.kind === 'plans' ? '不办的请在事项里撤销' : '要改回请提出清单调整'}。`}
          </span>
        )}
      </p>
    </Ended>
  )
}

function Undone({ job: { refused, kind } }: { job: SheetJob }) {
  return (
    <Ended>
      <p className="num" role="status">
        {refused === 0
          ? `已撤销，${ROW_WORDS[kind].base}恢复成导入前的样子。`
          : `已撤销。有 ${numberText(refused)} 行导入之后又改过，没有动，列在下面。`}
      </p>
    </Ended>
  )
}

function Failed({ job }: { job: SheetJob }) {
  const isImport = job.direction === 'import'
  return (
    <Ended>
      <p className="note note--red" role="alert">
        {isImport ? '没有导入成功' : '没有导出成功'}：{job.problem}
        {isImport && <span className="muted"> {ROW_WORDS[job.kind].base}没有改动。</span>}
      </p>
    </Ended>
  )
}

function Ready({ job }: { job: SheetJob }) {
  return (
    <div className="stack">
      <p role="status" className="num">
        已生成，共 {numberText(job.progress.total)} 行。
      </p>
      <div>
        <Button type="primary" href={exportUrl(job.id)}>
          下载
        </Button>
      </div>
    </div>
  )
}

/** The ways on after the end. */
function Ended({
  primary,
  act,
  children,
}: {
  /** Of what was written, where something was. */
  primary?: SheetKind
  act?: ReactNode
  children: ReactNode
}) {
  const can = useCan()
  const navigate = useNavigate()
  return (
    <div className="stack">
      {children}
      <div className="row row--wrap">
        {can('sheet.import') && (
          <Button onClick={() => void navigate('/sheets/new')}>{primary ? '再导一份' : '重新导入'}</Button>
        )}
        {act}
        {primary === 'plans' && <Link to="/matters?plan=unissued">去看计划中未派单的事项</Link>}
        {primary && primary !== 'plans' && <Link to="/powers">去看权力清单</Link>}
      </div>
    </div>
  )
}
