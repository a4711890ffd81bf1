import { SHEET_KINDS, type PERSONAL_KINDS } from '@mingdu/shared/sheets/sheets.states'
import { Input } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { asApiError } from '../api/api-error'
import { api } from '../api/client.gen'
import { useWrite } from '../api/use-write'
import { ExportFrame, type ExportFilter } from './sheet-export'
import { FieldError } from './text-fields'

interface PersonalExportProps {
  kind: (typeof PERSONAL_KINDS)[number]
  /** Which rows, and what of them is left out. */
  children: ReactNode
  filter: ExportFilter
  /** What it may be for: 核对十一月到期的办件. */
  example: string
  onClose: () => void
}

const SHORTEST = 4

/** Rows about people leave as a workbook with a watermark of who took it out, when and what for. */
export function PersonalExport({ kind, children, filter, example, onClose }: PersonalExportProps) {
  const [purpose, setPurpose] = useState('')
  const [tried, setTried] = useState(false)
  const field = useId()
  const start = useWrite((text: string, idempotencyKey) =>
    api.sheets.export({ body: { kind, format: 'xlsx', filter, purpose: text }, idempotencyKey }),
  )
  const refused = start.error ? asApiError(start.error) : null
  const served = refused?.fields.find(({ path }) => path === 'body.purpose')?.message
  const short = purpose.trim().length < SHORTEST
  const problem = tried && short ? `请写明用途，至少 ${SHORTEST} 个字` : served
  const send = () => {
    setTried(true)
    if (!short) start.mutate(purpose.trim())
  }
  return (
    <ExportFrame
      title={`导出${SHEET_KINDS[kind]}`}
      started={start.data ?? null}
      busy={start.isPending}
      error={served === undefined ? refused : null}
      onStart={send}
      onClose={onClose}
    >
      <p className="num">{children}</p>
      <div>
        <label htmlFor={field} className="strong" style={{ display: 'block', marginBottom: 6 }}>
          做什么用
        </label>
        <Input.TextArea
          id={field}
          rows={2}
          maxLength={200}
          placeholder={`例如：${example}`}
          value={purpose}
          onChange={(e) => setPurpose(e.target.value)}
          {...(problem === undefined ? {} : { status: 'error' as const })}
        />
        <FieldError text={problem} />
      </div>
      <p className="note">文件每一页都印着导出人、时间和用途，导出记入审计，只有您能下载。</p>
    </ExportFrame>
  )
}
