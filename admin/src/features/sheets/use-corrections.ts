import type { Finding, SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { useMemo, useState } from 'react'
import { api } from '../../api/client.gen'
import type { ApiError } from '../../api/api-error'
import { useWrite } from '../../api/use-write'

/** A cell of the sheet by its row and its letter. */
type Place = Pick<Finding, 'row' | 'column'>

/** What was typed over cells with findings, until it is sent. */
export interface Corrections {
  /** Cells may be corrected at all. */
  open: boolean
  count: number
  busy: boolean
  error: ApiError | null
  /** undefined: as it was. */
  textOf(place: Place): string | undefined
  set(place: Place, text: string, was: string): void
  clear(): void
  send(): void
}

export function useCorrections(job: SheetJob): Corrections {
  const [cells, setCells] = useState<ReadonlyMap<string, Place & { value: string }>>(new Map())
  const write = useWrite(
    (all: readonly (Place & { value: string })[], idempotencyKey) =>
      api.sheets.correct({
        params: { id: job.id },
        body: { version: job.version, cells: [...all] },
        idempotencyKey,
      }),
    { onDone: () => setCells(new Map()) },
  )
  const { mutate, isPending, error } = write
  const open = job.allowedActions.includes('correct')
  return useMemo(
    () => ({
      open,
      count: cells.size,
      busy: isPending,
      error,
      textOf: (place) => cells.get(keyOf(place))?.value,
      set: ({ row, column }, value, was) =>
        setCells((before) => {
          const next = new Map(before)
          if (value === was) next.delete(keyOf({ row, column }))
          else next.set(keyOf({ row, column }), { row, column, value })
          return next
        }),
      clear: () => setCells(new Map()),
      send: () => mutate([...cells.values()]),
    }),
    [open, cells, isPending, error, mutate],
  )
}

function keyOf({ row, column }: Place): string {
  return `${column}${row}`
}
