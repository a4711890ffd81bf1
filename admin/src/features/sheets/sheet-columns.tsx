import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { SHEET_KINDS, SHEET_STATES, type SheetState } from '@mingdu/shared/sheets/sheets.states'
import { timeText } from '../../components/dates'
import type { Column } from '../../components/list'
import { exportUrl } from '../../components/sheet-export'
import { isRunning, numberText, summaryText } from './sheet-words'

export function sheetColumns(today: string): Column<SheetJob>[] {
  return [
    {
      key: 'file',
      title: '文件',
      fixed: true,
      render: (job) => (
        <span className="two-lines" title={job.fileName}>
          {job.fileName}
        </span>
      ),
      text: (job) => job.fileName,
    },
    { key: 'kind', title: '内容', width: 124, render: kindText, text: kindText },
    { key: 'state', title: '状态', width: 108, render: (job) => <State job={job} />, text: stateText },
    { key: 'rows', title: '结果', width: 208, render: resultText, text: resultText },
    {
      key: 'findings',
      title: '问题',
      width: 64,
      align: 'right',
      render: (job) => (job.summary.findings === 0 ? '–' : numberText(job.summary.findings)),
      text: (job) => String(job.summary.findings),
    },
    {
      key: 'by',
      title: '经手人',
      width: 132,
      render: (job) => <span className="two-lines">{job.by.name}</span>,
      text: (job) => job.by.name,
    },
    {
      key: 'at',
      title: '时间',
      width: 104,
      align: 'right',
      render: (job) => timeText(job.createdAt, today),
      text: (job) => job.createdAt,
    },
    { key: 'act', title: '下载', width: 60, align: 'right', render: (job) => <Download job={job} /> },
  ]
}

const TAGS: Partial<Record<SheetState, string>> = {
  checked: 'tag tag--blue',
  failed: 'tag tag--red',
  cancelled: 'tag tag--off',
  undone: 'tag tag--off',
}

export function StateTag({ state }: { state: SheetState }) {
  return <span className={TAGS[state] ?? 'tag'}>{SHEET_STATES[state]}</span>
}

function State({ job }: { job: SheetJob }) {
  const { done, total } = job.progress
  if (!isRunning(job) || total === 0) return <StateTag state={job.state} />
  return (
    <span className="sheet-state">
      {SHEET_STATES[job.state]} {Math.floor((done / total) * 100)}%
      <progress value={done} max={total} aria-label={`${job.fileName} 的进度`} />
    </span>
  )
}

function Download({ job }: { job: SheetJob }) {
  if (!job.allowedActions.includes('download')) return '–'
  return (
    <a href={exportUrl(job.id)} aria-label={`下载 ${job.fileName}`}>
      下载
    </a>
  )
}

/** `导入 权力事项` */
function kindText({ direction, kind }: SheetJob): string {
  return `${direction === 'import' ? '导入' : '导出'} ${SHEET_KINDS[kind]}`
}

function stateText({ state }: SheetJob): string {
  return SHEET_STATES[state]
}

function resultText(job: SheetJob): string {
  if (job.state === 'failed') return job.problem
  if (job.direction === 'export')
    return job.progress.total === 0 ? '–' : `${numberText(job.progress.total)} 行`
  return summaryText(job.summary)
}
