import { Button } from 'antd'
import { useState } from 'react'
import { Refusal } from '../states'
import type { Batch, Chosen } from './batch'
import type { CursorPages, ReadPage } from './use-cursor-pages'

const PORTION = 100

interface ChooseFilterProps<Row> {
  most: number
  pages: CursorPages<Row>
  batch: Batch<Row>
  chosen: Chosen<Row>
  rowKey: (row: Row) => string
}

/** Chooses everything the query finds, up to the most that one act takes; says so where that is not all. */
export function ChooseFilter<Row>({ most, pages, batch, chosen, rowKey }: ChooseFilterProps<Row>) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const n = (count: number) => count.toLocaleString('en-US')
  const choose = () => {
    setBusy(true)
    setError(null)
    readFirst(pages.read, most)
      .then((rows) => {
        const possible = rows.filter((row) => batch.refusal(row) === null)
        chosen.set(
          possible.map((row) => [rowKey(row), row] as const),
          true,
        )
      })
      .catch(setError)
      .finally(() => setBusy(false))
  }
  return (
    <>
      <Button type="link" size="small" loading={busy} onClick={choose}>
        {pages.total > most
          ? `选当前条件的前 ${n(most)} 项（共 ${n(pages.total)} 项，一次最多 ${n(most)} 项）`
          : `选当前条件的全部 ${n(pages.total)} 项`}
      </Button>
      <Refusal error={error} />
    </>
  )
}

async function readFirst<Row>(read: ReadPage<Row>, most: number): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | null | undefined
  do {
    const limit = Math.min(PORTION, most - rows.length)
    const page = await read(cursor ? { cursor, limit } : { limit })
    rows.push(...page.items)
    cursor = page.nextCursor
  } while (cursor && rows.length < most)
  return rows
}
