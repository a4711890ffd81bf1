import { Button, Form, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { api } from '../api/client.gen'
import { useCan } from '../api/session'
import { useWrite } from '../api/use-write'
import { Icon } from './icon'
import { ExportFrame, type ExportFilter } from './sheet-export'

interface FilterExportProps {
  kind: 'tasks' | 'matters'
  /** The conditions of the list, without its page. */
  filter: ExportFilter
  total: number
  /** What the rows are counted in. */
  unit: string
}

/** Exports every row of the current conditions by the server, as Excel or CSV, with a watermark. */
export function FilterExport(props: FilterExportProps) {
  const [open, setOpen] = useState(false)
  const can = useCan()
  if (!can('sheet.export')) return null
  return (
    <>
      <Button
        icon={<Icon name="download" small />}
        disabled={props.total === 0}
        onClick={() => setOpen(true)}
      >
        导出
      </Button>
      {open && <ExportDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function ExportDialog({ kind, filter, total, unit, onClose }: FilterExportProps & { onClose: () => void }) {
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const [purpose, setPurpose] = useState('')
  const field = useId()
  const start = useWrite((text: string, idempotencyKey) =>
    api.sheets.export({ body: { kind, format, filter, purpose: text }, idempotencyKey }),
  )
  return (
    <ExportFrame
      title="导出"
      started={start.data ?? null}
      busy={start.isPending}
      error={start.error}
      onStart={() => start.mutate(purpose.trim())}
      onClose={onClose}
    >
      <p className="num">
        导出当前条件下的全部 {total.toLocaleString('en-US')} {unit}，不只是这一页。
      </p>
      <Form layout="vertical">
        <Form.Item label="格式">
          <Radio.Group
            options={[
              { value: 'xlsx', label: 'Excel' },
              { value: 'csv', label: 'CSV' },
            ]}
            value={format}
            onChange={(e) => setFormat(e.target.value as 'xlsx' | 'csv')}
          />
        </Form.Item>
        <Form.Item label="做什么用（可不填，填了印在水印里）" htmlFor={field} style={{ marginBottom: 0 }}>
          <Input
            id={field}
            maxLength={200}
            placeholder="例如：十二月督查例会"
            value={purpose}
            onChange={(e) => setPurpose(e.target.value)}
          />
        </Form.Item>
      </Form>
      <p className="note">文件带导出人和时间的水印（CSV 在末尾），导出记入审计，只有您能下载。</p>
    </ExportFrame>
  )
}
