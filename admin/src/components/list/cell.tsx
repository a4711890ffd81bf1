import type { KeyboardEvent } from 'react'
import type { Column } from './column'

/** The cell that names the row opens it, so that the keyboard reaches every row. */
export function Cell<Row>({
  column,
  row,
  onOpen,
}: {
  column: Column<Row>
  row: Row
  onOpen: ((row: Row) => void) | undefined
}) {
  if (!column.fixed || !onOpen) return column.render(row)
  return (
    <button type="button" className="row-link" onClick={() => onOpen(row)} onKeyDown={moveAmongRows}>
      {column.render(row)}
    </button>
  )
}

/** ↑ and ↓ go from row to row. */
function moveAmongRows(e: KeyboardEvent<HTMLButtonElement>): void {
  const row = e.currentTarget.closest('tr')
  const target =
    e.key === 'ArrowDown' ? row?.nextElementSibling : e.key === 'ArrowUp' ? row?.previousElementSibling : null
  const link = target?.querySelector<HTMLElement>('.row-link')
  if (!link) return
  e.preventDefault()
  link.focus()
}
