import type { Refusal } from '../kernel/refusals'
import {
  isPersonalKind,
  SHEET_ACTIONS,
  SHEET_KINDS,
  SHEET_STATES,
  UNDO_HOURS,
  type SheetAction,
  type SheetKind,
  type SheetState,
} from './sheets.states'

type Direction = 'import' | 'export'

/** What may be done in which state. */
const ALLOWED = {
  queued: ['cancel'],
  reading: ['cancel'],
  checked: ['correct', 'commit', 'cancel'],
  committing: [],
  committed: ['undo'],
  undoing: [],
  undone: [],
  writing: [],
  ready: ['download'],
  failed: [],
  cancelled: [],
} as const satisfies Record<SheetState, readonly SheetAction[]>

interface JobFacts {
  direction: Direction
  state: SheetState
  undoUntil: number | null
}

/** Whether an act fits the state of a job; null when it does. `now` in epoch milliseconds. */
export function sheetRefusal(job: JobFacts, action: SheetAction, now: number): Refusal | null {
  const allowed: readonly SheetAction[] = ALLOWED[job.state]
  const wrongWay = job.direction === 'export' && action !== 'download'
  if (wrongWay || !allowed.includes(action)) return stateRefusal(job, action)
  if (action === 'undo' && (job.undoUntil === null || now > job.undoUntil)) return { code: 'sheet.undo-late' }
  return null
}

export function allowedSheetActions(job: JobFacts, now: number): SheetAction[] {
  const all = Object.keys(SHEET_ACTIONS) as SheetAction[]
  return all.filter((action) => sheetRefusal(job, action, now) === null)
}

/** Why rows of a kind may not leave like this; null when they may. */
export function exportRefusal(
  kind: SheetKind,
  { format, purpose }: { format: 'xlsx' | 'csv'; purpose: string },
): Refusal | null {
  if (!isPersonalKind(kind)) return null
  if (purpose.trim().length < 4) return { code: 'sheet.purpose', details: { kind: SHEET_KINDS[kind] } }
  return format === 'xlsx' ? null : { code: 'sheet.workbook', details: { kind: SHEET_KINDS[kind] } }
}

/** The moment until which an import may be undone. */
export function undoUntil(committedAt: number): number {
  return committedAt + UNDO_HOURS * 3_600_000
}

function stateRefusal({ direction, state }: JobFacts, action: SheetAction): Refusal {
  const details = {
    direction: direction === 'import' ? '导入' : '导出',
    state: SHEET_STATES[state],
    action: SHEET_ACTIONS[action],
  }
  return { code: 'sheet.state', details }
}
