import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { CancelButton } from './job-acts'
import { numberText, workText } from './sheet-words'

/** What the server is at, with the rows done; the title alone is read out, not every second's count. */
export function JobProgress({ job }: { job: SheetJob }) {
  const { done, total } = job.progress
  const { title, body } = workText(job)
  return (
    <div className="sheet-progress num">
      <div className="between">
        <b role="status">{title}</b>
        <span className="muted">
          {total > 0 && `${numberText(done)} / ${numberText(total)} 行　${Math.floor((done / total) * 100)}%`}
        </span>
      </div>
      <progress aria-label={title} {...(total > 0 ? { value: done, max: total } : {})} />
      <p className="small muted">{body}离开这一页也会继续，随时可以从“导入导出”回来看。</p>
      {job.allowedActions.includes('cancel') && <CancelButton job={job} />}
    </div>
  )
}
