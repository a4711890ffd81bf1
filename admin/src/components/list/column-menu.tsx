import { Button, Checkbox, Popover } from 'antd'
import { Icon } from '../icon'
import type { Column } from './column'

interface ColumnMenuProps<Row> {
  columns: readonly Column<Row>[]
  isShown: (column: Column<Row>) => boolean
  toggle: (key: string, shown: boolean) => void
}

/** Which columns are shown. */
export function ColumnMenu<Row>({ columns, isShown, toggle }: ColumnMenuProps<Row>) {
  const boxes = columns.map((c) => (
    <Checkbox
      key={c.key}
      checked={isShown(c)}
      disabled={c.fixed === true}
      onChange={(e) => toggle(c.key, e.target.checked)}
    >
      {c.title}
    </Checkbox>
  ))
  return (
    <Popover trigger="click" placement="bottomRight" content={<div className="column-menu">{boxes}</div>}>
      <Button aria-label="选择显示的列" icon={<Icon name="columns" small />} />
    </Popover>
  )
}
