import { countExportedCases, exportCases, type CaseExportFilter } from '../cases/export.service'
import type { SheetSource } from './sheets.target'

/** 办件: what who exports may read, by the conditions of the queue. */
export const CASES_SOURCE: SheetSource = {
  count: ({ scope, filter, today }) => countExportedCases(scope, filter as CaseExportFilter, today),
  records: ({ scope, filter, today, orgNames }) =>
    exportCases(scope, filter as CaseExportFilter, { today, orgNames }),
}
