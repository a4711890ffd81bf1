import type { CaseChannel } from '@mingdu/shared/cases/cases.states'
import type { Counted } from '@mingdu/shared/cases/figures.rules'
import { Input } from 'antd'
import { useId, useState } from 'react'
import { asApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ExportFrame, type ExportFilter } from '../../components/sheet-export'
import { FieldError } from '../../components/text-fields'
import { asQuery, type CaseValues } from './case-views'

interface ExportCasesProps {
  /** Which rows, for people: 当前条件下的 61 件. */
  what: string
  filter: ExportFilter
  onClose: () => void
}

const SHORTEST = 4

/** 导出办件: an Excel with a watermark of who took it out, when and what for. */
export function ExportCases({ what, filter, onClose }: ExportCasesProps) {
  const [purpose, setPurpose] = useState('')
  const [tried, setTried] = useState(false)
  const field = useId()
  const start = useWrite((text: string, idempotencyKey) =>
    api.sheets.export({
      body: { kind: 'cases', format: 'xlsx', filter, purpose: text },
      idempotencyKey,
    }),
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
      title="导出办件"
      started={start.data ?? null}
      busy={start.isPending}
      error={served === undefined ? refused : null}
      onStart={send}
      onClose={onClose}
    >
      <p className="num">导出{what}，Excel 格式，申请人已脱敏。</p>
      <div>
        <label htmlFor={field} className="strong" style={{ display: 'block', marginBottom: 6 }}>
          做什么用
        </label>
        <Input.TextArea
          id={field}
          rows={2}
          maxLength={200}
          placeholder="例如：核对十一月到期的办件"
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

/** The query of the list as the export takes it. */
export function asExportFilter(values: CaseValues, all: boolean): ExportFilter {
  const { open, late, soon, mine, counted, channel, ...rest } = asQuery(values, all)
  const flags = { open, late, soon, mine }
  return {
    ...rest,
    ...Object.fromEntries(
      Object.entries(flags).flatMap(([key, value]) => (value === 'true' ? [[key, true]] : [])),
    ),
    ...(counted === undefined ? {} : { counted: counted as Counted }),
    ...(channel === undefined ? {} : { channel: channel as CaseChannel }),
  }
}
