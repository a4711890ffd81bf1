import { once } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import { findHeaders, type HeaderMap } from '@mingdu/shared/sheets/headers.rules'
import { hasError, isReadable, rowChecker, type CheckedRow } from '@mingdu/shared/sheets/rows.rules'
import { SHEET_TABLES } from '@mingdu/shared/sheets/sheets.table'
import type { StoredRow } from '../sheets.rows.repo'
import { readTable, UnreadableSheet } from './read'
import type { CheckPortion, CheckResult, CheckTask, PortionRow, RowsPortion } from './thread.types'

/** What is written in one transaction later on. */
const PORTION_ROWS = 1000
const PORTION_CHARS = 3_000_000

/** Reads a table and checks it row by row; portions go over the port. */
export async function checkSheet(task: CheckTask): Promise<CheckResult> {
  const { port } = task
  try {
    const table = SHEET_TABLES[task.kind]
    const cells = await readTable(task)
    const headers = findHeaders(cells, table)
    if (headers.missing.length > 0) return { ok: false, missing: [...headers.missing] }
    const { send, taken } = sender(port)
    await send({ kind: 'start', start: { columns: columnsOf(headers), total: cells.length - headers.row } })
    const rows = checkedRows(cells, headers, task)
    await sendPortions(table.unique ? rows : groups(rows), packer(task), cells.length - headers.row, send)
    await taken()
    return { ok: true }
  } catch (error) {
    if (error instanceof UnreadableSheet) return { ok: false, problem: error.message }
    throw error
  } finally {
    port.close()
  }
}

function* checkedRows(
  cells: (string[] | null)[],
  headers: HeaderMap,
  task: CheckTask,
): Generator<CheckedRow[]> {
  const check = rowChecker(SHEET_TABLES[task.kind], headers, task)
  for (let i = headers.row; i < cells.length; i += 1) {
    const row = check(cells[i] ?? [], i + 1)
    // the text of a row that was checked is not needed any more
    cells[i] = null
    if (row) yield [row]
  }
}

/** The rows of a key together, where its first row stands; one bad row keeps all of them out. */
function groups(rows: Iterable<CheckedRow[]>): CheckedRow[][] {
  const byKey = new Map<string, CheckedRow[]>()
  for (const [row] of rows) {
    if (!row) continue
    const key = row.key === '' ? `row ${row.row}` : row.key
    const group = byKey.get(key)
    if (group) group.push(row)
    else byKey.set(key, [row])
  }
  return [...byKey.values()].map(keepTogether)
}

function keepTogether(group: CheckedRow[]): CheckedRow[] {
  const bad = group.find(hasError)
  if (!bad) return group
  return group.map((row) =>
    hasError(row) ? row : { ...row, findings: [...row.findings, heldBack(row, bad)] },
  )
}

function heldBack({ row }: CheckedRow, bad: CheckedRow) {
  const message = `同一事项的第 ${bad.row} 行有错误，整个事项不导入`
  return { row, column: '', header: '', value: '', level: 'error' as const, rule: 'group', message }
}

type Send = (portion: CheckPortion) => Promise<void>

async function sendPortions(
  units: Iterable<CheckedRow[]>,
  packed: ReturnType<typeof packer>,
  total: number,
  send: Send,
): Promise<void> {
  let done = 0
  for (const unit of units) {
    for (const row of unit) packed.add(row)
    if (packed.rows < PORTION_ROWS && packed.chars < PORTION_CHARS) continue
    done += packed.rows
    await send(packed.take(done))
  }
  await send(packed.take(total))
}

/** Gathers rows and makes portions of them. */
function packer({ orgs, createOrgs }: CheckTask) {
  let rows: PortionRow[] = []
  let stored: string[] = []
  let chars = 0
  const encoder = new TextEncoder()
  return {
    get rows() {
      return rows.length
    },
    get chars() {
      return chars
    },
    add({ fields, ...row }: CheckedRow): void {
      const { org } = fields as { org?: string }
      rows.push({ ...row, newOrg: createOrgs && org !== undefined && !orgs.has(org) ? org : '' })
      if (!isReadable(row)) return
      const { row: no, key, label } = row
      const text = JSON.stringify({ row: no, key, label, fields } satisfies StoredRow)
      stored.push(text)
      chars += text.length
    },
    take(done: number): RowsPortion {
      const portion = { kind: 'rows' as const, rows, packed: encoder.encode(`[${stored.join(',')}]`), done }
      ;[rows, stored, chars] = [[], [], 0]
      return portion
    },
  }
}

/** Two portions may be under way: one is checked while the other is stored. */
function sender(port: MessagePort): { send: Send; taken: () => Promise<void> } {
  let open = 0
  port.on('message', () => (open -= 1))
  const until = async (left: number) => {
    while (open > left) await once(port, 'message')
  }
  const send: Send = async (portion) => {
    port.postMessage(portion, portion.kind === 'rows' ? [portion.packed.buffer as ArrayBuffer] : [])
    open += 1
    await until(1)
  }
  return { send, taken: () => until(0) }
}

function columnsOf({ columns }: HeaderMap) {
  return columns.map(({ header, column }) => ({
    header,
    field: column?.field ?? null,
    name: column?.name ?? '',
  }))
}
