import { countExportedClues, exportClues, type ClueExportFilter } from '../clues/export.service'
import type { SheetSource } from './sheets.target'

/** 线索: what who exports may read, without those that are kept from them. */
export const CLUES_SOURCE: SheetSource = {
  count: ({ scope, filter }) => countExportedClues(scope, filter as unknown as ClueExportFilter),
  records: ({ scope, filter }) => exportClues(scope, filter as unknown as ClueExportFilter),
}
