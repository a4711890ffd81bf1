import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import type { ExportKind } from '@mingdu/shared/sheets/sheets.states'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Modal, Radio } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { api } from '../api/client.gen'
import { API_BASE } from '../api/send'
import { useWrite } from '../api/use-write'
import { Refusal } from './states'
import { useFocusBack } from './use-focus-back'

type ExportBody = NonNullable<Parameters<typeof api.sheets.export>[0]>['body']
export type ExportFilter = NonNullable<ExportBody['filter']>

interface SheetExportProps {
  /** Which rows, for people: 当前条件下的 61 项. */
  what: string
  filter: ExportFilter
  onClose: () => void
}

const KINDS: { value: ExportKind; label: string }[] = [
  { value: 'powers', label: '权力事项，一项一行' },
  { value: 'duties', label: '责任事项，一条一行' },
]
const FORMATS: { value: 'xlsx' | 'csv'; label: string }[] = [
  { value: 'xlsx', label: 'Excel' },
  { value: 'csv', label: 'CSV' },
]

/** Export by the server: asks what and in which format, shows the progress, offers the file. */
export function SheetExport({ what, filter, onClose }: SheetExportProps) {
  const [kind, setKind] = useState<ExportKind>('powers')
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const start = useWrite((body: ExportBody, idempotencyKey) => api.sheets.export({ body, idempotencyKey }))
  return (
    <ExportFrame
      title="导出"
      started={start.data ?? null}
      busy={start.isPending}
      error={start.error}
      onStart={() => start.mutate({ kind, format, filter })}
      onClose={onClose}
    >
      <p className="num">导出{what}。</p>
      <Form layout="vertical">
        <Form.Item label="内容">
          <Radio.Group options={KINDS} value={kind} onChange={(e) => setKind(e.target.value as ExportKind)} />
        </Form.Item>
        <Form.Item label="格式" style={{ marginBottom: 0 }}>
          <Radio.Group
            options={FORMATS}
            value={format}
            onChange={(e) => setFormat(e.target.value as 'xlsx' | 'csv')}
          />
        </Form.Item>
      </Form>
    </ExportFrame>
  )
}

interface ExportFrameProps {
  title: string
  /** null before it was asked for. */
  started: SheetJob | null
  busy: boolean
  error: unknown
  onStart: () => void
  onClose: () => void
  children: ReactNode
}

/** What is asked before an export, and how far it is afterwards. */
export function ExportFrame({ title, started, busy, error, onStart, onClose, children }: ExportFrameProps) {
  useFocusBack()
  return (
    <Modal
      open
      title={title}
      width={480}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        started
          ? [
              <Button key="close" onClick={onClose}>
                关闭
              </Button>,
            ]
          : [
              <Button key="cancel" onClick={onClose}>
                返回
              </Button>,
              <Button key="ok" type="primary" loading={busy} onClick={onStart}>
                开始导出
              </Button>,
            ]
      }
    >
      {started ? (
        <ExportRunning started={started} />
      ) : (
        <div className="stack">
          {children}
          <Refusal error={error} />
        </div>
      )}
    </Modal>
  )
}

/** Where the file of an export is read from. */
export function exportUrl(id: string): string {
  return `${API_BASE}/sheets/jobs/${id}/file`
}

const ASK_AGAIN_MS = 1000

/** Where an export stands, until its file is there. */
function ExportRunning({ started }: { started: SheetJob }) {
  const job = useQuery({
    queryKey: ['sheets', 'job', started.id],
    queryFn: () => api.sheets.job({ params: { id: started.id } }),
    initialData: started,
    refetchInterval: (query) => (isOver(query.state.data) ? false : ASK_AGAIN_MS),
  })
  const { state, progress, fileName, problem, id } = job.data
  useDownloadOnce(state === 'ready' ? id : null)
  if (job.isError) return <Refusal error={job.error} />
  if (state === 'failed')
    return (
      <p className="note note--red" role="alert">
        没有导出成功：{problem}
      </p>
    )
  if (state === 'ready')
    return (
      <p role="status">
        已生成，正在下载。没有开始的话，<a href={exportUrl(id)}>点这里下载 {fileName}</a>。
      </p>
    )
  return (
    <div className="stack num" role="status">
      <span>
        {state === 'queued' ? '排队中' : '正在生成'}
        {progress.total > 0 &&
          `　${progress.done.toLocaleString('en-US')} / ${progress.total.toLocaleString('en-US')} 行`}
      </span>
      <progress
        aria-label="导出进度"
        style={{ width: '100%', accentColor: 'var(--c-primary)' }}
        {...(progress.total > 0 ? { value: progress.done, max: progress.total } : {})}
      />
      <span className="small muted">关掉这个窗口也会继续，之后可在“导入导出”里下载。</span>
    </div>
  )
}

function isOver(job: SheetJob | undefined): boolean {
  return job?.state === 'ready' || job?.state === 'failed' || job?.state === 'cancelled'
}

/** Starts the download when the file is there. */
function useDownloadOnce(id: string | null): void {
  useEffect(() => {
    if (id === null) return
    const link = document.createElement('a')
    link.href = exportUrl(id)
    link.download = ''
    link.click()
  }, [id])
}
