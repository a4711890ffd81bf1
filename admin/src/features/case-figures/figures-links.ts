import type { Counted, FiguresBy } from '@mingdu/shared/cases/figures.rules'
import type { CaseFigureRow } from '@mingdu/shared/cases/figures.schema'
import type { Period } from './periods'

/** What the page is asked for beside the period. */
export interface Narrowed {
  orgId?: string | undefined
  powerId?: string | undefined
  channel?: string | undefined
  window?: string | undefined
}

/** The list of the cases that a figure counts. */
export function casesLink(counted: Counted, { from, through }: Period, narrowed: Narrowed = {}): string {
  const params = new URLSearchParams({ counted, from, through })
  for (const [key, value] of Object.entries(narrowed)) if (typeof value === 'string') params.set(key, value)
  return `/cases?${params.toString()}`
}

/** What a row of a breakdown narrows the page and its lists to. */
export function rowNarrowed(by: FiguresBy, row: Pick<CaseFigureRow, 'key'>, page: Narrowed): Narrowed {
  if (by === 'org' || by === 'region') return { ...page, orgId: row.key }
  if (by === 'item') return { ...page, powerId: row.key }
  if (by === 'window') return { ...page, window: row.key }
  return by === 'channel' ? { ...page, channel: row.key } : page
}
