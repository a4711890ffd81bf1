import { Button } from 'antd'
import { useState } from 'react'
import { useCan } from '../../api/session'
import { Icon } from '../../components/icon'
import { PersonalExport } from '../../components/personal-export'
import type { ExportFilter } from '../../components/sheet-export'

/** What the server exports is found by conditions alone: the search by words is not one of them. */
interface ExportProps {
  asked: ExportFilter & { q?: string }
  total: number
}

/** 导出线索, by who triages: every row of the conditions, never who sent it. */
export function ClueExport({ asked: { q, ...filter }, total }: ExportProps) {
  const can = useCan()
  const [open, setOpen] = useState(false)
  // a unit reads what it handles where it handles it
  if (!can('clue.triage') || !can('sheet.export')) return null
  const what =
    q === undefined
      ? `导出当前条件下的全部 ${total.toLocaleString('en-US')} 条`
      : '按字词查找不能用于导出，导出的是其余条件下的全部线索'
  return (
    <>
      <Button icon={<Icon name="download" small />} disabled={total === 0} onClick={() => setOpen(true)}>
        导出
      </Button>
      {open && (
        <PersonalExport kind="clues" filter={filter} example="十二月线索分析" onClose={() => setOpen(false)}>
          {what}，Excel 格式，没有提交人；您应当回避的不在其中。
        </PersonalExport>
      )}
    </>
  )
}
