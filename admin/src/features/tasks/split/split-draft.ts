import { useCallback, useState } from 'react'
import { blankRow, filledUp, type SplitRow } from '@mingdu/shared/parts/split-rows'

/** The rows of a 分解 kept on this computer until they are sent, so that a closed page loses nothing. */
export function useSplitDraft(accountId: string, taskId: string, orgId: string) {
  const key = `mingdu.split-draft.${accountId}.${taskId}`
  const [restored] = useState(() => readRows(key))
  const [rows, setRows] = useState<readonly SplitRow[]>(restored ?? startRows(orgId))
  const change = useCallback(
    (update: (rows: readonly SplitRow[]) => SplitRow[]) =>
      setRows((old) => {
        const next = update(old)
        localStorage.setItem(key, JSON.stringify(next))
        return next
      }),
    [key],
  )
  return {
    rows,
    restored: restored !== null,
    change,
    discard: () => {
      localStorage.removeItem(key)
      setRows(startRows(orgId))
    },
    finish: () => localStorage.removeItem(key),
  }
}

function startRows(orgId: string): SplitRow[] {
  return filledUp([blankRow(orgId), blankRow(orgId)])
}

function readRows(key: string): SplitRow[] | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return Array.isArray(stored) && stored.every(isRow) ? stored : null
  } catch {
    return null
  }
}

function isRow(row: unknown): row is SplitRow {
  return typeof row === 'object' && row !== null && 'title' in row && 'weight' in row && 'milestones' in row
}
