import { Button, Checkbox } from 'antd'
import { useState, type ReactNode } from 'react'
import { ChooseFilter } from './choose-filter'
import type { CursorPages } from './use-cursor-pages'

/** Rows that may be chosen for one act on many, and the acts on them. */
export interface Batch<Row> {
  /** Null when the row may be chosen, else why not. */
  refusal: (row: Row) => string | null
  acts: (rows: readonly Row[], clear: () => void) => ReactNode
  /** How many one act takes; given, everything the query finds can be chosen at once, up to so many. */
  most?: number
}

export interface Chosen<Row> {
  rows: ReadonlyMap<string, Row>
  /** Adds or removes rows, by key. */
  set: (rows: readonly (readonly [string, Row])[], on: boolean) => void
  clear: () => void
}

/** What is chosen in a list, over its pages; another query starts with nothing chosen. */
export function useChosen<Row>(query: string): Chosen<Row> {
  const [state, setState] = useState<{ of: string; rows: ReadonlyMap<string, Row> }>({
    of: query,
    rows: new Map(),
  })
  const rows: ReadonlyMap<string, Row> = state.of === query ? state.rows : new Map<string, Row>()
  return {
    rows,
    set: (changed, on) => {
      const next = new Map(rows)
      for (const [key, row] of changed) {
        if (on) next.set(key, row)
        else next.delete(key)
      }
      setState({ of: query, rows: next })
    },
    clear: () => setState({ of: query, rows: new Map() }),
  }
}

interface BarProps<Row> extends BoxProps<Row> {
  pages: CursorPages<Row>
}

export function BatchBar<Row>({ chosen, batch, pages, rowKey }: BarProps<Row>) {
  if (chosen.rows.size === 0) return null
  return (
    <div className="batchbar num" role="region" aria-label="对已选各项的操作">
      <span className="strong" role="status">
        已选 {chosen.rows.size} 项
      </span>
      {batch.acts([...chosen.rows.values()], chosen.clear)}
      {batch.most !== undefined && pages.total > pages.rows.length && (
        <ChooseFilter most={batch.most} pages={pages} batch={batch} chosen={chosen} rowKey={rowKey} />
      )}
      <Button type="link" size="small" className="batchbar__end" onClick={chosen.clear}>
        取消选择
      </Button>
    </div>
  )
}

interface BoxProps<Row> {
  batch: Batch<Row>
  chosen: Chosen<Row>
  rowKey: (row: Row) => string
}

/** Chooses every row of the page that may be chosen. */
export function ChooseAll<Row>({ rows, batch, chosen, rowKey }: BoxProps<Row> & { rows: readonly Row[] }) {
  const possible = rows.filter((row) => batch.refusal(row) === null)
  const on = possible.filter((row) => chosen.rows.has(rowKey(row))).length
  return (
    <Checkbox
      aria-label="选择本页全部"
      disabled={possible.length === 0}
      checked={on > 0 && on === possible.length}
      indeterminate={on > 0 && on < possible.length}
      onChange={(e) =>
        chosen.set(
          possible.map((row) => [rowKey(row), row] as const),
          e.target.checked,
        )
      }
    />
  )
}

export function ChooseRow<Row>({
  row,
  name,
  batch,
  chosen,
  rowKey,
}: BoxProps<Row> & { row: Row; name: string }) {
  const refusal = batch.refusal(row)
  return (
    <span title={refusal ?? undefined}>
      <Checkbox
        aria-label={refusal === null ? `选择 ${name}` : `不能选择 ${name}：${refusal}`}
        disabled={refusal !== null}
        checked={chosen.rows.has(rowKey(row))}
        onChange={(e) => chosen.set([[rowKey(row), row]], e.target.checked)}
      />
    </span>
  )
}
