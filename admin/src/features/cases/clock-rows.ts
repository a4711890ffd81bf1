import type { Case } from '@mingdu/shared/cases/cases.schema'
import type { StripDay } from '@mingdu/shared/tasks/tasks.schema'

export type ShownClock = NonNullable<Case['clocks']['legal']>

/** The strip of a clock as the part that draws it takes it. */
export function stripDays({ strip }: Pick<ShownClock, 'strip'>): StripDay[] {
  return strip.map(({ date, kind, n, end, name, basis, documentNo, tentative }) => ({
    ...{ date, kind, tentative },
    n: n ?? null,
    end: end ?? false,
    name: name ?? null,
    basis: basis ?? null,
    documentNo: documentNo ?? null,
  }))
}

export interface PauseRow {
  from: string
  to: string
  /** Calendar days that are not counted for it. */
  days: number
  basis: string
  documentNo: string
}

/** Days that a procedure stopped, run together while article and document are the same. */
export function pauseRows({ strip }: Pick<ShownClock, 'strip'>): PauseRow[] {
  const rows: PauseRow[] = []
  let before = ''
  for (const { date, basis = '', documentNo = '' } of strip) {
    // only days that an act stopped carry its article and number; today is drawn as today even then
    const key = `${basis} ${documentNo}`.trim()
    const open = rows.at(-1)
    if (key !== '' && key === before && open) Object.assign(open, { to: date, days: open.days + 1 })
    else if (key !== '') rows.push({ from: date, to: date, days: 1, basis, documentNo })
    before = key
  }
  return rows
}
