import { Button, Select } from 'antd'
import { Icon } from '../icon'
import { PAGE_SIZES, type CursorPages } from './use-cursor-pages'

export function Pager<Row>({ pages }: { pages: CursorPages<Row> }) {
  const { rows, total, first, size, setSize, next, previous } = pages
  return (
    <nav className="pager num" aria-label="翻页">
      <span className="muted">
        共 {total.toLocaleString('en-US')} 项，第 {first}–{first + rows.length - 1} 项
      </span>
      <span className="row">
        <Select
          size="small"
          variant="borderless"
          aria-label="每页多少项"
          value={size}
          onChange={setSize}
          options={PAGE_SIZES.map((n) => ({ value: n, label: `每页 ${n} 项` }))}
        />
        <Button
          size="small"
          disabled={previous === null}
          onClick={() => previous?.()}
          icon={<Icon name="left" small />}
        >
          上一页
        </Button>
        <Button
          size="small"
          disabled={next === null}
          onClick={() => next?.()}
          icon={<Icon name="right" small />}
          iconPlacement="end"
        >
          下一页
        </Button>
      </span>
    </nav>
  )
}
