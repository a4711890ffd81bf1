import { once } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import { findHeaders, type HeaderMap } from '@mingdu/shared/sheets/headers.rules'
import { hasError, rowChecker, type CheckedRow } from '@mingdu/shared/sheets/rows.rules'
import { SHEET_TABLES } from '@mingdu/shared/sheets/sheets.table'
import type { StoredRow } from '../sheets.rows.repo'
import { readCorrected, UnreadableSheet } from './read'
import type { CheckPortion, CheckResult, CheckTask, RowsPortion } from './thread.types'

/** What is written in one transaction later on. */
const PORTION_ROWS = 1000
const PORTION_CHARS = 3_000_000

/** Reads a table and checks it row by row; portions go over the port. */
export async function checkSheet(task: CheckTask): Promise<CheckResult> {
  const { port } = task
  try {
    const table = SHEET_TABLES[task.kind]
    const cells = await readCorrected(task)
    const headers = findHeaders(cells, table)
    if (headers.missing.length > 0) return { ok: false, missing: [...headers.missing] }
    const { send, taken } = sender(port)
    await send({ kind: 'start', start: { columns: columnsOf(headers), total: cells.length - headers.row } })
    const rows = checkedRows(cells, headers, task)
    await sendPortions(table.unique || table.apart ? rows : groups(rows), packer(task), send)
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
  send: Send,
): Promise<void> {
  for (const unit of units) {
    for (const row of unit) packed.add(row)
    if (packed.full()) await send(packed.take())
  }
  await send(packed.take())
}

/** Gathers rows and makes portions of them. */
function packer({ orgs, createOrgs }: CheckTask) {
  let portion = emptyPortion()
  let stored: string[] = []
  let [rows, chars] = [0, 0]
  return {
    full: () => rows >= PORTION_ROWS || chars >= PORTION_CHARS,
    add({ row, key, label, fields, findings, again }: CheckedRow): void {
      rows += 1
      if (findings.length > 0) portion.findings.push(...findings)
      if (again) portion.again += 1
      else if (hasError({ findings })) portion.failed += 1
      else {
        const { org } = fields as { org?: string }
        if (createOrgs && org !== undefined && !orgs.has(org))
          portion.newOrgs.push({ at: stored.length, name: org })
        const text = JSON.stringify({ row, key, label, fields } satisfies StoredRow)
        portion.keys.push(key)
        stored.push(text)
        chars += text.length
      }
    },
    take(): RowsPortion {
      const taken = { ...portion, packed: encoder.encode(`[${stored.join(',')}]`), rows }
      portion = emptyPortion()
      ;[stored, rows, chars] = [[], 0, 0]
      return taken
    },
  }
}

const encoder = new TextEncoder()

function emptyPortion(): Omit<RowsPortion, 'packed' | 'rows'> {
  return { kind: 'rows', keys: [], failed: 0, again: 0, findings: [], newOrgs: [] }
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
