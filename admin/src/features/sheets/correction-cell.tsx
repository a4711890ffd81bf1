import type { Finding } from '@mingdu/shared/sheets/sheets.api'
import { Button, Input } from 'antd'
import { Refusal } from '../../components/states'
import { numberText } from './sheet-words'
import type { Corrections } from './use-corrections'

/** From here on a finding shows only the beginning of its cell: what is not seen must not be lost. */
const WHOLE = 100
/** As many as one request takes. */
const AT_ONCE = 200

interface CellProps {
  finding: Finding
  fixes: Corrections
}

/** What stands in the sheet; while the import may still be corrected, to be typed over. */
export function CorrectionCell({ finding, fixes }: CellProps) {
  const { row, column, header, value } = finding
  if (!fixes.open || column === '' || value.length >= WHOLE)
    return (
      <span className="two-lines" title={value}>
        {value === '' ? <span className="muted">（空）</span> : value}
      </span>
    )
  return (
    <Input.TextArea
      aria-label={`第 ${row} 行“${header}”改为`}
      autoSize={{ minRows: 1, maxRows: 4 }}
      maxLength={2000}
      placeholder="（空）"
      value={fixes.textOf(finding) ?? value}
      disabled={fixes.busy}
      onChange={(e) => fixes.set(finding, e.target.value, value)}
    />
  )
}

/** How many cells were changed, and what to do with them. */
export function CorrectionBar({ fixes }: { fixes: Corrections }) {
  if (fixes.count === 0) return null
  const tooMany = fixes.count > AT_ONCE
  return (
    <div className="stack sheet-note">
      <div className="row row--wrap num">
        <span role="status">
          改了 {numberText(fixes.count)} 格
          {tooMany ? `，一次最多 ${AT_ONCE} 格，请先放弃一些` : '，原表不变；重新试导后再确认'}。
        </span>
        <Button type="primary" loading={fixes.busy} disabled={tooMany} onClick={fixes.send}>
          改正并重新试导
        </Button>
        <Button disabled={fixes.busy} onClick={fixes.clear}>
          放弃改动
        </Button>
      </div>
      <Refusal error={fixes.error} />
    </div>
  )
}
