import type { StripDay } from '@mingdu/shared/tasks/tasks.schema'
import { ledgerRows } from './ledger'

const day = (date: string, kind: StripDay['kind'], documentNo: string | null = null): StripDay => ({
  date,
  kind,
  n: null,
  end: false,
  name: null,
  basis: null,
  documentNo,
  tentative: false,
})

const task = (strip: StripDay[], dispatched = true) => ({
  strip,
  suspension: null,
  matter: { id: '1', name: '河道整改', no: '演督〔2026〕37号' },
  clock: {
    dispatchedOn: dispatched ? '2026-11-09' : null,
    dispatchedAt: dispatched ? '2026-11-09T07:30:00.000Z' : null,
    due: '2026-11-30',
    tentative: false,
    limitWorkdays: 15,
    remaining: 3,
  },
})

describe('the ledger of a clock', () => {
  it('counts from the day after 派单, rest days apart', () => {
    const strip = [
      day('2026-11-10', 'used'),
      day('2026-11-13', 'used'),
      day('2026-11-14', 'rest'),
      day('2026-11-16', 'today'),
      day('2026-11-17', 'left'),
    ]
    const rows = ledgerRows(task(strip), '2026-11-16').map((r) => `${r.span}|${r.kind}|${r.counted}`)
    expect(rows).toEqual(['11-09 15:30|派单|0', '11-10 — 11-16|计时|3', '其中 1 日|休息日|0'])
  })

  it('shows a pause with its document as a spell of its own', () => {
    const strip = [
      day('2026-11-10', 'used'),
      day('2026-11-11', 'pause', '演政督停〔2026〕3号'),
      day('2026-11-12', 'used'),
    ]
    const rows = ledgerRows(task(strip), '2026-11-12')
    expect(rows.map((r) => `${r.kind} ${r.counted}`)).toEqual(['派单 0', '计时 1', '暂停 0', '计时 1'])
    expect(rows[2]?.basis).toBe('演政督停〔2026〕3号')
  })

  it('is empty before 派单', () => {
    expect(ledgerRows(task([], false), '2026-11-16')).toEqual([])
  })
})
