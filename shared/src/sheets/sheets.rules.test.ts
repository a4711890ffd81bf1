import { allowedSheetActions, sheetRefusal, undoUntil } from './sheets.rules'
import { SHEET_ACTIONS, SHEET_STATES, type SheetAction, type SheetState } from './sheets.states'

const NOW = Date.parse('2026-11-25T06:32:00.000Z')
const STATES = Object.keys(SHEET_STATES) as SheetState[]
const ACTIONS = Object.keys(SHEET_ACTIONS) as SheetAction[]

const ALLOWED: Partial<Record<SheetState, readonly SheetAction[]>> = {
  queued: ['cancel'],
  reading: ['cancel'],
  checked: ['correct', 'commit', 'cancel'],
  committed: ['undo'],
  ready: ['download'],
}

it.each(STATES)('lets be done in “%s” what fits it, and says of the rest why not', (state) => {
  const job = { direction: 'import' as const, state, undoUntil: undoUntil(NOW) }
  expect(allowedSheetActions(job, NOW).sort()).toEqual([...(ALLOWED[state] ?? [])].sort())
  for (const action of ACTIONS.filter((one) => !ALLOWED[state]?.includes(one)))
    expect(sheetRefusal(job, action, NOW)?.code).toBe('sheet.state')
})

it('takes an import back for 24 hours', () => {
  const job = { direction: 'import', state: 'committed', undoUntil: undoUntil(NOW) } as const
  expect(sheetRefusal(job, 'undo', NOW + 24 * 3_600_000)).toBeNull()
  expect(sheetRefusal(job, 'undo', NOW + 24 * 3_600_000 + 1)?.code).toBe('sheet.undo-late')
})

it('knows nothing to do with an export but to download it', () => {
  const queued = { direction: 'export', state: 'queued', undoUntil: null } as const
  expect(allowedSheetActions(queued, NOW)).toEqual([])
  expect(allowedSheetActions({ ...queued, state: 'ready' }, NOW)).toEqual(['download'])
})
