import type { Counted, FiguresBy } from '@mingdu/shared/cases/figures.rules'
import type { CaseFigureRow } from '@mingdu/shared/cases/figures.schema'
import { countedLink, type Narrowed } from '../../components/counted-link'
import type { Period } from './periods'

export type { Narrowed }

/** The list of the cases that a figure counts. */
export function casesLink(counted: Counted, period: Period, narrowed: Narrowed = {}): string {
  return countedLink('cases', counted, period, narrowed)
}

/** What a row of a breakdown narrows the page and its lists to. */
export function rowNarrowed(by: FiguresBy, row: Pick<CaseFigureRow, 'key'>, page: Narrowed): Narrowed {
  if (by === 'org' || by === 'region') return { ...page, orgId: row.key }
  if (by === 'item') return { ...page, powerId: row.key }
  if (by === 'window') return { ...page, window: row.key }
  return by === 'channel' ? { ...page, channel: row.key } : page
}
