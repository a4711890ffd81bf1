import { CASES_TABLE } from './cases.table'
import { CLUES_TABLE } from './clues.table'
import { DUTIES_TABLE } from './duties.table'
import { MATTERS_TABLE } from './matters.table'
import { PLANS_TABLE } from './plans.table'
import { POWERS_TABLE } from './powers.table'
import type { SheetKind } from './sheets.states'
import type { SheetTable } from './table.rules'
import { TASKS_TABLE } from './tasks.table'

/** Every kind of sheet with its columns; a feature that wants its lists as Excel adds one here. */
export const SHEET_TABLES = {
  powers: POWERS_TABLE,
  duties: DUTIES_TABLE,
  plans: PLANS_TABLE,
  cases: CASES_TABLE,
  tasks: TASKS_TABLE,
  matters: MATTERS_TABLE,
  clues: CLUES_TABLE,
} as const satisfies Record<SheetKind, SheetTable>
