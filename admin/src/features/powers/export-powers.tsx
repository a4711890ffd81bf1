import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '../../components/icon'
import { SheetExport } from '../../components/sheet-export'
import { asExportFilter, type PowerValues } from './power-filters'

/** 导出: the whole list under the conditions that hold. */
export function ExportPowers({ values, total }: { values: PowerValues; total: number }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<Icon name="download" small />} disabled={total === 0} onClick={() => setOpen(true)}>
        导出
      </Button>
      {open && (
        <SheetExport
          what={`当前条件下的 ${total.toLocaleString('en-US')} 项`}
          filter={asExportFilter(values)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
