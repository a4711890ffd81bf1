import type { Refusal } from '../kernel/refusals'
import { SHEET_ACTIONS, SHEET_STATES, UNDO_HOURS, type SheetAction, type SheetState } from './sheets.states'

type Direction = 'import' | 'export'

/** What may be done in which state. */
const ALLOWED = {
  queued: ['cancel'],
  reading: ['cancel'],
  checked: ['commit', 'cancel'],
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
