import type { CaseChannel } from '@mingdu/shared/cases/cases.states'
import type { Counted } from '@mingdu/shared/cases/figures.rules'
import { PersonalExport } from '../../components/personal-export'
import type { ExportFilter } from '../../components/sheet-export'
import { asQuery, type CaseValues } from './case-views'

interface ExportCasesProps {
  /** Which rows, for people: 当前条件下的 61 件. */
  what: string
  filter: ExportFilter
  onClose: () => void
}

/** 导出办件: an Excel with a watermark of who took it out, when and what for. */
export function ExportCases({ what, filter, onClose }: ExportCasesProps) {
  return (
    <PersonalExport kind="cases" filter={filter} example="核对十一月到期的办件" onClose={onClose}>
      导出{what}，Excel 格式，申请人已脱敏。
    </PersonalExport>
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
