import type { ImportKind, SheetKind } from '@mingdu/shared/sheets/sheets.states'
import type { SheetSource, SheetTarget } from './sheets.target'
import { CASES_SOURCE } from './targets.cases'
import { DUTIES_TARGET } from './targets.duties'
import { POWERS_TARGET } from './targets.powers'

/** Where each kind of sheet that comes in goes; its columns stand in `SHEET_TABLES`. */
const TARGETS = { powers: POWERS_TARGET, duties: DUTIES_TARGET } as const satisfies Record<
  ImportKind,
  SheetTarget
>

/** Where each kind of sheet comes from. */
export const SOURCES = { ...TARGETS, cases: CASES_SOURCE } as const satisfies Record<SheetKind, SheetSource>

/** Where a job of an import writes: the contract takes no other kind in. */
export function targetOf(kind: SheetKind): SheetTarget {
  const targets: Partial<Record<SheetKind, SheetTarget>> = TARGETS
  const target = targets[kind]
  if (!target) throw new Error(`${kind} is not imported`)
  return target
}
