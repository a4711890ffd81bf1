import type { SheetKind } from '@mingdu/shared/sheets/sheets.states'
import type { SheetTarget } from './sheets.target'
import { DUTIES_TARGET } from './targets.duties'
import { POWERS_TARGET } from './targets.powers'

/** Where each kind of sheet goes; its columns stand in `SHEET_TABLES`. */
export const TARGETS = { powers: POWERS_TARGET, duties: DUTIES_TARGET } as const satisfies Record<
  SheetKind,
  SheetTarget
>
