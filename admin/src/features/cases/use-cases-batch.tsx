import type { CaseRow } from '@mingdu/shared/cases/cases.schema'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import type { Batch } from '../../components/list'
import { ExportCases } from './export-cases'
import { BatchPrint, MOST_PRINTED } from './papers/batch-print'

/** What can be done with chosen cases: print a paper of each, export them. */
export function useCasesBatch(): { batch: Batch<CaseRow>; dialogs: ReactNode } {
  const [dialog, setDialog] = useState<{ kind: 'print' | 'export'; rows: readonly CaseRow[] } | null>(null)
  const close = () => setDialog(null)
  const batch: Batch<CaseRow> = {
    refusal: () => null,
    acts: (rows) => (
      <>
        <Button
          type="link"
          size="small"
          disabled={rows.length > MOST_PRINTED}
          onClick={() => setDialog({ kind: 'print', rows })}
        >
          批量打印
        </Button>
        <Button type="link" size="small" onClick={() => setDialog({ kind: 'export', rows })}>
          导出所选
        </Button>
        {rows.length > MOST_PRINTED && <span className="small muted">一次最多打印 {MOST_PRINTED} 件</span>}
      </>
    ),
  }
  const dialogs = (
    <>
      {dialog?.kind === 'print' && <BatchPrint rows={dialog.rows} onClose={close} />}
      {dialog?.kind === 'export' && (
        <ExportCases
          what={`所选的 ${dialog.rows.length} 件`}
          filter={{ ids: dialog.rows.map(({ id }) => id) }}
          onClose={close}
        />
      )}
    </>
  )
  return { batch, dialogs }
}
