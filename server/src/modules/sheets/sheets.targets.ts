import type { ExportKind, ImportKind, SheetKind } from '@mingdu/shared/sheets/sheets.states'
import type { SheetSource, SheetTarget } from './sheets.target'
import { CASES_SOURCE } from './targets.cases'
import { CLUES_SOURCE } from './targets.clues'
import { DUTIES_TARGET } from './targets.duties'
import { PLANS_TARGET } from './targets.plans'
import { POWERS_TARGET } from './targets.powers'
import { MATTERS_SOURCE, TASKS_SOURCE } from './targets.supervision'

/** Where each kind of sheet that comes in goes; its columns stand in `SHEET_TABLES`. */
const TARGETS = {
  powers: POWERS_TARGET,
  duties: DUTIES_TARGET,
  plans: PLANS_TARGET,
} as const satisfies Record<ImportKind, SheetTarget>

/** Where each kind of sheet comes from. */
const SOURCES = {
  powers: POWERS_TARGET,
  duties: DUTIES_TARGET,
  cases: CASES_SOURCE,
  tasks: TASKS_SOURCE,
  matters: MATTERS_SOURCE,
  clues: CLUES_SOURCE,
} as const satisfies Record<ExportKind, SheetSource>

/** Where a job of an export reads: the contract lets no other kind out. */
export function sourceOf(kind: SheetKind): SheetSource {
  const sources: Partial<Record<SheetKind, SheetSource>> = SOURCES
  const source = sources[kind]
  if (!source) throw new Error(`${kind} is not exported`)
  return source
}

/** Where a job of an import writes: the contract takes no other kind in. */
export function targetOf(kind: SheetKind): SheetTarget {
  const targets: Partial<Record<SheetKind, SheetTarget>> = TARGETS
  const target = targets[kind]
  if (!target) throw new Error(`${kind} is not imported`)
  return target
}
