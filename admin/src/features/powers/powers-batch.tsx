import type { PowerRow } from '@mingdu/shared/powers/powers.schema'
import type { RowResult } from '@mingdu/shared/proposals/proposals.api'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useCan } from '../../api/session'
import type { Batch } from '../../components/list'
import { RowResults } from '../../components/row-results'
import { SheetExport } from '../../components/sheet-export'
import { BatchPropose } from './batch-propose'

const MOST = 200

/** What can be done with chosen powers: compare two, propose the same change to many, export them. */
export function usePowersBatch(compare: (of: string) => void): {
  batch: Batch<PowerRow>
  dialogs: ReactNode
} {
  const can = useCan()
  const [dialog, setDialog] = useState<{ kind: 'propose' | 'export'; rows: readonly PowerRow[] } | null>(null)
  const [results, setResults] = useState<readonly RowResult[] | null>(null)
  const close = () => setDialog(null)
  const batch: Batch<PowerRow> = {
    refusal: () => null,
    acts: (rows) => (
      <>
        <CompareButton rows={rows} compare={compare} />
        {can('power.propose') && (
          <Button
            type="link"
            size="small"
            disabled={rows.length > MOST}
            title={rows.length > MOST ? `一次最多 ${MOST} 项` : undefined}
            onClick={() => setDialog({ kind: 'propose', rows })}
          >
            提出调整
          </Button>
        )}
        <Button type="link" size="small" onClick={() => setDialog({ kind: 'export', rows })}>
          导出所选
        </Button>
      </>
    ),
  }
  const dialogs = (
    <>
      {dialog?.kind === 'propose' && (
        <BatchPropose
          powers={dialog.rows}
          onClose={close}
          onDone={(rows) => {
            close()
            setResults(rows)
          }}
        />
      )}
      {dialog?.kind === 'export' && (
        <SheetExport
          what={`所选的 ${dialog.rows.length} 项`}
          filter={{ ids: dialog.rows.map((row) => row.id) }}
          onClose={close}
        />
      )}
      {results && (
        <RowResults title="提出调整的结果" done="已提出" rows={results} onClose={() => setResults(null)} />
      )}
    </>
  )
  return { batch, dialogs }
}

function CompareButton({ rows, compare }: { rows: readonly PowerRow[]; compare: (of: string) => void }) {
  const [a, b] = rows
  const two = rows.length === 2 && a && b
  return (
    <Button
      type="link"
      size="small"
      disabled={!two}
      title={two ? undefined : '选两项才能比较'}
      onClick={() => two && compare(`${a.id}~${b.id}`)}
    >
      比较
    </Button>
  )
}
