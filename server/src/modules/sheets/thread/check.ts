import { once } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import { findHeaders, type HeaderMap } from '@mingdu/shared/sheets/headers.rules'
import { hasError, rowChecker, type CheckedRow } from '@mingdu/shared/sheets/rows.rules'
import { SHEET_TABLES } from '@mingdu/shared/sheets/sheets.table'
import { readTable, UnreadableSheet } from './read'
import type { CheckPortion, CheckResult, CheckTask } from './thread.types'

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
    await sendPortions(table.unique ? rows : groups(rows), cells.length - headers.row, send)
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

async function sendPortions(units: Iterable<CheckedRow[]>, total: number, send: Send): Promise<void> {
  let [rows, chars, done]: [CheckedRow[], number, number] = [[], 0, 0]
  for (const unit of units) {
    rows.push(...unit)
    chars += unit.reduce((sum, row) => sum + sizeOf(row), 0)
    if (rows.length < PORTION_ROWS && chars < PORTION_CHARS) continue
    done += rows.length
    await send({ kind: 'rows', rows, done })
    ;[rows, chars] = [[], 0]
  }
  await send({ kind: 'rows', rows, done: total })
}

function sizeOf({ fields }: CheckedRow): number {
  return Object.values(fields).reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? value.length : JSON.stringify(value).length),
    0,
  )
}

/** Two portions may be under way: one is checked while the other is stored. */
function sender(port: MessagePort): { send: Send; taken: () => Promise<void> } {
  let open = 0
  port.on('message', () => (open -= 1))
  const until = async (left: number) => {
    while (open > left) await once(port, 'message')
  }
  const send: Send = async (portion) => {
    port.postMessage(portion)
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
