import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { asApiError } from '../../api/api-error'
import { Icon } from '../icon'
import type { Column } from './column'
import { downloadCsv } from './csv'
import { readAllRows, type ReadPage } from './use-cursor-pages'

export interface Exporting {
  state: { done: number; total: number } | null
  failed: string | null
  start: () => void
  cancel: () => void
}

/** Exports every row of the current query, paging through it; what was switched off is exported too. */
export function useExport<Row>(
  name: string,
  columns: readonly Column<Row>[],
  read: ReadPage<Row>,
): Exporting {
  const [state, setState] = useState<Exporting['state']>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const start = async () => {
    const stop = new AbortController()
    running.current = stop
    setFailed(null)
    setState({ done: 0, total: 0 })
    try {
      const rows = await readAllRows(read, (done, total) => setState({ done, total }), stop.signal)
      if (!stop.signal.aborted) downloadCsv(name, csvRows(columns, rows))
    } catch (error) {
      setFailed(asApiError(error).message)
    }
    setState(null)
  }
  return { state, failed, start: () => void start(), cancel: () => running.current?.abort() }
}

export function ExportButton({ exporting, disabled }: { exporting: Exporting; disabled: boolean }) {
  const busy = exporting.state !== null
  return (
    <Button icon={<Icon name="download" small />} disabled={disabled || busy} onClick={exporting.start}>
      导出
    </Button>
  )
}

export function ExportProgress({ exporting: { state, failed, cancel, start } }: { exporting: Exporting }) {
  if (failed !== null) {
    return (
      <div className="exporting" role="alert">
        没有导出完：{failed}
        <Button type="link" size="small" onClick={start}>
          再试一次
        </Button>
      </div>
    )
  }
  if (state === null) return null
  return (
    <div className="exporting num" role="status">
      正在导出 {state.done} / {state.total} 行
      <progress value={state.done} max={Math.max(state.total, 1)} aria-label="导出进度" />
      <Button type="link" size="small" onClick={cancel}>
        停止
      </Button>
    </div>
  )
}

function csvRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[][] {
  const exported = columns.flatMap((c) => (c.text ? [{ title: c.title, text: c.text }] : []))
  return [exported.map((c) => c.title), ...rows.map((row) => exported.map((c) => c.text(row)))]
}
